"""A page that nobody knows: a list of papers is guessed, and whatever else there is on the web refused."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from papertriage.errors import PageError
from papertriage.model import Page, Reading
from papertriage.readers import known_formats, read_page
from papertriage.readers._generic_card import is_abstract
from tests.readers.conversions import PAGES, reading_of

TITLES = [
    "Steam Engines Revisited: A Benchmark for Kettles",
    "Do Bees Plan Their Routes Home Before Dark?",
    "A Calorimeter the Size of a House and a Half",
    "On the Curvature of Bananas in Strong Fields",
    "Learning to Whistle with Sparse Rewards",
    "Seventeen Ways to Lose a Sock",
]
NAMES = [
    "Ada Fern, Bo Lark",
    "Dov Reed, Ella Moss",
    "Finn Ash, Gus Oak",
    "Ivy Rue, Jon Fir",
    "Kim Yew, Lou Box",
    "Max Hop, Nia Tea",
]
PROSE = (
    "A kettle is a vessel in which water is boiled. It was known in antiquity, and has been made of iron."
    " Since the nineteenth century there are kettles that whistle, and electric ones, of which the first"
    " had their element in a chamber beneath the water. They are common in the whole world."
)


def html(parts: Iterable[str]) -> str:
    menu = "".join(f"<li><a href='/menu/{at}'>A menu of many words, {at}</a></li>" for at in range(12))
    return f"<!doctype html><html><body><nav><ul>{menu}</ul></nav><main>{''.join(parts)}</main></body></html>"


def each(card: str) -> Iterable[str]:
    """The card once for each title, with a number, names and one name."""
    for at, (title, names) in enumerate(zip(TITLES, NAMES, strict=True), 1):
        one = names.split(",")[0]
        yield card.format(at=at, title=title, names=names, one=one, small=title.lower())


REFUSED = {
    "a menu": html([]),
    "links of a blog": html(each("<li><a href='https://site{at}.example'>{title}</a></li>")),
    "posts of a blog": html(
        each(
            "<div class=post><h2><a href='/{at}'>{title}</a></h2><p>By {one} on March {at}, 2024</p>"
            "<p>In which I tell you about my weekend, the garden, and what the neighbours said of the fence "
            "that we had put up between the two houses, and of the kettle that stood on it all that time.</p>"
            "<a href='/{at}'>Read More</a> <span class=tags>Deep Learning, Garden Work</span></div>"
        )
    ),
    "news": html(
        each("<article><h3><a href='/{at}'>Minister says {small}</a></h3><p>By {one}</p></article>")
    ),
    "results of a search engine": html(
        each(
            "<div class=g><a href='https://arxiv.org/abs/2401.9000{at}'><h3>{title} - arXiv</h3></a>"
            "<cite>https://arxiv.org › abs</cite><div>3 days ago — … {names} … by kettles …</div></div>"
        )
    ),
    "files on GitHub": html(
        each(
            "<tr><td><a href='/o/r/blob/main/f{at}.py'>f{at}.py</a></td>"
            "<td><a href='/o/r/commit/{at}'>Mend {small}</a></td><td>3 years ago</td></tr>"
        )
    ),
    "an article and its references": html(
        [
            *(f"<p>{PROSE} <a href='/wiki/Kettle'>And so on and on</a></p>" for _ in range(6)),
            "<ol class=references>",
            *each(
                "<li><cite>{names} (2001). <a href='https://doi.org/10.1234/w.{at}'>“{title}”</a>.</cite></li>"
            ),
            "</ol>",
        ]
    ),
    "people": html(
        each("<li><a href='/people/{at}'>{names}</a>, Room {at}, arrives at {at} and leaves at six</li>")
    ),
    "products": html(
        each("<div><a href='/p/{at}'>Steel kettle with a long handle, {at}</a><b>19.9{at}</b></div>")
    ),
    "threads of a forum": html(
        each("<tr><td><a href='/t/{at}'>How do I {small}</a></td><td>ada99, bo_l</td></tr>")
    ),
    "four papers and no more": html(
        list(each("<h3>{title}</h3><p>{names}</p><a href='https://arxiv.org/abs/2401.9000{at}'>pdf</a>"))[:4]
    ),
    "the same title again and again": html(f"<h3>{TITLES[0]}</h3><p>{NAMES[0]}</p>" for _ in range(9)),
    "prose in HTML": html(f"<p>{PROSE}</p>" for _ in range(9)),
    "chapters of a text": "\n\n".join(
        f"What happened in the winter of that year\n\n{PROSE}" for _ in range(9)
    ),
    "notes": "Dear all,\n\nplease find below what I wrote down.\n\n- one\n- two\n\nYours, A.\n",
    "one long line": "kettle " * 100_000,
    "tags without end": "<div>" * 900 + "<b>" * 900,
}


@pytest.mark.parametrize("kind", REFUSED)
def test_what_is_no_list_of_papers_is_refused(kind: str) -> None:
    with pytest.raises(PageError, match="no reader knows this page"):
        read_page(Page(kind, REFUSED[kind]))


@pytest.mark.parametrize("kind", REFUSED)
def test_a_refusal_of_a_page_that_should_be_guessed_says_why(kind: str) -> None:
    with pytest.raises(
        PageError, match=r"no list of papers was found \(.+\); save the list itself"
    ) as caught:
        read_page(Page(kind, REFUSED[kind]), "generic")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("path", sorted(PAGES.glob("generic/*.[ht]*[lt]")), ids=lambda path: path.name)
def test_a_guess_says_that_it_is_one_and_how_sure(path: Path) -> None:
    reading = reading_of(path)
    assert len(reading.records) == len(TITLES)
    (note,) = reading.facts.notes
    sure = re.match(r"a guess, (\d+)% sure: of 6 entries ", note)
    assert sure
    assert 55 <= int(sure[1]) <= 100


def guessed(*parts: str) -> Reading:
    return read_page(Page("page", html(parts)))


def test_the_guess_is_asked_for_last() -> None:
    assert known_formats()[-1] == "generic"


def test_authors_may_stand_before_the_title() -> None:
    cards = each("<li>{names}. <b>{title}</b>. Journal of Kettles, 2021. <a href='a{at}.pdf'>pdf</a></li>")
    reading = guessed(*cards)
    assert [record.title for record in reading.records] == [title.removesuffix(".") for title in TITLES]
    assert [", ".join(record.authors) for record in reading.records] == NAMES


def test_what_stands_beside_a_title_belongs_to_it_up_to_the_next() -> None:
    cards = each("<h4>{title}</h4>{names}<br><a href='https://doi.org/10.1234/k.{at}'>doi</a>")
    reading = guessed(*cards, "<p>The end.</p>", *["<p>Ada Fern, Bo Lark</p>"] * 9)
    assert [record.identifiers.doi for record in reading.records] == [f"10.1234/k.{at}" for at in range(1, 7)]
    assert [", ".join(record.authors) for record in reading.records] == NAMES


def test_a_title_leads_to_the_papers_page() -> None:
    cards = list(each("<article><h3><a href='/paper/{at}'>{title}</a></h3><p>{names}</p></article>"))
    reading = read_page(Page("page", html(cards), url="https://meadow.example.org/list"))
    assert [record.url for record in reading.records] == [
        f"https://meadow.example.org/paper/{at}" for at in range(1, 7)
    ]
    assert {record.url for record in guessed(*cards).records} == {None}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We propose a method for kettles. " * 7 + "Experiments show that the results hold.", True),
        (
            "BACKGROUND: Tea is hot. METHODS: We measured it in patients. RESULTS: It was hot in all. " * 3,
            True,
        ),
        ("We propose a method for kettles.", False),
        (PROSE, False),
    ],
)
def test_an_abstract_has_the_length_and_the_words_of_one(text: str, expected: bool) -> None:
    assert is_abstract(text) is expected
