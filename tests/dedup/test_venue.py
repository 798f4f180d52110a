"""Names of journals and conferences."""

from string import ascii_lowercase

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.dedup.place import place
from papertriage.dedup.venue import same_venue, venue


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Nature Reviews Nephrology", "Nat Rev Nephrol"),
        ("JPEN. Journal of Lamps", "JPEN. J Lamps"),
        ("ACM SIGMOD Record", "SIGMOD Record"),
        ("SIGMOD Conference", "International Conference on Management of Data"),
        ("NeurIPS", "Advances in Neural Information Processing Systems"),
        ("VLDB", "Very Large Data Bases"),
        ("VLDB J.", "The VLDB Journal — The International Journal on Very Large Data Bases"),
        ("Commun. ACM", "Communications of the ACM"),
        ("CACM", "Communications of the ACM"),
        ("MISQ", "MIS Quarterly"),
        ("Proc Natl Acad Lamps U S A", "Proceedings of the National Academy of Lamps of the United States"),
        ("Journal of Lamps: the official organ", "Journal of Lamps"),
        ("Lamp Epidemiology Markers and Prevention", "Lamp Epidemiology, Markers & Prevention"),
        ("Intl Journal of Lamps.Journal International des Lampes", "Intl J Lamps"),
        ("Revista de Lamparas/Pan American Journal of Lamps", "Pan American Journal of Lamps"),
        ("Lamp Insights: Rooms and Halls", "Lamp Insights Rooms Halls"),
        ("LIT", "Proceedings of the LIT Conference on Lanterns"),
        ("LIT", "Conference on Lanterns (LIT '95)"),
        ("LIT", "12th ACM SIGLIT Symposium on Lanterns"),
        ("LIT", "LIT 2018"),
        ("PALS", "Pacific-Asia Conference on Lamp Science"),
        ("CoRR", "arXiv preprint arXiv:2001.00001"),
        (
            "Lanterns.Conference: 23rd Congress of the Lamp Society Kyoto",
            "23rd Congress of the Lamp Society Kyoto",
        ),
    ],
)
def test_shortened_names_are_one_venue(a: str, b: str) -> None:
    assert same_venue(venue(a), venue(b)) is True
    assert same_venue(venue(b), venue(a)) is True


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("Cancer", "Cancer Research"),
        ("ICML", "ICLR"),
        ("Chest", "Thorax"),
        ("Clinical Lamps", "Lamps of Today"),
        ("LIT", "LIT Internal Lamps"),
        ("International Conference on Lamp Vision", "International Journal of Lamp Vision"),
        ("Notl Lamps", "National Lamps"),
        ("Nate Lamps", "National Lamps"),
    ],
)
def test_other_names_are_other_venues(a: str, b: str) -> None:
    assert same_venue(venue(a), venue(b)) is False


@pytest.mark.parametrize("name", ["", "ACM Press", "Springer-Verlag", "portal.acm.org", "www.lamps.edu"])
def test_a_missing_name_tells_nothing_nor_does_a_publisher(name: str) -> None:
    assert same_venue(venue(name), venue("Chest")) is None


def test_a_name_that_is_cut_tells_nothing_but_what_is_left_of_it() -> None:
    assert same_venue(venue("Proceedings of the … on Very Large"), venue("Chest")) is None
    assert same_venue(venue("… Conference on Management of Data"), venue("SIGMOD Conference")) is True


@given(st.text(max_size=400), st.text(max_size=400))
def test_it_is_all_the_same_which_is_named_first(a: str, b: str) -> None:
    assert same_venue(venue(a), venue(b)) == same_venue(venue(b), venue(a))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("aaaaaaaaab ", "aaaaaaaaaa c "),
        (" ".join(f"aaaaaaaaa{letter}" for letter in ascii_lowercase), "aaaaaaaaaa "),
        ("aaaaaaaaab ", "a the a of "),
    ],
)
def test_lines_made_to_be_slow_are_compared_as_far_as_a_name_may_go(a: str, b: str) -> None:
    """Beyond some hundred letters this test would never end."""
    one, other = place(a * 20_000).venue, place(b * 20_000).venue
    assert same_venue(one, other) is same_venue(place(a * 40).venue, place(b * 40).venue)
