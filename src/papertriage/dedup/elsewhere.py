"""Whether one work was printed in two places: then its prints are versions of one another."""

from papertriage.dedup.folded import Folded
from papertriage.dedup.pair import Pair


def elsewhere(pair: Pair) -> str:
    """What says that two prints of one work stand in two places; empty where nothing does."""
    if pair.other_identifier:
        return f"other {pair.other_identifier}"
    if _is_preprint(pair.a) != _is_preprint(pair.b) and _is_published(pair.a) != _is_published(pair.b):
        return "one is a preprint"
    return _other_numbers(pair) or _other_surroundings(pair)


def _is_preprint(paper: Folded) -> bool:
    return bool(paper.identifiers.arxiv)


def _is_published(paper: Folded) -> bool:
    return bool(paper.identifiers.doi or paper.identifiers.pmid)


def _other_numbers(pair: Pair) -> str:
    """In what the numbers of volume, issue and page disagree, the coarser ones first."""
    if pair.same_volume is False and (pair.years_apart != 0 or not pair.same_page):
        return "other volume"
    if pair.same_volume and pair.same_venue is not False:
        if pair.same_issue is False:
            return "other issue"
        if pair.titles_equal or pair.same_issue:
            return ""  # pages disagree often: "e12", "1-6", counted anew in a translation
    return "other page" if pair.same_page is False else ""


def _other_surroundings(pair: Pair) -> str:
    """What else tells two prints apart, where volume and page don't say that they are one."""
    if pair.same_volume and (pair.same_page or pair.same_venue):
        return ""
    if pair.same_venue is False:
        return "other journal"
    dois = pair.a.identifiers.doi, pair.b.identifiers.doi
    if all(dois) and dois[0] != dois[1] and not pair.same_venue:
        return "other publisher's DOI"
    return "other year" if pair.years_apart and pair.shared_text is None else ""
