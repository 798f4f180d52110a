"""The file that an answer goes to: not one of papertriage's own, nor one of another kind."""

import os
from pathlib import Path

from papertriage.cli.formats import FORMATS
from papertriage.cli.session import Session
from papertriage.errors import PapertriageError
from papertriage.store.database import beside

# What a file's name says that it holds; the last four are kinds that other programs write.
_KINDS = {
    ".md": "md", ".markdown": "md", ".jsonl": "jsonl", ".ndjson": "jsonl",
    ".bib": "BibTeX", ".ris": "RIS", ".csv": "CSV", ".html": "HTML", ".htm": "HTML", ".json": "JSON",
}  # fmt: skip
_ALIKE = {("jsonl", "JSON")}  # JSON Lines are often kept under that name


def check_target(target: Path, format_name: str, session: Session) -> None:
    """Raise PapertriageError for a file that papers in this format must not be written to."""
    if target.is_dir():
        raise PapertriageError(f"-o {target}: is a folder; name a file, such as {target / 'read.md'}")
    if not target.parent.is_dir():
        raise PapertriageError(f"-o {target}: no folder {target.parent}; make it, or name another file")
    refuse_own_files(target, session)
    _refuse_other_kind(target, format_name)


def refuse_own_files(target: Path, session: Session) -> None:
    """Raise PapertriageError where the file is the library, a part of it, or the configuration."""
    library = Path(os.path.realpath(session.library_path))
    for own, what in (
        (library, "the library itself"),
        *((part, "a part of the library") for part in beside(library)),
        (session.config_path, "the configuration"),
    ):
        if _is_same(target, own):
            raise PapertriageError(f"{target}: is {what}; name another file")


def _is_same(one: Path, other: Path) -> bool:
    """Whether both names lead to one file, or would if it were there."""
    try:
        return one.samefile(other)
    except OSError:
        return os.path.realpath(one) == os.path.realpath(other)


def _refuse_other_kind(target: Path, format_name: str) -> None:
    kind = _KINDS.get(target.suffix.lower(), format_name)
    if format_name == kind or (format_name, kind) in _ALIKE:
        return
    if kind in FORMATS:
        advised = f"add -f {kind}, or name another file"
    else:
        advised = f"name another file; -f can be {', '.join(FORMATS)}"
    raise PapertriageError(f"{target}: the format {format_name} is not what such a file holds; {advised}")
