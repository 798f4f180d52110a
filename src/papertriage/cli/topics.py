"""``topics``: the report card of the topic rules, their check, and tagging anew."""

from typing import TYPE_CHECKING, Annotated

import typer

from papertriage.cli.output import hint, plural, say
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError

if TYPE_CHECKING:
    from papertriage.tagging import TopicCount

_FINDINGS = 1

Check = Annotated[bool, typer.Option("--check", help="Look for topics that can't do what was meant.")]
Apply = Annotated[bool, typer.Option("--apply", help="Tag the whole library by the topics as they are now.")]
Init = Annotated[bool, typer.Option("--init", help="Write a starter file with ten topics.")]


def topics(context: typer.Context, check: Check = False, apply: Apply = False, init: Init = False) -> int:
    """Show how many papers each topic tags; check the topics, or apply them anew."""
    session: Session = context.obj
    if init:
        return _init(session)
    if not session.config.topics:
        raise PapertriageError(
            f"{session.config_path}: no topics yet; `papertriage topics --init` writes ten to start with"
        )
    if check:
        return _check(session)
    return _apply(session) if apply else _report(session)


def _init(session: Session) -> int:
    from papertriage import settings

    settings.init(session.config_path)
    hint(f"wrote {session.config_path} with ten topics; change it with papertriage config --edit,")
    hint("then tag the library with papertriage topics --apply")
    return 0


def _check(session: Session) -> int:
    from papertriage.topics import check

    findings = check(session.config)
    for finding in findings:
        say(finding)
    hint(f"{plural(len(session.config.topics), 'topic')} checked, {plural(len(findings), 'finding')}")
    return _FINDINGS if findings else 0


def _apply(session: Session) -> int:
    from papertriage.tagging import apply

    with session.library() as library:
        report = apply(library, session.config.topics)
    hint(
        f"{plural(report.tags, 'tag')} on {plural(report.papers, 'paper')}, {report.muted:,} muted; "
        f"{plural(report.changed, 'paper')} changed"
    )
    return 0


def _report(session: Session) -> int:
    from papertriage.tagging import report_card

    with session.library() as library:
        counts = report_card(library, session.config.topics)
    width = max(len(count.name) for count in counts)
    for count in counts:
        say(f"{count.name:<{width}}  {count.papers:>7,}" + _stale(count))
    if any(count.papers != count.papers_if_applied for count in counts):
        hint("the topics have changed since; papertriage topics --apply tags the library anew")
    return 0


def _stale(count: "TopicCount") -> str:
    return "" if count.papers == count.papers_if_applied else f"  (now {count.papers_if_applied:,})"
