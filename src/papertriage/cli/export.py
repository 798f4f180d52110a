"""``export``: a reading list for people, or entries for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.formats import GROUPED, Format, GroupBy, chosen_format
from papertriage.cli.nothing import tell_nothing_matched
from papertriage.cli.output import hint, write
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError
from papertriage.query import parse
from papertriage.text import either, plural

Words = Annotated[
    list[str] | None,
    typer.Argument(metavar="[QUERY]...", help="Which papers; none: all.", show_default=False),
]
File = Annotated[
    Path | None, typer.Option("-o", "--output", metavar="FILE", help="Write to a file.", show_default=False)
]


def export(
    context: typer.Context,
    query: Words = None,
    format_name: Format = None,
    output: File = None,
    group_by: GroupBy = None,
) -> ExitCode:
    """Write a reading list, or entries for other programs."""
    from papertriage.cli.target import check_target
    from papertriage.export import export as verb
    from papertriage.files import write_file
    from papertriage.search import advise

    session: Session = context.obj
    settings = session.config.export
    name = chosen_format(session.config, format_name)
    if group_by and name not in GROUPED:
        raise PapertriageError(f"--group-by goes with -f {either(GROUPED)}; {name} has no headings")
    if output:
        check_target(output, name, session)
    node = parse(" ".join(query or []))
    with session.library() as library:
        papers = library.count(node)
        if not papers:
            tell_nothing_matched(advise(node, library), f"{output} was not written" if output else "")
            return ExitCode.NOTHING
        lines = verb(node, library, name, group_by or settings.group_by, session.config.topics)
        if output:
            write_file(lines, output)
            hint(f"{output}: {plural(papers, 'paper')}")
        else:
            write(lines)
    return ExitCode.DONE
