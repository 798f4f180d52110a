"""Papers and sightings: what goes in comes out, however often the paper changes afterwards."""

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from papertriage.model import (
    AbstractKind,
    Facts,
    Fragment,
    Identifiers,
    Outcome,
    Page,
    Paper,
    Reading,
    Record,
)
from papertriage.store import Library, printed
from papertriage.text import harmless
from tests.store.filling import add, add_page, paper, record

words = st.text(alphabet=st.characters(codec="utf-8"), max_size=20).map(harmless)
maybe = st.none() | words
identifiers = st.builds(Identifiers, maybe, maybe, maybe)
shared = {
    "title": words,
    "abstract": words,
    "abstract_kind": st.sampled_from(AbstractKind),
    "authors": st.lists(words, max_size=3).map(tuple),
    "authors_count": st.none() | st.integers(0, 10_000),
    "organization": maybe,
    "date": maybe,
    "venue": maybe,
    "identifiers": identifiers,
    "url": maybe,
    "categories": st.lists(words, max_size=2).map(tuple),
}
papers = st.builds(Paper, **shared)
records = st.builds(Record, votes=st.none() | st.integers(0), remark=maybe, line=st.integers(0, 99), **shared)


@given(records, papers)
def test_a_record_comes_back_as_it_was_printed(seen: Record, known: Paper) -> None:
    assert printed.expand(printed.shrink(seen, known), known) == seen


@given(records, papers, papers)
def test_a_record_stays_as_printed_when_its_paper_changes(seen: Record, old: Paper, new: Paper) -> None:
    rebased = printed.rebase(printed.shrink(seen, old), old, new)
    assert printed.expand(rebased, new) == seen


def test_what_the_paper_says_already_is_not_stored_twice() -> None:
    known = paper("A Title", "An abstract that is long. " * 50)
    assert printed.shrink(record(known), known) == ("{}", None)


def test_an_abstract_that_differs_a_little_takes_little() -> None:
    known = paper("A Title", " ".join(f"number {n} is {n * n}×" for n in range(200)))
    printed_abstract = known.abstract.replace("×", "$\\times$")
    told = printed.shrink(record(known, abstract=printed_abstract), known)
    assert len(told.abstract or b"") < len(printed_abstract) / 3
    assert printed.expand(told, known).abstract == printed_abstract


def test_an_entry_holds_all_that_was_kept(library: Library) -> None:
    full = Paper(
        title="Tidy Attention",
        abstract="We tidy attention.",
        abstract_kind=AbstractKind.FULL,
        authors=("Ada Example", "Bo Sample"),
        authors_count=2,
        organization="Example Lab",
        date="2026-05",
        venue="Journal of Examples 3",
        identifiers=Identifiers("2605.00001", "10.1000/tidy", "123"),
        url="https://arxiv.org/abs/2605.00001",
        categories=("cs.CL", "cs.LG"),
    )
    (number,) = add(library, full)
    (entry,) = library.entries([number])
    assert entry.paper == full
    assert (entry.status, entry.seen, entry.tags, entry.note) == ("new", 1, (), "")
    assert [(sighting.page, sighting.position, sighting.record) for sighting in entry.sightings] == [
        ("page.txt", 0, record(full))
    ]


def test_entries_come_in_the_order_asked_for_and_without_sightings_where_not_wanted(library: Library) -> None:
    one, two = add(library, paper("One"), paper("Two"))
    assert [entry.paper.title for entry in library.entries([two, one], sightings=False)] == ["Two", "One"]
    assert [entry.sightings for entry in library.entries([one], sightings=False)] == [()]


def test_a_changed_paper_keeps_what_its_sightings_printed(library: Library) -> None:
    first = paper("Tidy Attention", "We tidy at…")
    (number,) = add(library, first)
    better = first._replace(abstract="We tidy attention.", identifiers=Identifiers(arxiv="2605.00001"))
    library.change_paper(number, first, better)
    library.add_names(number, better.identifiers, [])
    (entry,) = library.entries([number])
    assert entry.paper == better
    assert entry.sightings[0].record == record(first)


