"""From a saved file to a page: whatever is wrapped round the text is peeled off, outermost first."""

from papertriage.containers.encoding import decoded
from papertriage.containers.marks import marked
from papertriage.containers.mhtml import unwrapped
from papertriage.containers.plain import MAX_BYTES, plain_bytes
from papertriage.errors import PageError
from papertriage.model import Page

__all__ = ["MAX_BYTES", "open_page"]


def open_page(name: str, data: bytes, modified: str | None = None, max_bytes: int = MAX_BYTES) -> Page:
    """The page that the bytes of a saved file hold, its lines ended by LF.

    ``modified`` is the ISO date of the file itself. Raises PageError, with what to do, for a file that is
    empty, a PDF, binary, broken, or larger than ``max_bytes`` once it is unpacked.
    """
    wrapped = unwrapped(name, plain_bytes(name, data, max_bytes))
    text, notes = decoded(name, wrapped.data, wrapped.charset)
    if not text or text.isspace():
        raise PageError(name, "empty; save the page again")
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return marked(Page(name, lines, wrapped.url, wrapped.saved, modified, notes))
