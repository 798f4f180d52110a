"""``config``: the settings, where each comes from, and changes to them."""

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
    session: Session = context.obj
    if path:
        say(str(session.config_path))
    elif edit:
        _edit(session.config_path)
    elif key and value is not None:
        _change(session.config_path, key, value)
    else:
        _show(session, key, origin=origin)
    return ExitCode.DONE


def _change(path: Path, key: str, value: str) -> None:
    from papertriage import settings
    from papertriage.cli.checks import CHECKS

    changed = settings.change(path, key, value, CHECKS.get(key, lambda _: None))
    say_fields(_line(changed), changed.origin)


def _show(session: Session, key: str | None, *, origin: bool) -> None:
    """Each setting as a line of TOML, and what it is for or where it comes from; then what is wrong."""
    from papertriage import settings
    from papertriage.cli.checks import CHECKS, check_settings

    config = session.config
    for setting in [settings.get(config, key)] if key else settings.show(config):
        about = f"# {setting.about}"
        if setting.name == "library.path":
            about += f"; now {session.library_path}"
        say_fields(_line(setting), setting.origin if origin else about)
    check = CHECKS.get(key, lambda _: None) if key else check_settings
    check(config)


def _line(setting: "Setting") -> str:
    return f"{setting.name} = {_spelled(setting.value)}"


def _spelled(value: object) -> str:
    import tomli_w

    return tomli_w.dumps({"value": value}).removeprefix("value = ").strip()


def _edit(path: Path) -> None:
    """Open the file in the user's editor and check it afterwards."""
    from papertriage import settings
    from papertriage.cli import outside
    from papertriage.cli.checks import check_settings

    if not path.exists():
        settings.init(path)
        hint(f"{path}: a starter file with ten topics was written")
    outside.edit(path)
    check_settings(load(path))
    hint("the file is sound; papertriage topics --apply tags the library anew")
