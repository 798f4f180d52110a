"""The user's own programs: the browser and the editor."""

import os
import shlex
import subprocess
from pathlib import Path

from papertriage.errors import PapertriageError


def browse(url: str | None) -> bool:
    """Open the address in the browser; whether that worked."""
    import webbrowser

    return bool(url) and webbrowser.open(url or "")


def edit(path: Path) -> None:
    """Let the user edit the file and come back; PapertriageError where the editor fails."""
    editor = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        subprocess.run([*shlex.split(editor), str(path)], check=True)
    except (OSError, ValueError, subprocess.CalledProcessError) as error:
        reason = f"{editor!r} could not edit {path}: {error}; set EDITOR to your editor"
        raise PapertriageError(reason) from error


def edited(text: str) -> str:
    """The text as the user leaves it in the editor, without blanks at its end."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "note.md"
        path.write_text(text, encoding="utf-8")
        edit(path)
        return path.read_text(encoding="utf-8", errors="replace").rstrip()
