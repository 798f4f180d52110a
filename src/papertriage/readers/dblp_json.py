"""Answers of DBLP's search API as JSON. https://dblp.org/faq/How+to+use+the+dblp+search+API.html"""

import re
from collections.abc import Iterator
from typing import Any

from papertriage.model import Facts, Fragment, Page, Record
from papertriage.plugins import Reader
from papertriage.readers._dblp import left_out, name, title
from papertriage.readers._facts import facts
from papertriage.readers._json_items import each, fields, is_json, json_records, line
from papertriage.readers._reference import Reference, record

_HITS = re.compile(r'"hits"\s*:\s*\{')
_COUNT = re.compile(r'"@(total|sent)"\s*:\s*"?(\d{1,9})\b', re.ASCII)
_VOLUME = "Editorship"  # an edited volume is no paper


def recognises(page: Page) -> bool:
    return is_json(page.text) and bool(_HITS.search(page.text) and _COUNT.search(page.text))


def read(page: Page) -> Iterator[Record | Fragment | Facts]:
    yield from json_records(page.text, "hit", _paper)
    counts = {key: int(value) for key, value in _COUNT.findall(page.text)}
    total = counts.get("total", 0)
    volumes = len(re.findall(rf'"type"\s*:\s*"{_VOLUME}"', page.text))
    sent = counts.get("sent", total)
    yield facts(sent, total or None, stated_total=sent - volumes, notes=left_out(volumes))


def _paper(hit: dict[str, Any]) -> Record | list[Record] | None:
    """The paper of a hit; None where it tells none. An answer without hits is no hit itself."""
    info = fields(hit.get("info"))
    if "result" in hit or info.get("type") == _VOLUME:
        return []
    found = _record(info)
    return found if found.title or found.identifiers.pairs() else None


def _record(info: dict[str, Any]) -> Record:
    people = each(fields(info.get("authors")).get("author"))
    venues = [line(venue) for venue in each(info.get("venue"))]
    return record(
        Reference(
            title(line(info.get("title"))),
            authors=[name(line(fields(person).get("text", person))) for person in people],
            year=line(info.get("year")),
            journal=venues[0] if venues else "",
            volume=line(info.get("volume")),
            number=line(info.get("number")),
            pages=line(info.get("pages")),
            dois=[line(info.get("doi"))],
            urls=[*map(line, each(info.get("ee"))), line(info.get("url"))],
        )
    )


READER = Reader(name="dblp-json", recognises=recognises, read=read)
