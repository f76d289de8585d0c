"""Workers: files on disk in, their surveys out, by several processes: parsing holds the interpreter's lock.

Workers read, parse and look; they return msgpack bytes, which cost a tenth of pickled records. A worker ends when its
parent does, however that ends.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait as wait_for_process

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Role
from drift_lsp.errors import ScanError
from drift_lsp.signals.spans import Laps, Measured, measure
from drift_lsp.syntax import languages
from drift_lsp.workspace.discovery import Found
from drift_lsp.workspace.surveying import Read, Setting, read_one

CHUNK = 100_000
"""Bytes of source that one task of a worker holds: at the end of a scan one worker waits for the last task of another,
half of one on average.
"""

INLINE = 400_000
"""Bytes of source below which no worker is started."""

QUEUED = 3
"""Tasks that wait for each worker; what is not handed out yet can be cancelled."""


def read_all(
    founds: Sequence[Found], setting: Setting, workers: int, fork: bool, cancelled: Callable[[], bool]
) -> Iterator[list[Read]]:
    """Read and survey many files, in no certain order; stops early where `cancelled` says so.

    `fork` is quicker, and allowed only in a process without threads.
    """
    chunks = list(_chunks(founds))
    if sum(found.size for found in founds) < INLINE or workers < 2:
        for chunk in chunks:
            if cancelled():
                return
            laps = Laps()
            yield [read_one(found, setting, laps) for found in chunk]
            _measure(laps.measured())
        return
    # A new interpreter would look for modules in the working folder first, and that may be a stranger's project.
    os.environ["PYTHONSAFEPATH"] = "1"
    context = multiprocessing.get_context("fork" if fork and hasattr(os, "fork") else "spawn")
    registry.all_detectors()  # What is imported here a fork need not import again, and this process needs it later.
    decoder = msgspec.msgpack.Decoder(tuple[list[Read], list[Measured]])
    count = min(workers, len(chunks))
    pool = ProcessPoolExecutor(
        count, mp_context=context, initializer=_begin, initargs=(msgspec.msgpack.encode(setting),)
    )
    try:
        waiting = iter(chunks)
        running: set[Future[bytes]] = set()
        while True:
            while len(running) < count * QUEUED and (chunk := next(waiting, [])):
                running.add(pool.submit(_work, [_task(found) for found in chunk]))
            if not running or cancelled():
                return
            done, running = wait(running, timeout=0.2, return_when=FIRST_COMPLETED)
            for future in done:
                laps = Laps()
                reads, measured = decoder.decode(future.result())
                laps.lap("napi_serialization_time")
                _measure([*measured, *laps.measured()])
                yield reads
    except BrokenProcessPool as err:
        raise ScanError(
            "A process that read files was ended from outside, perhaps because memory ran out.",
            "What was read is kept. Scan again; with scan.workers = 1 it takes the least memory.",
        ) from err
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


STEPS = {
    "hash": "hashing_duration_ms",
    "parse": "parse_time_per_language",
    "detect": "detection_time_per_category",
    "napi_serialization_time": "napi_serialization_time",
}
"""Steps of a worker that are metrics."""


def _measure(measured: Iterable[Measured]) -> None:
    for it in measured:
        if name := STEPS.get(it.name):
            measure(name, it.value, it.label)


def _chunks(founds: Sequence[Found]) -> Iterator[list[Found]]:
    chunk, size = list[Found](), 0
    for found in founds:
        chunk.append(found)
        size += found.size
        if size >= CHUNK:
            yield chunk
            chunk, size = [], 0
    if chunk:
        yield chunk


_Task = tuple[str, int, int, str, Role]
_setting: Setting | None = None


def _task(found: Found) -> _Task:
    return found.path, found.size, found.mtime_ns, found.language.name, found.role


def _begin(setting: bytes) -> None:
    """Set a worker up: it never collects cyclic garbage in what it inherited, and it ends with its parent.

    Ctrl-C reaches all processes of a terminal; what becomes of the work is its parent's to say.
    """
    global _setting
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _setting = msgspec.msgpack.decode(setting, type=Setting)
    gc.freeze()
    gc.disable()
    threading.Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    """End this process when the one that began it has ended, however that did."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait_for_process([parent.sentinel])
        os._exit(1)


def _work(tasks: list[_Task]) -> bytes:
    assert _setting is not None
    laps = Laps()
    made = [
        read_one(Found(path, size, mtime_ns, languages.named(language), role), _setting, laps)
        for path, size, mtime_ns, language, role in tasks
    ]
    laps.start()
    packed = msgspec.msgpack.encode(made)
    laps.lap("napi_serialization_time")
    return msgspec.msgpack.encode((msgspec.Raw(packed), laps.measured()))
