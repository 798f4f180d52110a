"""``topics``: the report card of the topic rules, their check, and tagging anew."""

from typing import Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.flags import at_most, only_one
from papertriage.cli.output import hint, say, say_json
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError
from papertriage.text import plural

_TITLES = 3  # of each kind of change that are shown
_WORDS = 10  # that are suggested for keeping, and for skipping

Check = Annotated[bool, typer.Option("--check", help="Look for topics that can't do what was meant.")]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --apply would change, and change nothing.")]
Apply = Annotated[bool, typer.Option("--apply", help="Tag the whole library by the topics as they are now.")]
Explain = Annotated[
    str | None,
    typer.Option(metavar="ID", help="Say of each topic why a paper has it or not.", show_default=False),
]
Suggest = Annotated[
    bool, typer.Option("--suggest", help="Suggest words that tell what you keep from what you skip.")
]
Init = Annotated[bool, typer.Option("--init", help="Write a starter file with ten topics.")]
Number = Annotated[int | None, at_most("With --diff: titles of each kind, 0 for all; with --suggest: words.")]
Json = Annotated[bool, typer.Option("--json", help="Print the report card, or the difference, as JSON.")]


def topics(
    context: typer.Context,
    check: Check = False,
    diff: Diff = False,
    apply: Apply = False,
    explain: Explain = None,
    suggest: Suggest = False,
    init: Init = False,
    number: Number = None,
    as_json: Json = False,
) -> ExitCode:
    """Report on the topics; check, compare or apply them."""
    session: Session = context.obj
    flags = {"--check": check, "--diff": diff, "--apply": apply, "--explain": explain}
    flag = only_one({**flags, "--suggest": suggest, "--init": init})
    if as_json and flag not in ("", "--diff"):
        raise PapertriageError("--json goes with the report card, which is topics alone, and with --diff")
    if init:
        return _init(session)
    if suggest:
        return _suggest(session, number or _WORDS)
    if not session.config.topics:
        raise PapertriageError(
            f"{session.config_path}: no topics yet; `papertriage topics --init` writes ten to start with"
        )
    if explain is not None:
        return _explain(session, explain)
    if diff:
        return _diff(session, _TITLES if number is None else number or None, as_json)
    if check:
        return _check(session)
    return _apply(session) if apply else _report(session, as_json)


def _init(session: Session) -> ExitCode:
    from papertriage import settings

    settings.init(session.config_path)
    hint(f"wrote {session.config_path} with ten topics; change it with papertriage config --edit,")
    hint("then tag the library with papertriage topics --apply")
    return ExitCode.DONE


def _check(session: Session) -> ExitCode:
    from papertriage.topics import check

    findings = check(session.config)
    for finding in findings:
        say(finding)
    hint(f"{plural(len(session.config.topics), 'topic')} checked, {plural(len(findings), 'finding')}")
    return ExitCode.FINDINGS if findings else ExitCode.DONE


def _apply(session: Session) -> ExitCode:
    from papertriage.tagging import apply

    with session.library_to_change() as library:
        report = apply(library, session.config.topics)
    hint(
        f"{plural(report.tags, 'tag')} on {plural(report.papers, 'paper')}, {report.muted:,} muted; "
        f"{plural(report.changed, 'paper')} changed"
    )
    if report.changed:
        hint("papertriage undo takes it back")
    return ExitCode.DONE


def _report(session: Session, as_json: bool) -> ExitCode:
    from papertriage.cli.topic_lines import is_stale, report_lines
    from papertriage.tagging import report_card

    with session.library() as library:
        counts = report_card(library, session.config.topics)
    if as_json:
        from papertriage.cli.topic_json import report_json

        say_json(report_json(counts))
        return ExitCode.DONE
    for line in report_lines(counts):
        say(line)
    if any(map(is_stale, counts)):
        hint("the topics have changed since (--diff); papertriage topics --apply tags the library anew")
    return ExitCode.DONE


def _diff(session: Session, titles: int | None, as_json: bool) -> ExitCode:
    from papertriage.cli.topic_lines import diff_lines
    from papertriage.tagging import diff

    with session.library() as library:
        difference = diff(library, session.config.topics, titles)
        changes = [
            change for topic in difference.topics for change in (topic.gains, topic.loses, topic.mutes)
        ]
        ids = library.short_ids(name for change in (*changes, difference.unmutes) for name, _ in change.some)
    if as_json:
        from papertriage.cli.topic_json import diff_json

        say_json(diff_json(difference))
        return ExitCode.DONE
    for line in diff_lines(difference, ids):
        say(line)
    rescored = f", {difference.rescored:,} of them by score" if difference.rescored else ""
    hint(f"papertriage topics --apply would change {plural(difference.papers, 'paper')}{rescored}")
    return ExitCode.DONE


def _explain(session: Session, name: str) -> ExitCode:
    from papertriage.cli.topic_lines import explanation_lines
    from papertriage.tagging import explanations

    with session.library() as library:
        number = library.resolve(name)
        [entry] = library.entries([number], sightings=False)
        by_topic = explanations(library, session.config.topics, number)
    hint(entry.paper.title)
    for line in explanation_lines(entry, by_topic):
        say(line)
    return ExitCode.DONE


def _suggest(session: Session, most: int) -> ExitCode:
    from papertriage.cli.topic_lines import suggestion_lines
    from papertriage.suggesting import FEWEST, suggest

    with session.library() as library:
        suggestions = suggest(library, session.config.topics, most)
    for line in suggestion_lines(suggestions, (topic.name for topic in session.config.topics)):
        say(line)
    looked_at = f"{suggestions.kept:,} kept and {suggestions.skipped:,} skipped"
    if suggestions.too_few:
        hint(f"{looked_at} papers are too few to learn words from; {FEWEST} of each are enough")
    elif not suggestions.words:
        hint(f"no word that your topics don't know tells the {looked_at} papers apart clearly")
    else:
        hint(f"learned from {looked_at} papers; papertriage config --edit opens the file to paste into")
    return ExitCode.DONE if suggestions.words else ExitCode.NOTHING
