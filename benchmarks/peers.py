"""What others fold: bib-dedupe and datasketch, where they are installed.

Each peer takes a labelled set and gives for each row the group that it falls into. Since they keep all in
memory, cleaning and folding in memory and nothing else is the first of them. All have one core.
``whole_program`` is papertriage itself.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence

from labelled import Labelled, Row
from labelled import fold as fold_in_library
from shelf import fold_in_memory

from papertriage.clean import clean
from papertriage.dedup.folding import fold

try:
    import pandas
    from bib_dedupe import bib_dedupe as bib
except ImportError:
    bib = None
try:
    import datasketch as sketch
except ImportError:
    sketch = None

Peer = Callable[[Labelled], Sequence[Hashable]]

_SHINGLE = 3  # words
_ALIKE = 0.5  # the least Jaccard similarity: of copies that were cut or edited, half is left


def peers() -> dict[str, Peer | None]:
    """Each peer by its name; None where it is not installed."""
    return {
        "in memory": in_memory,
        "bib-dedupe": bib_dedupe if bib else None,
        "datasketch": datasketch if sketch else None,
    }


def whole_program(labelled: Labelled) -> Sequence[Hashable]:
    return fold_in_library(labelled.rows)


def in_memory(labelled: Labelled) -> list[int]:
    return fold_in_memory([clean(record) for record in labelled.records])


def bib_dedupe(labelled: Labelled) -> list[int]:
    rows = ({"ID": str(at), "ENTRYTYPE": "article", **row} for at, row in enumerate(labelled.rows))
    frame = bib.prep(pandas.DataFrame(rows), verbosity_level=0, cpu=1)
    blocked = bib.block(frame, verbosity_level=0, cpu=1)
    matched = bib.match(blocked, verbosity_level=0, cpu=1)
    clusters = bib.cluster(matched, verbosity_level=0)
    return _joined(len(labelled.rows), (map(int, cluster) for cluster in clusters))


def datasketch(labelled: Labelled) -> list[int]:
    """MinHash over title and abstract, 128 permutations, in its own index."""
    index = sketch.MinHashLSH(threshold=_ALIKE, num_perm=128)
    found = []
    for at, row in enumerate(labelled.rows):
        hashes = sketch.MinHash(num_perm=128)
        hashes.update_batch([shingle.encode() for shingle in _shingles(row)])
        found.append([at, *index.query(hashes)])
        index.insert(at, hashes)
    return _joined(len(labelled.rows), found)


def _shingles(row: Row) -> list[str]:
    words = fold(f"{row['title']} {row['abstract']}").split()
    starts = range(max(1, len(words) - _SHINGLE + 1))
    return [" ".join(words[start : start + _SHINGLE]) for start in starts]


def _joined(count: int, sets: Iterable[Iterable[int]]) -> list[int]:
    """For each of so many rows the least row that it is tied to, be it through others."""
    parents = list(range(count))

    def root(row: int) -> int:
        while parents[row] != row:
            row = parents[row]
        return row

    for together in sets:
        roots = [root(row) for row in together]
        for row in roots:
            parents[row] = min(roots)
    return [root(row) for row in range(count)]
