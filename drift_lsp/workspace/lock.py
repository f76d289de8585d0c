"""Lock: a `.drift` folder in, the right to scan out; one process at a time, given back even by a killed one."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from drift_lsp.errors import CancelledError, ScanBusyError, ScanIoError

STEP = 0.05
"""Seconds between two tries; the operating system has no wait that can be cancelled."""


@contextmanager
def scanning(
    folder: Path, wait: float, cancelled: Callable[[], bool], waiting: Callable[[str], None]
) -> Iterator[None]:
    """Hold the scan's lock; `waiting` hears who has it meanwhile, ScanBusyError says so after `wait` seconds."""
    path = folder / "scan.lock"
    try:
        file = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as err:
        raise ScanIoError(f"{path} cannot be opened: {err.strerror}.", "Move it away, then scan again.") from err
    try:
        until = time.monotonic() + wait
        while not _take(file):
            if cancelled():
                raise CancelledError("Stopped while another scan was running.")
            holder = os.pread(file, 32, 0).decode(errors="replace").strip() or "unknown"
            waiting(holder)
            if time.monotonic() >= until:
                raise ScanBusyError(
                    f"Process {holder} is scanning this project.", "Wait until it has finished, or stop it."
                )
            time.sleep(STEP)
        os.ftruncate(file, 0)
        os.pwrite(file, f"{os.getpid()}\n".encode(), 0)
        yield
    finally:
        os.close(file)


if os.name == "nt":
    import msvcrt

    def _take(file: int) -> bool:
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(file: int) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
