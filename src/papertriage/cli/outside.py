"""The user's own programs: the browser and the editor."""

import os
import shlex
import subprocess
from pathlib import Path

from papertriage.cli.output import asks_on_terminal
from papertriage.errors import PapertriageError


def browse(url: str | None) -> bool:
    """Open the address in the browser; whether that worked."""
    import webbrowser

    return bool(url) and webbrowser.open(url or "")


def edit(path: Path) -> None:
    """Let the user edit the file and come back; PapertriageError where the editor fails."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR")
    if not editor and not asks_on_terminal():
        raise PapertriageError(f"no terminal to edit {path} in; edit it yourself, or set EDITOR to a program")
    editor = editor or "vi"
    try:
        code = subprocess.run([*shlex.split(editor), str(path)], check=False).returncode
        reason = f"it ended with code {code}" if code else ""
    except FileNotFoundError:
        reason = "there is no such program"
    except OSError as error:
        reason = error.strerror or str(error)
    except ValueError:  # of shlex: a quote that is never closed
        reason = "its quotes don't match"
    if reason:
        raise PapertriageError(f"{editor!r} could not edit {path}: {reason}; set EDITOR to your editor")


def edited(text: str) -> str:
    """The text as the user leaves it in the editor, without blanks at its end."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, encoding="utf-8")
        edit(path)
        return path.read_text(encoding="utf-8", errors="replace").rstrip()
