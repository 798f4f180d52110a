"""Whether one work was printed in two places: then its prints are versions of one another."""

from papertriage.dedup.folded import Folded
from papertriage.dedup.pair import Pair

_MORE_THAN_A_COLUMN = 3  # authors
_COPIED = 0.9  # share of the phrases


def elsewhere(pair: Pair) -> str:
    """What says that two prints of one work stand in two places; empty where nothing does."""
    if pair.other_identifier:
        return f"other {pair.other_identifier}"
    if pair.same_place or pair.same_pages:
        return ""
    if (_is_preprint(pair.a) and _is_article(pair.b)) or (_is_preprint(pair.b) and _is_article(pair.a)):
        return "one is a preprint"
    return _other_numbers(pair) or _other_journal(pair)


def _is_preprint(paper: Folded) -> bool:
    """Whether only arXiv names the paper."""
    known = paper.identifiers
    return bool(known.arxiv and not known.doi and not known.pmid)


def _is_article(paper: Folded) -> bool:
    """Whether a journal or PubMed names the paper, and arXiv does not."""
    known = paper.identifiers
    return bool((known.doi or known.pmid) and not known.arxiv)


def _other_numbers(pair: Pair) -> str:
    """Where the numbers of volume, issue or page disagree, the coarsest first."""
    if pair.same_volume is False and (pair.years_apart != 0 or not pair.same_page):
        return "another volume"
    unnumbered = pair.same_venue and pair.same_volume is None
    if unnumbered and (pair.years_apart == 0 or _was_in_press(pair)):
        return ""  # an article in press, whose pages begin with 1, or some record's odd numbers
    if unnumbered and _issues_are_of_years(pair):
        return "another issue"
    if pair.same_volume and pair.same_venue is not False:
        return _other_part_of_volume(pair)
    return _other_page(pair)


def _issues_are_of_years(pair: Pair) -> bool:
    """Whether a journal without volumes printed them in other issues, as Cochrane counts: by years."""
    volumes = pair.a.place.volume or pair.b.place.volume
    return not volumes and bool(pair.years_apart) and pair.same_issue is False


def _other_part_of_volume(pair: Pair) -> str:
    """Where in one volume two prints stand apart."""
    if pair.same_page is False and pair.a.place.is_supplement != pair.b.place.is_supplement:
        return "another issue"  # an abstract comes before the article
    if pair.same_issue is False:
        return "" if _is_one_article(pair) else "another issue"
    if pair.same_issue or (pair.titles_equal and pair.shared_names > 1):
        return ""  # the pages of one paper often disagree: 125 or e12, the print's or a translation's
    return _other_page(pair)


def _other_page(pair: Pair) -> str:
    return "another page" if pair.same_page is False else ""


def _is_one_article(pair: Pair) -> bool:
    """Whether two issues of one volume surely print one article: it was reprinted, or one record is wrong.

    A column has one title and author in each issue; an abstract in a supplement comes before the article.
    """
    several_authors = pair.shared_names >= _MORE_THAN_A_COLUMN and not pair.a.says_little
    return bool(pair.same_venue and pair.titles_equal and several_authors and not pair.in_supplement)


def _other_journal(pair: Pair) -> str:
    """What else tells two prints apart, unless one volume of one journal, or one page, holds them."""
    one_volume = pair.same_volume and pair.years_apart == 0 and pair.same_page is None
    if one_volume and pair.same_people and pair.shared_names > 1:
        return ""  # the name of one of the journals is spelt in a way of its own
    if pair.same_volume and (pair.same_page or pair.same_venue):
        return ""
    if pair.same_venue is False:
        return "another journal"
    dois = {pair.a.identifiers.doi, pair.b.identifiers.doi} - {None}
    if len(dois) == 2 and not pair.same_venue:
        return "another publisher's DOI"
    if not pair.years_apart or _was_in_press(pair):
        return ""
    edited = pair.years_apart > 1 and (pair.shared_phrases or 0.0) < _COPIED
    return "another year" if edited or pair.shared_text is None else ""


def _was_in_press(pair: Pair) -> bool:
    """Whether one of the two was told of before it had a journal or a volume, a year before or behind."""
    one_volume = bool(pair.a.place.volume) != bool(pair.b.place.volume)
    several = pair.same_people and pair.shared_names > 1 and not pair.a.says_little
    return pair.years_apart == 1 and several and (pair.same_venue is None or (pair.same_venue and one_volume))
