"""Where papers were printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from papertriage.dedup.place import place


@pytest.mark.parametrize(
    ("line", "volume", "issue", "page", "pages"),
    [
        ("Phys.Rev.D76:013009,2007", "76", "", "13009", 0),
        ("Blood. 2010;116(21):1720-1", "116", "21", "1720", 2),
        ("Nat Rev Nephrol 7(1): 23-35", "7", "1", "23", 13),
        ("J. Inform. 38(2): 849–71", "38", "2", "849", 23),
        ("Cancer 105: 253-262", "105", "", "253", 10),
        ("Nature 512, e12724", "512", "", "12724", 0),
        ("J 30(Suppl 2): S30-38", "30", "2", "30", 9),
        ("Blood 110(1256): 9", "110", "", "9", 0),
        ("MISQ 38(2)", "38", "2", "", 0),
        ("Cancer 127:1923-1930", "127", "", "1923", 8),  # pages that look like years
        ("Phys. Rev. Lett. 98 (2007) 013009", "98", "", "13009", 0),
        ("Khirurgiia (109):109-111", "", "", "109", 3),  # an issue, or a database's number, and no volume
        ("Reviews of Lamps (1425)", "", "", "", 0),
        ("Lamps 6(2):CD006828", "6", "2", "6828", 0),
        ("Chest, pp. 12-34", "", "", "12", 23),
        ("Lamps 27(9):1-Jun", "27", "9", "", 0),  # a spreadsheet took pages 1-6 for a date
        ("Lamps 14:t-8", "14", "", "", 0),
        ("23rd Congress of Lamps 2024", "", "", "", 0),
        ("NeurIPS 2023", "", "", "", 0),
        ("0168-8278 40(2):31-39", "40", "2", "31", 9),  # a journal's number in the place of its name
        ("Lamps 3: 59-51", "3", "", "59", 0),  # backwards
        ("", "", "", "", 0),
    ],
)
def test_volume_issue_and_page_are_read_off_a_line(
    line: str, volume: str, issue: str, page: str, pages: int
) -> None:
    found = place(line)
    assert (found.volume, found.issue, found.page, found.pages) == (volume, issue, page, pages)


@given(st.text(max_size=400) | st.text(alphabet="JS.pe 019()-–:;,", max_size=40))
def test_of_any_line_the_numbers_that_are_told_stand_in_it(line: str) -> None:
    found = place(line)
    told = [found.volume, found.issue, found.page]
    assert all(number in line and (not number or number.isdecimal()) for number in told)
    assert found.pages >= 0


def test_a_supplement_is_told_from_the_issue() -> None:
    assert place("J 30(Suppl 2): S30-38").is_supplement
    assert place("J 30(S2): 30-38").is_supplement
    assert not place("J 30(2): 30-38").is_supplement
