"""A whole citation in one cell, as tables of Embase and PubMed have it, taken apart."""

import re

from papertriage.readers._reference import Reference

_SHAPES = [
    # Cancer (2004) 102:4 (253-258). Date of Publication: 25 Aug 2004
    re.compile(
        r"(?P<journal>[^()]{1,300}) \((?P<year>\d{4})\)"
        r" ?(?P<volume>[^():]{0,40})(?::(?P<number>[^() ]{1,20}))?"
        r"(?: ?\((?P<pages>[^()]{1,40})\))?\.?(?: Date of Publication: (?P<date>.{4,40}))?"
    ),
    # Behav Ther. 2022 Mar;53(2):334-347. doi: 10.1016/j.beth.2021.09.007. Epub 2021 Oct 12.
    re.compile(
        r"(?P<journal>[^;]{1,300})\. (?P<date>(?P<year>\d{4})[^;:.]{0,30});(?P<volume>[^();:]{0,20})"
        r"(?:\((?P<number>[^()]{1,20})\))?(?::(?P<pages>[^;. ]{1,40}))?\..{0,300}"
    ),
]


def cited(reference: Reference, citation: str) -> Reference:
    """The reference with what a citation of one of these shapes says of journal, date and place."""
    for shape in _SHAPES:
        if found := shape.fullmatch(citation):
            parts = {name: part.strip() for name, part in found.groupdict("").items()}
            return reference._replace(
                journal=parts["journal"],
                year=reference.year or parts["year"],
                dates=[*reference.dates, parts["date"]],
                volume=parts["volume"],
                number=parts["number"],
                pages=parts["pages"],
            )
    return reference
