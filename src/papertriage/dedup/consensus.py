"""What many copies of one paper say together; its title is the one that most of them print.

A misspelt title is often the longest, and would be shown for ever, and keep the next copies away.
"""

from collections import Counter
from collections.abc import Sequence
from functools import reduce

from papertriage.dedup.folded import folded
from papertriage.dedup.merging import merge, title_order
from papertriage.model import Paper


def together(copies: Sequence[Paper]) -> Paper:
    """One paper of all copies, whatever their order."""
    return reduce(merge, copies)._replace(title=_title(copies))


def _title(copies: Sequence[Paper]) -> str:
    """The title that most copies print, a part of it at least; of spellings of that the fullest."""
    forms = {copy.title: folded(copy).bare for copy in copies}
    printed = Counter(forms[copy.title] for copy in copies)
    votes = {form: sum(printed[part] for part in printed if is_part(part, form)) for form in printed}
    return min(forms, key=lambda title: (-votes[forms[title]], title_order(title)))


def is_part(part: str, title: str) -> bool:
    """Whether a folded title is the other one, or what is left of it without a subtitle or a name."""
    return part in ("", title) or title.startswith(f"{part} ") or title.endswith(f" {part}")
