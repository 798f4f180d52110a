"""What two places in print say of two papers."""

from typing import Any

import pytest

from tests.dedup.samples import (
    ABSTRACT,
    BERG,
    DIFFERENT,
    KIM,
    LONG_TITLE,
    MAYBE,
    SAME,
    VERSION,
    outcome,
    paper,
    verdict,
)


def test_one_page_of_one_volume_holds_one_paper() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps 3(1): 5-9", date="2020")
    assert outcome(a, paper(LONG_TITLE, authors=BERG, venue="J Lamps 3: 5-9", date="2021")) is SAME
    assert outcome(a, paper("Some " + LONG_TITLE + "?", venue="J Lamps 3: 5-9")) is SAME
    assert outcome(a, paper("Vom Verlöschen der Lampen", authors=KIM, venue="J Lamps 3: 5-9")) is SAME
    assert outcome(a, paper("Vom Verlöschen der Lampen", authors=BERG, venue="J Lamps 3: 5-9")) is DIFFERENT
    supplement = a._replace(venue="J Lamps 3: 5")
    assert outcome(supplement, paper("Vom Verlöschen", authors=KIM, venue="J Lamps 3: 5")) is DIFFERENT


@pytest.mark.parametrize(
    ("where", "reason"),
    [
        ({"venue": "J Lamps 4(1): 8-9"}, "another volume"),
        ({"venue": "J Lamps 3(2): 8-9"}, "another issue"),
        ({"venue": "Rooms"}, "another journal"),
        ({"date": "2022"}, "another year"),
        ({"venue": "Rooms 3: 7"}, "another page"),
    ],
)
def test_one_work_in_two_places_is_two_versions(where: dict[str, Any], reason: str) -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps 3(1): 5-9", date="2020")
    b = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps", date="2020")._replace(**where)
    assert verdict(a, b) == (VERSION, f"same title, 2 authors in common, but {reason}")


def test_a_number_of_a_volume_may_slip_where_year_and_page_agree() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="J Lamps 3: 205-209", date="2020")
    assert outcome(a, a._replace(venue="J Lamps 4: 205-209")) is SAME
    assert outcome(a, a._replace(venue="J Lamps 4: 205-209", date="2021")) is VERSION
    assert outcome(a, a._replace(venue="J Lamps 4: 305-309")) is VERSION


def test_pages_of_one_issue_often_disagree() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="J Lamps 3(1): 5-9")
    assert outcome(a, a._replace(venue="J Lamps 3(1): e12724")) is SAME
    near = LONG_TITLE.replace("Rooms", "Room")
    assert outcome(a, paper(near, authors=KIM, venue="J Lamps 3(1): e12")) is SAME
    assert (
        outcome(a._replace(venue="J Lamps 3: 5"), paper(near, authors=KIM, venue="J Lamps 3: 9")) is VERSION
    )


def test_one_volume_prints_one_article_of_several_authors_once() -> None:
    """What stands in two issues of it was reprinted; but a column has one title and author in each issue."""
    team = (*KIM, "C. Third")
    a = paper(LONG_TITLE, authors=team, venue="Journal of Lamps 3(1): 5-9", date="2020")
    assert outcome(a, a._replace(venue="J Lamps 3(2): 8-8")) is SAME
    assert outcome(a, a._replace(venue="J Lamps 3(Suppl 2): S8")) is VERSION
    assert outcome(a._replace(authors=KIM), a._replace(authors=KIM, venue="J Lamps 3(2): 8")) is VERSION


def test_what_one_author_prints_twice_in_a_volume_is_two_versions() -> None:
    a = paper(LONG_TITLE, authors=KIM[:1], venue="J Lamps 363(9410): 211", date="2020")
    assert outcome(a, a._replace(venue="J Lamps 363(9417): 800")) is VERSION
    assert outcome(a, a._replace(venue="J Lamps 363(9417)")) is SAME


def test_pages_counted_with_an_s_are_those_of_a_supplement() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="J Lamps 54(9): 2371-2379", date="2020")
    assert outcome(a, a._replace(venue="J Lamps 54: S312")) is VERSION
    assert outcome(a, a._replace(venue="J Lamps 54: 2731-2379")) is SAME


def test_an_abstract_that_was_edited_years_later_is_another_version() -> None:
    a = paper(LONG_TITLE, ABSTRACT, authors=KIM, venue="Lamp Reviews", date="2005")
    edited = ABSTRACT.replace("five rooms", "seven rooms").replace("forty", "sixty").replace("nine", "ten")
    assert outcome(a, a._replace(abstract=edited, date="2007")) is VERSION
    assert outcome(a, a._replace(abstract=edited, date="2006")) is SAME
    assert outcome(a, a._replace(date="2007")) is SAME


