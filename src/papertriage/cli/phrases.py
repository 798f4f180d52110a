"""What triage says of a paper and of itself, in words. The words of pages are passed on as they are."""

from collections.abc import Iterable, Iterator, Mapping

from papertriage.cli import facts
from papertriage.cli.actions import MEANINGS, RATINGS, Action, keys_of
from papertriage.drawing import Card
from papertriage.explaining import Why
from papertriage.model import Entry, Sighting
from papertriage.query.relaxing import SMALL_WORDS
from papertriage.ranking import Estimate
from papertriage.text import plural
from papertriage.triage import Progress

_MOST_AUTHORS = 8
_WIDEST = 0.5  # of the papers left: an interval that is wider says nothing


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
    parts = {name: part for name, part in _parts(why).items() if part}
    terms = [f"{name} {part / 100:+.2f}" for name, part in parts.items()]
    return f"score {sum(parts.values()) / 100:.2f}" + (f" = {' · '.join(terms)}" if terms else "")


def _parts(why: Why) -> dict[str, int]:
    """Term -> the hundredths that it adds: rounded one by one, so that their sum is the one that is shown."""
    return {term.name: round(100 * term.contribution) for term in why.terms}


def words(why: Why) -> str:
    """What was learned to speak for the paper and against it, small words aside; empty where nothing was."""
    telling = [(word, part) for word, part in why.words if not SMALL_WORDS.issuperset(word.split())]
    for_it = [word for word, part in telling if part > 0]
    against = [word for word, part in telling if part < 0]
    sides = [("for it: ", for_it), ("against it: ", against)]
    return " · ".join(side + ", ".join(words) for side, words in sides if words)


def reasons(why: Why) -> Iterator[tuple[str, str]]:
    """(term of the score, what it adds), then the words that were learned to count, the strongest first."""
    parts = _parts(why)
    for name, hundredths in parts.items():
        yield name, f"{hundredths / 100:+.2f}"
    yield "score", f"{sum(parts.values()) / 100:+.2f}"
    for word, part in why.words:
        yield "", f"{part:+.3f} {word}"


def similar(entries: Iterable[tuple[str, Entry]]) -> list[tuple[str, str]]:
    """(short id, title and status) of each paper; where there is none, that."""
    pairs = [(short_id, f"{entry.paper.title} ({entry.status})") for short_id, entry in entries]
    return pairs or [("", "no paper is like it")]


def progress(so_far: Progress) -> str:
    """ "12 seen · 5 kept · 200 left"."""
    return f"{so_far.seen:,} seen · {so_far.kept:,} kept · {so_far.left:,} left"


def summary(so_far: Progress, estimated: Estimate | None) -> str:
    """The session in a line: "30 seen, 6 kept, 8 min; about 4 good ones left of 212 (0 to 9)"."""
    minutes = round(so_far.seconds / 60)
    took = f"{minutes} min" if minutes else f"{so_far.seconds:.0f} s"
    return f"{so_far.seen:,} seen, {so_far.kept:,} kept, {took}; {_left(so_far, estimated)}"


def _left(so_far: Progress, estimated: Estimate | None) -> str:
    """What waits, and how much of it is probably good, where that was asked by a decision and can be told."""
    if not so_far.left or not so_far.seen:
        return f"{so_far.left:,} left"
    if estimated is None or estimated.high - estimated.low > _WIDEST * so_far.left:
        return f"{so_far.left:,} left, too early to tell how many good ones"
    good = plural(estimated.left, "good one")
    return f"about {good} left of {so_far.left:,} ({estimated.low:,} to {estimated.high:,})"


def helped(
    keys: Mapping[str, Action], meanings: Mapping[Action, str] = MEANINGS
) -> Iterator[tuple[str, str]]:
    """(keys, what they do), the keys of the ratings in one line."""
    for action, meaning in meanings.items():
        alike = RATINGS if action in RATINGS else [action]
        yield " ".join(key for each in alike for key in keys_of(each, keys)), meaning
