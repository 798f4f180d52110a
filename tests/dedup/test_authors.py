"""What two lists of authors say of two papers."""

from tests.dedup.samples import BERG, DIFFERENT, KIM, LONG_TITLE, MAYBE, SAME, outcome, paper


def test_other_authors_speak_against_one_title() -> None:
    a = paper(LONG_TITLE, authors=KIM)
    assert outcome(a, paper(LONG_TITLE, authors=BERG)) is MAYBE
    assert outcome(a._replace(date="2001"), paper(LONG_TITLE, authors=BERG, date="2009")) is DIFFERENT
    assert outcome(a, paper(LONG_TITLE + ": More", authors=BERG)) is DIFFERENT
    assert outcome(a, paper(LONG_TITLE, authors=("Yoon Kim", "Ada L?f", "C. Third"))) is SAME


def test_names_whose_order_was_mistaken_are_the_same() -> None:
    a = paper(LONG_TITLE, authors=("Wei Li", "Ada Löf"))
    assert outcome(a, a._replace(authors=("Li Wei", "Löf Ada"))) is SAME
    assert outcome(a, a._replace(authors=("Li Bo", "Löf Uma"))) is MAYBE


def test_most_authors_of_one_title_must_agree() -> None:
    a, few = paper(LONG_TITLE, authors=(*KIM, "C. Third")), paper(LONG_TITLE, authors=("Kim, Y.", *BERG))
    assert outcome(a, few) is MAYBE
    assert outcome(a, few._replace(authors=(*KIM, "D. Fourth"))) is SAME
    printed = a._replace(venue="J Lamps 3(1)")
    assert outcome(printed, few._replace(venue="J Lamps 3(1)")) is SAME
    assert outcome(printed, few._replace(venue="J Lamps 3(2)")) is MAYBE


def test_a_short_title_wants_two_authors() -> None:
    assert outcome(paper("Lanterns", authors=KIM), paper("Lanterns", authors=KIM)) is SAME
    assert outcome(paper("Lanterns", authors=KIM[:1]), paper("Lanterns", authors=KIM[:1])) is MAYBE


def test_a_short_title_in_one_volume_is_enough_unless_the_pages_are_others() -> None:
    a = paper("Frugal Lanterns", venue="J Lamps 3")
    assert outcome(a, a) is SAME
    assert outcome(a._replace(venue="J Lamps 3: 5"), a._replace(venue="J Lamps 3: 9")) is MAYBE


def test_close_titles_want_authors() -> None:
    a = paper(LONG_TITLE, authors=KIM, date="2020")
    typo = LONG_TITLE.replace("Fading", "Fadinng")
    assert outcome(a, paper(typo, authors=KIM, date="2020")) is SAME
    assert outcome(a, paper(typo, authors=KIM, date="2021")) is SAME
    assert outcome(a, paper(typo, authors=KIM, date="2022")) is MAYBE
    assert outcome(a, paper(typo)) is MAYBE


def test_lists_of_authors_may_be_badly_printed_within_one_issue_but_letters_are_many() -> None:
    a = paper(LONG_TITLE, authors=KIM, venue="Journal of Lamps 3(1): 5-9")
    assert outcome(a, paper(LONG_TITLE, authors=BERG, venue="J Lamps 3(1)")) is SAME
    assert outcome(a, paper(LONG_TITLE, authors=BERG, venue="J Lamps 3(1): 10-12")) is MAYBE
    letter = paper(LONG_TITLE, authors=BERG, venue="J Lamps 3(1): 5")
    assert outcome(a._replace(venue="J Lamps 3(1): 5"), letter) is MAYBE
    assert outcome(a, paper(LONG_TITLE, authors=BERG, venue="J Lamps 3")) is MAYBE


SAME_YEAR = {"venue": "SIGMOD Conference", "date": "1999"}


def test_on_one_occasion_the_same_people_give_one_paper_of_a_title() -> None:
    a = paper("On Views and XML", authors=KIM[:1], **SAME_YEAR)
    assert outcome(a, a._replace(venue="International Conference on Management of Data")) is SAME
    assert outcome(a, a._replace(date="2001")) is MAYBE
    assert outcome(a, a._replace(venue="VLDB")) is MAYBE
    column = paper("Career Forum", authors=KIM[:1], **SAME_YEAR)
    assert outcome(column, column) is MAYBE


def test_on_one_occasion_words_may_be_missing_in_a_title() -> None:
    a = paper("Managing Distributed Heterogeneous Lantern Assets", authors=KIM, **SAME_YEAR)
    assert outcome(a, a._replace(title="Managing Heterogeneous Lantern Assets")) is SAME
    assert outcome(a, a._replace(title="Managing Heterogeneous Lantern Assets", date="2001")) is DIFFERENT
    assert outcome(a, a._replace(title="Managing Distributed Heterogeneous Lantern Risks")) is MAYBE
