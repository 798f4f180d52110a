"""References in XML: each element of a name is one."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from papertriage.model import Fragment, Page, Record
from papertriage.readers._reference import Reference, part
from papertriage.readers._xml import line_of, text_at, whole

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


def xml_references(
    page: Page, read: "Callable[[Element], Reference]", *names: str
) -> Iterator[Record | Fragment]:
    """The records that ``read`` makes of the elements of these names, in page order."""
    for element in whole(page, *names):
        if isinstance(element, Fragment):
            yield element
        else:
            yield part(read(element), line_of(element), text_at(element))
