"""Pages read by several processes at once, in order; by this one where they are few."""

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, TypeVar

from papertriage.errors import PapertriageError
from papertriage.sources import Saved

if TYPE_CHECKING:
    from concurrent.futures import Future

_PAYS_FROM = 8  # pages that wait to be read: with fewer, starting processes takes longer than it saves
_AHEAD = 4  # pages a process that may be read before they are wanted

Done = TypeVar("Done")


def in_processes(
    work: Callable[[Saved], Done], sources: Iterable[Saved | Done], processes: int | None = None
) -> Iterator[Done]:
    """What ``work`` makes of each page, in their order; what is no page any more is handed on.

    Where enough pages wait, that many processes read, one a core by default, a few pages ahead of what is
    asked for.
    """
    rest = iter(sources)
    for source in rest:  # what comes before the first page waits for nothing
        if isinstance(source, Saved):
            break
        yield source
    else:
        return
    waiting = [source, *_up_to(_PAYS_FROM - 1, rest)]
    pages = sum(isinstance(source, Saved) for source in waiting)
    processes = processes or _cores()
    if processes > 1 and pages == _PAYS_FROM:
        yield from _in_pool(work, chain(waiting, rest), processes)
    else:
        for source in chain(waiting, rest):
            yield work(source) if isinstance(source, Saved) else source


def _up_to(pages: int, sources: Iterator[Saved | Done]) -> Iterator[Saved | Done]:
    """The sources up to so many pages."""
    for source in sources:
        yield source
        pages -= isinstance(source, Saved)
        if not pages:
            return


def _cores() -> int:
    """The cores that this process may use, where the system tells, else all."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _in_pool(
    work: Callable[[Saved], Done], sources: Iterable[Saved | Done], processes: int
) -> Iterator[Done]:
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # "spawn", for a progress bar runs in a thread, and a forked copy of a thread's lock never opens.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), initializer=_obey_the_parent)
    ahead: deque[Future[Done] | Done] = deque()
    try:
        for source in sources:
            ahead.append(pool.submit(work, source) if isinstance(source, Saved) else source)
            if len(ahead) > _AHEAD * processes:
                yield _finished(ahead.popleft())
        while ahead:
            yield _finished(ahead.popleft())
    except BrokenProcessPool as error:
        reason = "a process that read pages was ended from outside (is memory short?)"
        raise PapertriageError(f"{reason}; run the command again, what was read is kept") from error
    finally:
        pool.shutdown(cancel_futures=True)


def _finished(result: "Future[Done] | Done") -> Done:
    from concurrent.futures import Future

    return result.result() if isinstance(result, Future) else result


def _obey_the_parent() -> None:
    """Leave Ctrl-C to the parent, and end when it does, even by a kill: else this would wait for ever."""
    from multiprocessing import connection, parent_process
    from threading import Thread

    def follow() -> None:
        if parent := parent_process():
            connection.wait([parent.sentinel])
            os._exit(1)

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=follow, daemon=True).start()
