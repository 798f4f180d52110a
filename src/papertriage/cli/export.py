"""``export``: a reading list for people, or entries for other programs."""

from pathlib import Path
from typing import Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.formats import Format, GroupBy
from papertriage.cli.output import hint, write
from papertriage.cli.session import Session
from papertriage.query import parse
from papertriage.text import plural

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
    from papertriage.export import export as verb
    from papertriage.files import write_file

    session: Session = context.obj
    settings = session.config.export
    node = parse(" ".join(query or []))
    with session.library() as library:
        found = library.count(node)
        lines = verb(
            node,
            library,
            format_name or settings.format,
            group_by or settings.group_by,
            session.config.topics,
        )
        if not output:
            write(lines)
        elif found:
            write_file(lines, output)
    if output:
        hint(f"{output}: {plural(found, 'paper')}" if found else f"nothing matched; {output} was not written")
    return ExitCode.DONE if found else ExitCode.NOTHING
