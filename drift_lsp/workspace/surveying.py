"""Surveying: files on disk in, surveys out — in worker processes, for parsing holds the interpreter's lock.

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
from functools import partial
from multiprocessing.connection import wait as wait_for_process
from pathlib import Path
from traceback import walk_tb

import msgspec
import xxhash

from drift_lsp.detectors import registry
from drift_lsp.detectors.contract import Role
from drift_lsp.detectors.survey import survey
from drift_lsp.errors import BugError, FileProblem, ScanError
from drift_lsp.graphs.project import Project
from drift_lsp.log import logger
from drift_lsp.signals.spans import Laps, Measured, measure
from drift_lsp.storage.files import Packed, pack
from drift_lsp.syntax import languages
from drift_lsp.workspace import git, reading
from drift_lsp.workspace.discovery import Found

CHUNK = 100_000
"""Bytes of source that one task of a worker holds: at the end of a scan one worker waits for the last task of another,
half of one on average.
"""

INLINE = 400_000
"""Bytes of source below which no worker is started."""

QUEUED = 3
"""Tasks that wait for each worker; what is not handed out yet can be cancelled."""


class Read(msgspec.Struct, frozen=True, array_like=True):
    """One file, read and looked at."""

    path: str
    language: str
    role: Role
    size: int
    mtime_ns: int
    hash: bytes = b""
    git_oid: str = ""
    lines: int = 0
    packed: Packed | None = None
    """Its survey as it is stored; None for a file with a problem, and for a generated one."""

    code: str = ""
    """What is wrong with the file; a `FileProblem`."""

    message: str = ""


class Setting(msgspec.Struct, frozen=True):
    """What every worker must know."""

    root: str
    max_size: int
    project: Project
    oid_format: git.Algorithm


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


def read_one(found: Found, setting: Setting, laps: Laps) -> Read:
    """Read and survey one file; whatever is wrong with it is told, never raised."""
    source = reading.read(Path(setting.root), found.path, setting.max_size)
    laps.start()
    if isinstance(source, reading.Problem):
        return Read(
            found.path,
            found.language.name,
            found.role,
            found.size,
            found.mtime_ns,
            code=source.code,
            message=source.message,
        )
    made = partial(
        Read,
        found.path,
        found.language.name,
        found.role,
        source.size,
        source.mtime_ns,
        xxhash.xxh3_128_digest(source.content),
        git.blob_oid(source.content, setting.oid_format),
    )
    laps.lap("hash")
    if source.generated:
        return made()
    try:
        looked = survey(source.content, found.path, found.language, found.role, setting.project, laps.lap)
    except (
        BugError,
        RecursionError,
        MemoryError,
        ValueError,
        TypeError,
        KeyError,
        IndexError,
        AttributeError,
    ) as fault:
        # The fence round a file: one that we cannot read must not stop the others.
        logger("scan").debug("%s", found.path, exc_info=True)
        detector = _detector(fault)
        return made(
            code=FileProblem.DETECTION_ERROR if detector else FileProblem.PARSE_ERROR,
            message=f"It could not be analysed by {detector or 'the parser'} ({type(fault).__name__}: {fault}).",
        )
    return made(looked.lines, pack(looked))


def _detector(fault: BaseException) -> str:
    """Tell which detector a fault came out of; "" for none."""
    modules = [frame.f_globals.get("__name__", "") for frame, _ in walk_tb(fault.__traceback__)]
    found = [it.removeprefix("drift_lsp.detectors.") for it in modules if it.startswith("drift_lsp.detectors.")]
    return next((it.replace(".", "/").replace("_", "-") for it in reversed(found) if "." in it), "")


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
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
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
