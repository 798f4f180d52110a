"""``triage``: line by line, and on a terminal with real keys."""
