"""What triage says of a paper and of itself, in words. The words of pages are passed on as they are."""

from collections.abc import Iterable, Iterator, Mapping

from papertriage.cli import facts
from papertriage.cli.actions import MEANINGS, RATINGS, Action, keys_of
from papertriage.explaining import Why
from papertriage.model import Entry, Sighting
from papertriage.query.relaxing import SMALL_WORDS
from papertriage.ranking import Estimate, total
from papertriage.text import plural
from papertriage.triage import Card, Progress

_MOST_AUTHORS = 8


def authors(entry: Entry) -> str:
    """The first authors and how many more, or what there is in place of their names."""
    return facts.authors(entry.paper, _MOST_AUTHORS)


def whereabouts(entry: Entry) -> str:
    """When, where, and on which pages it was seen."""
    pages = list(dict.fromkeys(_file_name(sighting) for sighting in entry.sightings))
    seen = f"seen on {plural(entry.seen, 'page')}"
    known = [entry.paper.date, entry.paper.venue, f"{seen}: {', '.join(pages)}" if pages else seen]
    return " · ".join(filter(None, known))


def _file_name(sighting: Sighting) -> str:
    """The page without the folders that it is in."""
    return sighting.page.rstrip("/").rpartition("/")[2]


def known(card: Card) -> Iterator[tuple[str, str]]:
    """(name, value) of what is known beside title, authors and abstract, as far as it is known."""
    entry = card.entry
    yield from facts.published(entry.paper)
    if entry.rating:
        yield "rating", "★" * entry.rating
    if entry.note:
        yield "note", entry.note
    for tag in entry.tags:
        yield "tag", tag.name + (f": {tag.because}" if tag.because else "")
    for sighting in entry.sightings:
        dated = f", {sighting.date}" if sighting.date else ""
        yield "seen", f"{_file_name(sighting)} #{sighting.position}{dated}"
    yield "", ""
    yield from reasons(card.why)


def tags(entry: Entry) -> str:
    """Its tags, each once."""
    return " ".join(facts.tags(entry))


def score(why: Why) -> str:
    """The score and what it is the sum of."""
    counted = [term for term in why.terms if round(term.contribution, 2)]
    parts = [f"{term.name} {term.contribution:+.2f}" for term in counted]
    return f"score {total(why.terms):.2f}" + (f" = {' · '.join(parts)}" if parts else "")


def words(why: Why) -> str:
    """What was learned to speak for the paper and against it, small words aside; empty where nothing was."""
    telling = [(word, part) for word, part in why.words if not SMALL_WORDS.issuperset(word.split())]
    for_it = [word for word, part in telling if part > 0]
    against = [word for word, part in telling if part < 0]
    told = [("for it: ", for_it), ("against it: ", against)]
    return " · ".join(start + ", ".join(found) for start, found in told if found)


def reasons(why: Why) -> Iterator[tuple[str, str]]:
    """(term of the score, what it adds), then the words that were learned to count, the strongest first."""
    for term in why.terms:
        yield term.name, f"{term.contribution:+.2f}"
    yield "score", f"{total(why.terms):+.2f}"
    for word, part in why.words:
        yield "", f"{part:+.3f} {word}"


def similar(entries: Iterable[tuple[str, Entry]]) -> Iterator[tuple[str, str]]:
    """(short id, title and status) of each paper."""
    for short_id, entry in entries:
        yield short_id, f"{entry.paper.title} ({entry.status})"


def progress(so_far: Progress) -> str:
    """ "12 seen · 5 kept · 200 left"."""
    return f"{so_far.seen:,} seen · {so_far.kept:,} kept · {so_far.left:,} left"


def summary(so_far: Progress, estimated: Estimate | None) -> str:
    """The session in a line: "30 seen, 6 kept, 8 min; about 4 good ones left of 212 (0 to 9)"."""
    minutes = round(so_far.seconds / 60)
    took = f"{minutes} min" if minutes else f"{so_far.seconds:.0f} s"
    left = f"{so_far.left:,} left"
    if estimated and so_far.left:
        good = plural(estimated.left, "good one")
        left = f"about {good} left of {so_far.left:,} ({estimated.low:,} to {estimated.high:,})"
    return f"{so_far.seen:,} seen, {so_far.kept:,} kept, {took}; {left}"


def helped(keys: Mapping[str, Action]) -> Iterator[tuple[str, str]]:
    """(keys, what they do), the keys of the ratings in one line."""
    for action, meaning in MEANINGS.items():
        alike = RATINGS if action in RATINGS else [action]
        yield " ".join(key for each in alike for key in keys_of(each, keys)), meaning
