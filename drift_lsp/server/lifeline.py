"""Lifeline: the editor's process in, the end of ours out. No process of ours outlives the editor.

The watcher is a thread that sleeps in the kernel until the editor ends, so it costs nothing and works even where the
server itself is busy or blocked.
"""

from __future__ import annotations

import os
import select
import sys
import threading
import time
from collections.abc import Callable
from typing import NoReturn

GRACE = 2.0
"""Seconds that an orderly end may take before it is cut short."""

SLOW_CHECK = 3.0
"""Seconds between two looks where the system cannot wait for a stranger's process."""


def watch(process: int, gone: Callable[[], None]) -> None:
    """Call `gone`, from another thread, when a process ends.

    One that is not there to begin with lives on another machine or in another container: then the end of the stream
    has to tell.
    """
    try:
        held = _hold(process)  # Here and now: later its number may be another's.
    except ProcessLookupError:
        return

    def wait() -> None:
        if _wait(process, held):
            gone()

    threading.Thread(target=wait, name="drift-lifeline", daemon=True).start()


def cut_short(code: int, after: float = GRACE) -> None:
    """End the process in a while, whatever it is doing then."""

    def end_later() -> None:
        time.sleep(after)
        end(code)

    threading.Thread(target=end_later, name="drift-end", daemon=True).start()


def end(code: int) -> NoReturn:
    """End this process and its workers at once."""
    multiprocessing = sys.modules.get("multiprocessing")
    if multiprocessing:
        for worker in multiprocessing.active_children():
            worker.kill()
    os._exit(code)


def _hold(process: int) -> int | None:
    """Get what tells of the end of this very process; None where the system has no such thing."""
    if sys.platform == "linux":
        try:
            return os.pidfd_open(process)
        except ProcessLookupError:
            raise
        except OSError:  # An old kernel, or a sandbox that knows no pidfd.
            return None
    return None


def _wait(process: int, held: int | None) -> bool:
    """Wait until a process ends; False where there is none."""
    if sys.platform == "win32":
        return _wait_windows(process)
    if held is None:
        return _wait_slowly(process)
    poll = select.poll()
    poll.register(held, select.POLLIN)
    poll.poll()
    return True


def _wait_slowly(process: int) -> bool:
    seen = False
    while True:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return seen
        except PermissionError:  # It is there, and somebody else's.
            seen = True
        seen = True
        time.sleep(SLOW_CHECK)


def _wait_windows(process: int) -> bool:
    import ctypes

    kernel = ctypes.windll.kernel32  # type: ignore[attr-defined,unused-ignore]
    synchronize, forever = 0x0010_0000, 0xFFFF_FFFF
    handle = kernel.OpenProcess(synchronize, False, process)
    return bool(handle) and kernel.WaitForSingleObject(handle, forever) == 0
