"""Items of CSL-JSON, and of Crossref, whose form is the same but for lists where CSL has one value.

https://github.com/citation-style-language/schema and https://api.crossref.org/swagger-ui/index.html
"""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.readers._json_items import each, fields, line
from papertriage.readers._reference import Reference

_OF_CROSSREF = re.compile(r'"(?:references?-count|is-referenced-by-count|message-type)"\s*:')

# <jats:title>Abstract</jats:title><jats:p>..., with each formula as TeX and again as MathML
_JATS = "<jats:"
_LABEL = re.compile(r"<jats:title>\s{0,99}(?:abstract|summary)[\s.:]{0,99}</jats:title>", re.IGNORECASE)
_SECTION = re.compile(r"[:.]?</jats:title>")
_MATHML = re.compile(r"(?<=</jats:tex-math>)\s{0,99}<mml:math\b.{0,3000}?</mml:math>", re.DOTALL)
_BLOCK = re.compile(r"</?jats:(?:p|sec|title|list|list-item)\b[^<>]{0,200}>")
_INLINE = re.compile(r"</?(?:jats|mml):[^<>]{1,200}>")


def is_crossref(text: str) -> bool:
    """Whether the JSON counts what only Crossref counts."""
    return bool(_OF_CROSSREF.search(text))


def reference(item: dict[str, Any]) -> Reference:
    """What an item says; values of an unexpected kind say nothing."""
    return Reference(
        title=": ".join(filter(None, (_text(item.get("title")), _text(item.get("subtitle"))))),
        abstract=_abstract(_text(item.get("abstract"))),
        authors=[_name(fields(person)) for person in each(item.get("author"))],
        dates=list(_dates(fields(item.get("issued")) or fields(item.get("published")))),
        journal=_text(item.get("container-title")),
        volume=_text(item.get("volume")),
        number=_text(item.get("issue")),
        pages=_text(item.get("page")) or _text(item.get("article-number")),
        dois=[_text(item.get("DOI"))],
        pmids=[_text(item.get("PMID"))],
        arxiv=[_text(item.get(key)) for key in ("number", "note")],
        urls=[_text(item.get("URL"))],
    )


def _name(person: dict[str, Any]) -> str:
    """ "van der Berg, Simone", or the name of a group."""
    family = " ".join(filter(None, (_text(person.get("non-dropping-particle")), _text(person.get("family")))))
    names = ", ".join(filter(None, (family, _text(person.get("given")))))
    return names or _text(person.get("literal")) or _text(person.get("name"))


def _dates(issued: dict[str, Any]) -> Iterator[str]:
    """The date as its numbers, and as a text where it is one."""
    for parts in each(issued.get("date-parts"))[:1]:
        yield "-".join(filter(None, map(_text, each(parts))))
    yield from filter(None, (_text(issued.get("raw")), _text(issued.get("literal"))))


def _abstract(printed: str) -> str:
    """The abstract without the tags of JATS; titles of sections stand before them."""
    if _JATS not in printed:
        return printed
    titled = _SECTION.sub(": ", _LABEL.sub("", _MATHML.sub("", printed)))
    return _INLINE.sub("", _BLOCK.sub(" ", titled))


def _text(value: Any) -> str:
    """A text or a number as a text; of a list its first item; "" of anything else."""
    if isinstance(value, list):
        return _text(value[0]) if value and not isinstance(value[0], list) else ""
    return line(str(value)) if isinstance(value, (int, str)) else ""