def test_an_abstract_in_a_supplement_comes_before_the_article() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="J Lamps 3(9): 205-209")
    for supplement in ("J Lamps 3(SUPPL.): S12", "J Lamps 3(S1): 12", "J Lamps 3(Suppl 9): 12"):
        assert outcome(a, a._replace(venue=supplement)) is VERSION
    assert outcome(a._replace(venue="J Lamps 3(S1): 12"), a._replace(venue="J Lamps 3(Suppl): S12")) is SAME


def test_a_team_prints_several_abstracts_in_one_supplement() -> None:
    a = paper(
        "Treatment of lighter lanterns with clear oil in halls", authors=KIM, venue="J Lamps 3(Suppl): S12"
    )
    sister = a._replace(title="Treatment of brighter lanterns with clear oil in halls")
    assert outcome(a, sister._replace(venue="J Lamps 3(Suppl): S15")) is MAYBE
    other_words = a._replace(title="Treatment of lighter lanterns with clear wax in halls")
    assert outcome(a, other_words) is MAYBE
    assert (
        outcome(a._replace(venue="J Lamps 3: 12-19"), other_words._replace(venue="J Lamps 3: 12-19")) is SAME
    )


def test_a_team_prints_companion_papers_on_other_pages_of_one_volume() -> None:
    a = paper("Oil in lanterns of tall halls and its burning", authors=KIM, venue="J Lamps 3(1): 205-209")
    like = a._replace(title="Oil in lantern of tall halls and its burning")
    assert outcome(a, like._replace(venue="J Lamps 3(1): 210-215")) is MAYBE
    assert outcome(a, like._replace(venue="J Lamps 3(1): 207-209")) is SAME  # a misprinted number
    assert outcome(a, like._replace(venue="J Lamps 3(1): 1-5")) is SAME  # counted within the article
    assert outcome(a, like._replace(venue="J Lamps 3(1): 0-5")) is SAME


def test_what_counts_its_issues_by_years_prints_an_update_in_another_one() -> None:
    a = paper(LONG_TITLE, ABSTRACT, authors=KIM, venue="Lamp Reviews (1): CD001533", date="2005")
    assert outcome(a, a._replace(venue="Lamp Reviews (4): CD001533", date="2007", abstract="")) is VERSION
    assert outcome(a, a._replace(venue="Lamp Reviews (4): CD001533")) is SAME
    assert outcome(a, a._replace(venue="Lamp Reviews 9(4): CD001533", date="2007")) is SAME


def test_an_article_in_press_has_no_volume_and_other_pages() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps 3: 205-209", date="2020")
    assert outcome(a, a._replace(venue="J Lamps, pp. 1-5")) is SAME
    assert outcome(a, a._replace(venue="J Lamps, pp. 1-5", date="2021")) is SAME
    assert outcome(a, a._replace(venue=None, date="2021")) is SAME
    assert outcome(a, a._replace(venue="J Lamps, pp. 1-5", date="2022")) is VERSION
    assert outcome(a, a._replace(venue="J Lamps 4: 1-5", date="2021")) is VERSION
    alone = a._replace(authors=KIM[:1])
    assert outcome(alone, alone._replace(venue="J Lamps, pp. 1-5", date="2021")) is VERSION


def test_one_range_of_pages_is_one_print_whatever_its_journal_is_called() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Deutsche Lampen-Wochenschrift 9: 935-940", date="2020")
    b = paper(LONG_TITLE, authors=KIM, venue="Dtsch Lamp Wochenschr 9: 935-940", date="2020")
    assert outcome(a, b) is SAME
    translated = b._replace(title="The Slow Fade of Lanterns in Windowless Rooms", authors=())
    assert outcome(a, translated) is SAME
    assert outcome(a, b._replace(venue="Rooms, pp. 935-940")) is SAME
    first_pages = a._replace(venue="Journal of Lamps, pp. 1-6"), b._replace(venue="Rooms, pp. 1-6")
    assert outcome(*first_pages) is VERSION


def test_a_volume_of_one_year_may_go_by_two_names() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Deutsche Lampen-Wochenschrift 129: 935-940", date="2020")
    assert outcome(a, a._replace(venue="Dtsch Lamp Wochenschr 129")) is SAME
    assert outcome(a, a._replace(venue="Dtsch Lamp Wochenschr 129", date="2021")) is VERSION
    assert outcome(a, a._replace(venue="Dtsch Lamp Wochenschr 129: 12")) is VERSION
    column = a._replace(authors=KIM[:1])
    assert outcome(column, column._replace(venue="Rooms 129")) is VERSION