def test_a_paper_seen_twice_on_a_page_is_seen_on_one_page(library: Library) -> None:
    known = paper("Tidy Attention")
    (number,) = add(library, known)
    first, second = add_page(library, "two.txt"), add_page(library, "three.txt")
    for page, position in ((first, 0), (first, 1), (second, 0)):
        library.add_sighting(page, position, number, 1, record(known), known)
    (entry,) = library.entries([number])
    assert (entry.seen, len(entry.sightings)) == (3, 4)


def test_candidates_are_found_by_key_and_identifier_and_the_likeliest_comes_first(library: Library) -> None:
    by_key = library.add_paper(paper("One"), [1, 2])
    by_more_keys = library.add_paper(paper("Two"), [2, 3, 4])
    by_name = library.add_paper(paper("Three", identifiers=Identifiers(arxiv="2605.00001")), [])
    library.add_paper(paper("Stranger", identifiers=Identifiers(doi="2605.00001")), [9])
    found = library.candidates(Identifiers(arxiv="2605.00001"), [1, 2, 3, 4])
    assert [number for number, _ in found] == [by_name, by_more_keys, by_key]
    assert found[0][1].title == "Three"


def test_a_key_that_many_papers_carry_finds_none(library: Library) -> None:
    for number in range(21):
        library.add_paper(paper(f"Editorial {number}"), [7])
    assert library.candidates(Identifiers(), [7]) == []


def test_papers_of_one_title_have_ids_of_their_own(library: Library) -> None:
    numbers = [library.add_paper(paper("Editorial", abstract), []) for abstract in ("", "", "", "A", "A")]
    assert len({entry.id for entry in library.entries(numbers)}) == 5


def test_the_id_of_a_paper_depends_on_its_title_alone(library: Library) -> None:
    with Library(None) as other:
        ids = []
        for each, one in ((library, paper("Étude: A Title", "We.")), (other, paper("ETUDE — a title"))):
            other.add_paper(paper("Something first"), [])
            (entry,) = each.entries([each.add_paper(one, [])])
            ids.append(entry.id)
    assert ids[0] == ids[1]


def test_fragments_are_kept_with_their_page(library: Library) -> None:
    reading = Reading("hf-papers-text", (), (Fragment(12, "what is this?"),), Facts(3, "2026-05-28"))
    library.add_page(Page("odd.txt", ""), "digest", reading)
    assert library._db.execute("SELECT line, text FROM fragment").fetchall() == [(12, "what is this?")]
    assert library.knows_page("digest")
    assert not library.knows_page("another")


def test_a_rule_may_change_its_mind_but_not_a_persons(library: Library) -> None:
    numbers = [library.add_paper(paper(title), []) for title in ("One", "Two")]
    one, other = (entry.id for entry in library.entries(numbers))
    library.pairs.rule(other, one, Outcome.MAYBE, "rule", "titles alike")
    library.pairs.rule(one, other, Outcome.DIFFERENT, "rule", "numbers differ")
    assert [ruling.reason for ruling in library.pairs.between(*numbers)] == ["numbers differ"]
    library.pairs.rule(one, other, Outcome.SAME, "person", "one study")
    library.pairs.rule(one, other, Outcome.DIFFERENT, "rule", "numbers differ")
    assert library.pairs.by_person(*numbers) is Outcome.SAME


def test_a_rehearsal_changes_nothing(library: Library) -> None:
    with library.rehearsal():
        add(library, paper("One"))
        assert library.figures.counts().papers == 1
    assert library.figures.counts().papers == 0


def test_an_entry_is_read_as_of_one_moment_while_another_command_changes_it(
    library: Library, library_path: Path
) -> None:
    text = "We boil water in kettles and measure how long it takes. " * 9
    wordings = [paper("Kettles", text), paper("Kettles", text + "More of it.")]
    [number] = add(library, wordings[0])
    with Library(library_path) as other:

        def change(_: str) -> None:
            with other.transaction():
                other.change_paper(number, *wordings)
            wordings.reverse()
            changes.append(wordings[0])

        changes: list[Paper] = []
        library._db.set_trace_callback(change)
        [entry] = library.entries([number])
        library._db.set_trace_callback(None)
    assert len(changes) > 3
    assert entry.paper in changes
    assert entry.sightings[0].record == record(paper("Kettles", text))
