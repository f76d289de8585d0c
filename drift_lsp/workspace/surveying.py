"""Surveying: a file on disk in, what was read and its survey out; whatever is wrong with it is told."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from traceback import walk_tb

import msgspec
import xxhash

from drift_lsp.detectors.contract import Role
from drift_lsp.detectors.survey import survey
from drift_lsp.errors import BugError, FileProblem
from drift_lsp.graphs.project import Project
from drift_lsp.log import logger
from drift_lsp.signals.spans import Laps
from drift_lsp.storage.files import Packed, pack
from drift_lsp.workspace import git, reading
from drift_lsp.workspace.discovery import Found

FAULTS = (BugError, RecursionError, MemoryError, ValueError, TypeError, KeyError, IndexError, AttributeError)
"""What may go wrong where a single file is looked at."""


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
    )
    if source.generated:
        return made()
    made = partial(made, git.blob_oid(source.content, setting.oid_format))
    laps.lap("hash")
    try:
        looked = survey(source.content, found.path, found.language, found.role, setting.project, laps.lap)
    except FAULTS as fault:
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
