"""What ``topics`` prints, line by line."""

import itertools
from collections.abc import Iterable, Iterator, Mapping, Sequence

from papertriage.model import Entry
from papertriage.store.topic_figures import TopicFigures
from papertriage.suggesting import Suggestions
from papertriage.tagging import Change, Diff, TopicCount, TopicDiff
from papertriage.text import one_line, plural
from papertriage.topics import TopicExplanation
from papertriage.topics.telling import Word

_NAMES = {True: "kept-words", False: "skipped-words"}


def report_lines(counts: Sequence[TopicCount]) -> Iterator[str]:
    """A line a topic: "rl:  120 hits, 4 kept (3 %), 52 decided; now 9 more"."""
    width = max(len(count.name) for count in counts) + 1
    for count in counts:
        parts = [_decided(count.figures), *_muting(count), *_stale(count)]
        yield (
            f"{count.name + ':':<{width}} {count.figures.papers:>7,} {_hits(count.figures.papers)}"
            + "".join(parts)
        )


def _hits(papers: int) -> str:
    return "hit" if papers == 1 else "hits"


def _decided(figures: TopicFigures) -> str:
    if not figures.decided:
        return ", none decided yet" if figures.papers else ""
    return f", {figures.kept:,} kept ({_percent(figures.kept, figures.papers)}), {figures.decided:,} decided"


def _percent(part: int, whole: int) -> str:
    percent = round(100 * part / whole)
    return f"{percent} %" if percent or not part else "below 1 %"


def _muting(count: TopicCount) -> Iterator[str]:
    figures = count.figures
    if count.mutes:
        yield f"; {figures.muted:,} muted"
    if count.mutes and figures.found_hidden:
        yield f", and it hid {plural(figures.found_hidden, 'paper')} that you kept or opened later"


def _stale(count: TopicCount) -> Iterator[str]:
    if is_stale(count):
        yield f"  (now {count.papers_if_applied:,})"


def is_stale(count: TopicCount) -> bool:
    """Whether the topics were changed since they were applied."""
    return count.figures.papers != count.papers_if_applied


def diff_lines(diff: Diff, ids: Mapping[str, str]) -> Iterator[str]:
    """The topics that would change, each with papers that gain the tag (+), lose it (-), or are muted (~)."""
    for topic in diff.topics:
        yield f"{topic.name}: {', '.join(_changes(topic))}"
        for sign, change in (("+", topic.gains), ("-", topic.loses), ("~", topic.mutes)):
            yield from _some(sign, change, ids)
    if diff.unmutes.papers:
        yield f"no longer muted: {plural(diff.unmutes.papers, 'paper')}"
        yield from _some("~", diff.unmutes, ids)


def _changes(topic: TopicDiff) -> Iterator[str]:
    """ "3 papers gain it", "1 paper is muted by it" and so on, as far as there are any."""
    for change, does, do in (
        (topic.gains, "gains it", "gain it"),
        (topic.loses, "loses it", "lose it"),
        (topic.mutes, "is muted by it", "are muted by it"),
    ):
        if change.papers:
            yield f"{plural(change.papers, 'paper')} {does if change.papers == 1 else do}"
    if topic.rewords:
        yield f"{plural(topic.rewords, 'paper')} for other words"


def _some(sign: str, change: Change, ids: Mapping[str, str]) -> Iterator[str]:
    for name, title in change.some:
        yield f"  {sign} {ids[name]}  {one_line(title) or '(no title)'}"
    if 0 < len(change.some) < change.papers:
        yield f"  {sign} and {change.papers - len(change.some):,} more"


def explanation_lines(entry: Entry, explanations: Sequence[TopicExplanation]) -> Iterator[str]:
    """A line a topic: yes or no, its name, why; then the tags whose topics are gone."""
    tags = {tag.name for tag in entry.tags if tag.by == "topic"}
    gone = sorted(tags - {each.topic.name for each in explanations})
    width = max([len(each.topic.name) for each in explanations] + list(map(len, gone)))
    for each in explanations:
        answer = "yes" if each.belongs else "no"
        why = "; ".join([*_reasons(each), *_effects(each, entry), *_not_applied(each, tags)])
        yield f"{answer:<4} {each.topic.name:<{width}}  {why}"
    for name in gone:
        yield f"no   {name:<{width}}  no topic is called so any more; its tag stays until --apply"


def _reasons(each: TopicExplanation) -> Iterator[str]:
    topic = each.topic
    yield from _where(each.words, "")
    if topic.any and not each.words:
        yield f"has none of: {', '.join(topic.any)}"
    yield from _where(each.forbidden, ", which 'none' forbids")
    if each.query is not None:
        yield f"is {'' if each.query else 'not '}what 'when' asks for: {one_line(topic.when)}"


def _where(words: Mapping[str, Iterable[str]], remark: str) -> Iterator[str]:
    for term, fields in words.items():
        yield f"{term!r} in {' and '.join(fields)}{remark}"


def _effects(each: TopicExplanation, entry: Entry) -> Iterator[str]:
    if each.belongs and each.topic.mute:
        decided = entry.status not in ("new", "muted")
        yield "would mute it, but you decided" if decided else "mutes it"
    elif each.belongs:
        yield f"score {each.topic.score:g}"


def _not_applied(each: TopicExplanation, tags: Iterable[str]) -> Iterator[str]:
    if each.belongs != (each.topic.name in tags):
        yield "gets the tag with --apply" if each.belongs else "keeps the tag until --apply"


def suggestion_lines(suggestions: Suggestions, taken: Iterable[str]) -> Iterator[str]:
    """Topics in TOML, ready to be pasted, under names that are not ``taken``."""
    names = set(taken)
    for good in (True, False):
        words = [word for word in suggestions.words if (word.clearness > 0) is good]
        if words:
            yield f"[topics.{_free(_NAMES[good], names)}]"
            yield "any = ["
            yield from (_suggested(word, suggestions) for word in words)
            yield "]"
            yield f"score = {1 if good else -1}"
            yield ""


def _suggested(word: Word, among: Suggestions) -> str:
    counts = f"{word.kept:,} of {among.kept:,} kept, {word.skipped:,} of {among.skipped:,} skipped"
    return f'    "{word.text}",  # in {counts}'


def _free(name: str, taken: set[str]) -> str:
    """The name, or the first of NAME-2, NAME-3 and so on that is not taken."""
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    return next(free for free in names if free not in taken)
