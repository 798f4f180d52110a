"""Figures: what is counted, of all papers and of some."""

from collections.abc import Callable

from papertriage.model import Facts, Page, Reading, Status
from papertriage.store import Changes, Library
from papertriage.store.figures import Decision, SourceCount
from tests.store.filling import add, paper, record


def test_every_status_is_counted_and_the_newest_page_first(library: Library) -> None:
    one, two = add(library, paper("One"), paper("Two"), page="first.txt")
    add(library, paper("Three"), page="second.txt")
    library.mark([one], Changes(Status.DONE, ("a", "b")))
    library.mark([two], Changes(tags=("b",)))
    counts = library.figures.counts()
    assert (counts.papers, counts.sightings) == (3, 3)
    assert counts.by_status == {"new": 2, "later": 0, "reading": 0, "done": 1, "skip": 0, "muted": 0}
    assert list(counts.by_tag.items()) == [("b", 2), ("a", 1)]
    assert list(counts.by_page.items()) == [("second.txt", 1), ("first.txt", 2)]


def test_an_empty_library_has_nothing_of_everything(library: Library) -> None:
    counts = library.figures.counts()
    assert (counts.papers, counts.sightings, counts.by_tag, counts.by_source) == (0, 0, {}, ())
    assert set(counts.by_status.values()) == set(counts.by_week.values()) == {0}
    assert list(library.figures.decisions()) == []


def test_the_figures_of_some_papers_leave_the_others_out(library: Library) -> None:
    one, two = add(library, paper("One"), paper("Two"), page="first.txt")
    (three,) = add(library, paper("Three"), page="second.txt")
    library.mark([one, three], Changes(Status.LATER, ("a",)), drawn="score")
    counts = library.figures.counts([one, two])
    assert (counts.papers, counts.sightings) == (2, 2)
    assert (counts.by_status["later"], counts.by_status["new"]) == (1, 1)
    assert (counts.by_tag, counts.by_page) == ({"a": 1}, {"first.txt": 2})
    assert sum(source.papers for source in counts.by_source) == sum(counts.by_week.values()) == 2
    assert [decision.paper for decision in library.figures.decisions([two, three])] == [three]
    assert library.figures.counts([]).papers == 0


def see(library: Library, name: str, reader: str, url: str | None, *numbers: int) -> None:
    page = library.add_page(Page(name, "", url), name, Reading(reader, (), (), Facts()))
    for position, (number, known) in enumerate(library.papers(numbers)):
        library.add_sighting(page, position, number, 1, record(known), known)


def test_a_source_is_a_format_and_the_host_or_else_the_folder_of_its_pages(library: Library) -> None:
    one, two = (library.add_paper(paper(title), []) for title in ("One", "Two"))
    see(library, "saved/a.html", "arxiv-list", "https://www.arxiv.org/list/cs.LG/new", one)
    see(library, "other/b.html", "arxiv-list", "https://arxiv.org/list/cs.CL/new", one, two)
    see(library, "downloads/scholar/c.txt", "hf-papers-text", None, one)
    see(library, "-", "bibtex", None, two)
    see(library, "odd/d.txt", "bibtex", "http://[odd", one)
    assert library.figures.counts().by_source == (
        SourceCount("arxiv-list", "arxiv.org", 2),
        SourceCount("bibtex", "", 1),
        SourceCount("bibtex", "odd", 1),
        SourceCount("hf-papers-text", "scholar", 1),
    )


def test_the_last_twelve_weeks_are_those_of_the_calendar(library: Library, at: Callable[[str], None]) -> None:
    for day in ("2025-10-12", "2025-10-13", "2025-12-28", "2025-12-29", "2026-01-01"):
        at(f"{day}T23:59:59Z")
        library.add_paper(paper(day), [])
    by_week = library.figures.counts().by_week
    assert list(by_week) == [*(f"2025-W{week}" for week in range(42, 53)), "2026-W01"]
    assert {week: papers for week, papers in by_week.items() if papers} == {
        "2025-W42": 1,
        "2025-W52": 1,
        "2026-W01": 2,
    }


def test_decisions_are_those_of_triage_with_the_time_since_the_one_before(
    library: Library, at: Callable[[str], None]
) -> None:
    one, two, three, four = add(library, *(paper(title) for title in ("One", "Two", "Three", "Four")))
    at("2026-05-28T09:30:00Z")
    library.mark([one], Changes(Status.LATER), drawn="score")
    at("2026-05-28T09:30:10Z")
    library.mark([two], Changes(Status.SKIP))  # outside triage
    library.opened(two, drawn="random")
    at("2026-05-28T09:30:30Z")
    library.mark([two], Changes(Status.LATER, rating=4), drawn="random")
    at("2026-05-28T09:31:30Z")
    library.mark([two], Changes(Status.SKIP), drawn="score")  # on the same paper, but later
    library.mark([three], Changes(rating=2), drawn="skip")
    library.mark([four], Changes(Status.SKIP), drawn="muted")
    (first, *_) = decisions = list(library.figures.decisions())
    assert decisions == [
        Decision(one, True, "score", first.at, None),
        Decision(two, True, "random", first.at + 30, 30),
        Decision(two, False, "score", first.at + 90, 60),
        Decision(three, False, "skip", first.at + 90, 0),
        Decision(four, False, "muted", first.at + 90, 0),
    ]
    assert list(library.figures.decisions([two, four])) == [decisions[1], decisions[2], decisions[4]]
