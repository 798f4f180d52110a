"""``doctor``: what is wrong, and what was never read."""

from collections import Counter
from typing import Annotated

import typer

from papertriage.cli.output import hint, plural, say_fields, say_json
from papertriage.cli.session import Session

_FINDINGS = 1

Json = Annotated[bool, typer.Option("--json", help="Print a JSON array of findings.")]


def doctor(context: typer.Context, as_json: Json = False) -> int:
    """Check the library and the topics; list what was not read.

    A fragment is a part of a page that is neither a record nor known furniture.
    """
    from papertriage.doctor import examine

    session: Session = context.obj
    with session.library() as library:
        findings = list(examine(library, session.config))
    if as_json:
        say_json([finding._asdict() for finding in findings])
    else:
        for finding in findings:
            say_fields(*finding)
    counts = Counter(finding.kind for finding in findings)
    hint(", ".join(plural(number, f"{kind} finding") for kind, number in counts.items()) or "all is well")
    return _FINDINGS if findings else 0
