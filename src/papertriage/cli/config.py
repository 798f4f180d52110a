"""``config``: the settings, where each comes from, and changes to them."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from papertriage.cli.exitcodes import ExitCode
from papertriage.cli.output import hint, say, say_fields
from papertriage.cli.session import Session
from papertriage.config import load

if TYPE_CHECKING:
    from papertriage.settings import Setting

Key = Annotated[
    str | None, typer.Argument(metavar="[KEY]", help="Such as search.limit; none: all.", show_default=False)
]
Value = Annotated[str | None, typer.Argument(metavar="[VALUE]", help="The new value.", show_default=False)]
ShowPath = Annotated[bool, typer.Option("--path", help="Print where the file is, or would be.")]
Edit = Annotated[
    bool, typer.Option("--edit", help="Open the file in your editor; a starter file where there is none.")
]
Origin = Annotated[bool, typer.Option("--origin", help="Say where each value comes from.")]


def config(
    context: typer.Context,
    key: Key = None,
    value: Value = None,
    path: ShowPath = False,
    edit: Edit = False,
    origin: Origin = False,
) -> ExitCode:
    """Show or change settings."""
    from papertriage import settings

    session: Session = context.obj
    if path:
        say(str(session.config_path))
    elif edit:
        _edit(session.config_path)
    elif key and value is not None:
        _print([settings.change(session.config_path, key, value)], origin=True)
    else:
        _print([settings.get(session.config, key)] if key else settings.show(session.config), origin)
    return ExitCode.DONE


def _print(found: Iterable["Setting"], origin: bool) -> None:
    """Each setting as a line of TOML, and where it comes from."""
    for setting in found:
        line = f"{setting.name} = {_spelled(setting.value)}"
        say_fields(line, setting.origin if origin else f"# {setting.about}")


def _spelled(value: object) -> str:
    import tomli_w

    return tomli_w.dumps({"value": value}).removeprefix("value = ").strip()


def _edit(path: Path) -> None:
    """Open the file in the user's editor and check it afterwards."""
    from papertriage import settings
    from papertriage.cli import outside

    if not path.exists():
        settings.init(path)
        hint(f"{path}: a starter file with ten topics was written")
    outside.edit(path)
    load(path)
    hint("the file is sound; papertriage topics --apply tags the library anew")
