"""How a reading list that ``papertriage export`` has written is told from other Markdown lists."""

import re

_HEADING = re.compile(r"\s*# Reading list \(\d{1,9}\)\s*\n", re.ASCII)
TASK = re.compile(r"\s*[-*+] \[[ xX]\] (?P<facts>.+) <!-- [0-9a-f]{12} -->\s*")  # a line


def is_reading_list(text: str) -> bool:
    """Whether the text is a list of ours."""
    return bool(_HEADING.match(text))
