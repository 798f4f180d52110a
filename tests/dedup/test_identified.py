"""What identifiers say of two papers."""

import pytest

from papertriage.dedup import Folded
from papertriage.model import Identifiers
from tests.dedup.samples import (
    ABSTRACT,
    BERG,
    DIFFERENT,
    KIM,
    LONG_TITLE,
    MAYBE,
    OTHER_ABSTRACT,
    SAME,
    SPLATS_3D,
    SPLATS_4D,
    VERSION,
    outcome,
    paper,
    verdict,
)


@pytest.mark.parametrize(
    "identifiers", [Identifiers("2401.00001"), Identifiers(doi="10.1/a"), Identifiers(pmid="7")]
)
def test_one_identifier_is_one_paper_if_the_titles_are_at_all_alike(identifiers: Identifiers) -> None:
    a = paper("Lanterns that fade slowly in rooms", ABSTRACT, identifiers=identifiers)
    assert outcome(a, paper("Lamps that fade slowly: in a room", identifiers=identifiers)) is SAME
    assert outcome(a, paper("Quite Another Name", ABSTRACT[:250], identifiers=identifiers)) is SAME
    assert outcome(a, paper("Quite Another Name", OTHER_ABSTRACT, identifiers=identifiers)) is MAYBE


def test_a_supplement_may_have_one_doi_for_many_papers() -> None:
    doi = Identifiers(doi="10.1000/supplement")
    venue = "Annals of Lamps 54(SUPPL. 1):"
    kim = paper("Soft lanterns calm sleepers in small rooms", ABSTRACT, authors=KIM, identifiers=doi)
    berg = paper("Dim lanterns calm sleepers in large rooms", OTHER_ABSTRACT, authors=BERG, identifiers=doi)
    assert outcome(kim, berg) is MAYBE
    assert outcome(kim._replace(venue=f"{venue}S45"), berg._replace(venue=f"{venue}S301")) is MAYBE
    assert outcome(kim._replace(abstract="", authors=()), berg._replace(abstract="")) is SAME
    assert outcome(kim, berg._replace(abstract=ABSTRACT)) is SAME
    one = kim._replace(abstract="", venue=f"{venue}S45")
    other = berg._replace(abstract="", authors=KIM, venue=f"{venue}S46")
    assert outcome(one, other) is MAYBE  # soft, dim
    translated = paper("Lampen beruhigen Schlaefer", authors=KIM, identifiers=doi, venue=f"{venue}S45")
    assert outcome(one, translated) is SAME


def test_two_identifiers_of_one_scheme_are_two_versions_of_one_text() -> None:
    a = SPLATS_3D._replace(identifiers=Identifiers(arxiv="2401.00001"))
    b = SPLATS_3D._replace(identifiers=Identifiers(arxiv="2402.00002"))
    assert verdict(a, b) == (VERSION, "same title and abstract, but other arXiv id")
    assert outcome(a, SPLATS_4D._replace(identifiers=b.identifiers)) is DIFFERENT


def test_a_preprint_and_the_article_are_versions() -> None:
    preprint = SPLATS_3D._replace(identifiers=Identifiers(arxiv="2401.00001"))
    article = SPLATS_3D._replace(identifiers=Identifiers(doi="10.1000/a"))
    assert outcome(preprint, article) is VERSION
    assert outcome(preprint, article._replace(identifiers=Identifiers("2401.00001", "10.1000/a"))) is SAME


def test_an_arxiv_doi_is_an_arxiv_id() -> None:
    a = SPLATS_3D._replace(identifiers=Identifiers(arxiv="2401.00001"))
    b = paper("A New Title of the Lantern Splats", identifiers=Identifiers(doi="10.48550/arxiv.2401.00001"))
    assert Folded(b).identifiers == a.identifiers
    assert outcome(a, b) is MAYBE


def test_dois_of_two_publishers_of_one_journal_are_one_paper() -> None:
    a = SPLATS_3D._replace(identifiers=Identifiers(doi="10.1000/a"), venue="Journal of Lamps")
    b = SPLATS_3D._replace(identifiers=Identifiers(doi="10.2000/a"), venue="J Lamps")
    assert outcome(a, b) is SAME
    assert outcome(a, b._replace(venue=None)) is VERSION


def test_what_a_link_left_at_the_end_of_a_doi_is_dropped() -> None:
    a = paper(LONG_TITLE, identifiers=Identifiers(doi="10.1000/a"))
    for doi in ("10.1000/a/", "10.1000/a)"):
        assert verdict(a, a._replace(identifiers=Identifiers(doi=doi))) == (SAME, "same DOI")
