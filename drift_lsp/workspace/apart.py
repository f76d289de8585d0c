"""Apart: a root in, what a scan of it did out, done by another process.

A scan holds all that was found in all files, and what it leaves behind in the memory of a process is never given back.
So whoever lives long has it done by one that ends, and reads from the database what is known then.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
import traceback
from multiprocessing.connection import Connection
from pathlib import Path

import msgspec

from drift_lsp import errors, log
from drift_lsp.errors import DriftError, ScanError, bug
from drift_lsp.signals.spans import Measured, recording
from drift_lsp.workspace import pipeline
from drift_lsp.workspace.changes import Cancelled, ProgressTo
from drift_lsp.workspace.config import Config
from drift_lsp.workspace.opened import WAIT
from drift_lsp.workspace.outcomes import Progress, ScanReport
from drift_lsp.workspace.store import open_store
from drift_lsp.workspace.workers import end_with_parent

HEARING = 0.2
"""Seconds between two looks whether somebody wants to stop."""


class Done(msgspec.Struct, frozen=True):
    """What a scan did, and the figures it took."""

    report: ScanReport
    measured: list[Measured]


class Failed(msgspec.Struct, frozen=True):
    """Why it did not come to its end: the name of an error, what is wrong and what to do."""

    error: str
    what: str
    todo: str = ""


def scan(root: Path, config: Config, since: str, progress: ProgressTo, cancelled: Cancelled) -> Done:
    """Have a project scanned; raises what the scan would have raised."""
    # A new interpreter would look for modules in the working folder first, and that may be a stranger's project.
    os.environ["PYTHONSAFEPATH"] = "1"
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    process = context.Process(target=_work, args=(theirs, root, config, since))
    process.start()
    theirs.close()
    try:
        return _heard(ours, progress, cancelled)
    except (EOFError, OSError) as err:  # It may go while it is spoken to.
        raise ScanError(
            "The process that scanned was ended from outside, perhaps because memory ran out.",
            "What was read is kept. Scan again; with scan.workers = 1 it takes the least memory.",
        ) from err
    finally:
        ours.close()
        process.join()


def _heard(worker: Connection, progress: ProgressTo, cancelled: Cancelled) -> Done:
    stopped = False
    while True:
        if not stopped and cancelled():
            worker.send(None)
            stopped = True
        if not worker.poll(HEARING):
            continue
        match worker.recv():
            case Progress() as step:
                progress(step)
            case Done() as done:
                return done
            case Failed(error, what, todo):
                known = getattr(errors, error, None)
                raise known(what, todo) if known else bug(what)


def _work(asker: Connection, root: Path, config: Config, since: str) -> None:
    """Scan, tell how far it has come, and stop once anything is said or nobody is there any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with_parent, daemon=True).start()
    log.configure(os.environ)
    try:
        with recording() as run, open_store(root, WAIT).db as db:
            outcome = pipeline.scan(
                root, db, config, fork=False, saved=True, since=since, progress=asker.send, cancelled=asker.poll
            )
        asker.send(Done(outcome.report, run.measured))
    except DriftError as err:
        asker.send(Failed(type(err).__name__, err.what, err.todo))
    except Exception:
        asker.send(Failed("", traceback.format_exc()))
