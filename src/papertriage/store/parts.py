"""The parts of a library that few commands want, each loaded when it is first asked for."""

import sqlite3
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from papertriage.store.anew import Anew
    from papertriage.store.figures import Figures
    from papertriage.store.health import Health
    from papertriage.store.journal import Journal
    from papertriage.store.keys import Keys
    from papertriage.store.mending import Mending
    from papertriage.store.pairs import Pairs
    from papertriage.store.queue import Queue
    from papertriage.store.regrouping import Regrouping
    from papertriage.store.topic_tags import TopicTags


class Parts:
    """Each part speaks SQL on one subject, through the connection ``_db``."""

    _db: sqlite3.Connection

    @cached_property
    def journal(self) -> "Journal":
        """What each operation changed."""
        from papertriage.store.journal import Journal

        return Journal(self._db)

    @cached_property
    def keys(self) -> "Keys":
        """Where folding looks for papers."""
        from papertriage.store.keys import Keys

        return Keys(self._db)

    @cached_property
    def pairs(self) -> "Pairs":
        """What was said of papers that look alike."""
        from papertriage.store.pairs import Pairs

        return Pairs(self._db)

    @cached_property
    def topic_tags(self) -> "TopicTags":
        """What topics gave the papers, and would give them."""
        from papertriage.store.topic_tags import TopicTags

        return TopicTags(self._db)

    @cached_property
    def queue(self) -> "Queue":
        """The papers that wait for a decision."""
        from papertriage.store.queue import Queue

        return Queue(self._db)

    @cached_property
    def anew(self) -> "Anew":
        """All records folded anew."""
        from papertriage.store.anew import Anew

        return Anew(self._db)

    @cached_property
    def regrouping(self) -> "Regrouping":
        """Sightings moved between papers."""
        from papertriage.store.regrouping import Regrouping

        return Regrouping(self._db)

    @cached_property
    def figures(self) -> "Figures":
        """How many there are of everything."""
        from papertriage.store.figures import Figures

        return Figures(self._db)

    @cached_property
    def health(self) -> "Health":
        """What is not as it must be."""
        from papertriage.store.health import Health

        return Health(self._db)

    @cached_property
    def mending(self) -> "Mending":
        """What can be mended by itself."""
        from papertriage.store.mending import Mending

        return Mending(self._db)
