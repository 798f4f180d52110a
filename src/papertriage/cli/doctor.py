"""``doctor``: what is wrong, what was never read, what was forgotten; mended where it can be; and backups."""

from collections import Counter
from collections.abc import Sequence
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.output import hint, on_terminal, say, say_fields, say_json
from papertriage.cli.session import Session
from papertriage.text import one_line, plural

if TYPE_CHECKING:
    from papertriage.doctor import Finding
    from papertriage.store import Library

_SHOWN = 10  # findings of a kind on a terminal
_LARGE = 20_000_000  # bytes of a library from which a copy takes long enough to watch

Fix = Annotated[bool, typer.Option("--fix", help="Mend what can be mended by itself.")]
Backup = Annotated[
    Path | None,
    typer.Option("--backup", metavar="FILE", help="Make FILE a copy of the library.", show_default=False),
]
Json = Annotated[bool, typer.Option("--json", help="Print a JSON array of findings.")]


def doctor(
    context: typer.Context, fix: Fix = False, backup: Backup = None, as_json: Json = False
) -> ExitCode:
    """Check the library and the topics; list what was not read. Mend it, or make a backup.

    A fragment is a part of a page that is neither a record nor known furniture.
    """
    from papertriage.cli.checks import faults
    from papertriage.cli.target import refuse_own_files
    from papertriage.doctor import examine, mend

    session: Session = context.obj
    with session.library() as library:
        if backup:
            refuse_own_files(backup, session)
            _back_up(library, backup)
            if not fix:
                return ExitCode.DONE
        findings = left = list(examine(library, session.config, faults(session.config)))
        if fix:
            mend(library, findings)
            left = list(examine(library, session.config, faults(session.config)))
    standing = {(finding.kind, finding.place) for finding in left}
    mended = [finding for finding in findings if (finding.kind, finding.place) not in standing]
    _print(mended, left, as_json=as_json)
    hint(_summary(mended, left))
    return ExitCode.FINDINGS if left else ExitCode.DONE


def _back_up(library: "Library", target: Path) -> None:
    from papertriage.cli.progress import bar

    large = library.path is not None and library.path.stat().st_size > _LARGE
    with bar("copying", "pages of the file", wanted=large) as hear:
        library.copy_to(target, hear)
    hint(f"{target}: a copy of {target.stat().st_size / 1e6:,.1f} MB, examined and whole")


def _print(mended: Sequence["Finding"], left: Sequence["Finding"], *, as_json: bool) -> None:
    if as_json:
        say_json([finding._asdict() | {"mended": finding in mended} for finding in [*mended, *left]])
    elif on_terminal():
        _print_for_people(mended, left)
    else:
        _print_lines(mended, left)


def _print_lines(mended: Sequence["Finding"], left: Sequence["Finding"]) -> None:
    """One line a finding, divided by tabs: kind, place, text, and what to do."""
    for finding in mended:
        say_fields(*finding[:3], "mended")
    for finding in left:
        say_fields(*finding)


def _print_for_people(mended: Sequence["Finding"], left: Sequence["Finding"]) -> None:
    """The findings by kind, with what to do about them below."""
    for finding in mended:
        say(f"mended: {one_line(finding.place)}: {one_line(finding.text)}")
    for kind, group in groupby(left, key=lambda finding: finding.kind):
        findings = list(group)
        say(kind)
        for finding in findings[:_SHOWN]:
            say(f"  {one_line(finding.place)}: {one_line(finding.text)}")
        if len(findings) > _SHOWN:
            say(f"  and {len(findings) - _SHOWN:,} more, which a pipe gets")
        say(f"  next: {findings[0].next}")


def _summary(mended: Sequence["Finding"], left: Sequence["Finding"]) -> str:
    """ "2 mended, 1 topic finding, 3 fragment findings", or "all is well"."""
    parts = [f"{len(mended):,} mended"] if mended else []
    counts = Counter(finding.kind for finding in left)
    parts += [plural(number, f"{kind} finding") for kind, number in counts.items()]
    return ", ".join(parts if left else [*parts, "all is well"])
