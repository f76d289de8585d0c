"""Errors: what a user can act on, each with a stable code; and `bug` for what only we can mend.

One tree, a branch for each subsystem. What is wrong with one file is no exception: it is collected (`FileProblem`),
told at the end and kept with the scan. A command leaves with 0, with 1 where a gate says no, with 2 where it could not
be done, with 130 where somebody stopped it, with 141 where nobody reads its answer any more.
"""

from __future__ import annotations

from typing import ClassVar


class DriftError(Exception):
    """Something the user can act on: what is wrong, then what to do."""

    code: ClassVar[str] = "DRIFT_ERROR"
    """Stable over releases; programs compare it."""

    exit_code: ClassVar[int] = 2
    """What a command leaves with."""

    def __init__(self, what: str, todo: str = "") -> None:
        super().__init__(f"{what} {todo}".strip())
        self.what = what
        self.todo = todo


class UsageError(DriftError):
    """A call that makes no sense: a path that is not there, an id nobody knows."""

    code = "USAGE_ERROR"


class RootError(UsageError):
    """A folder that cannot be a project's root."""

    code = "ROOT_ERROR"


class ConfigError(DriftError):
    """drift.toml, an environment variable or a flag says something that is not allowed."""

    code = "CONFIG_ERROR"


class ScanError(DriftError):
    """The project could not be read."""

    code = "SCAN_ERROR"


class ScanIoError(ScanError):
    """A folder or a file that a scan needs cannot be opened."""

    code = "SCAN_IO_ERROR"


class ScanBusyError(ScanError):
    """Another process scans this project now."""

    code = "SCAN_BUSY"


class CancelledError(DriftError):
    """The user stopped it; nothing is lost."""

    code = "CANCELLED"
    exit_code = 130


class UnsupportedLanguageError(UsageError):
    """Drift does not read files of this kind."""

    code = "UNSUPPORTED_LANGUAGE"


class StorageError(DriftError):
    """drift.db could not be used."""

    code = "STORAGE_ERROR"


class DatabaseBusyError(StorageError):
    """Another program holds drift.db for longer than we wait."""

    code = "DB_BUSY"


class DatabaseCorruptError(StorageError):
    """drift.db is damaged."""

    code = "DB_CORRUPT"


class DatabaseForeignError(StorageError):
    """What lies at .drift/drift.db is not ours."""

    code = "DB_FOREIGN"


class DatabaseNewerError(StorageError):
    """drift.db was written by a newer Drift."""

    code = "DB_NEWER"


class DatabaseReadOnlyError(StorageError):
    """drift.db or its folder cannot be written."""

    code = "DB_READ_ONLY"


class DiskFullError(StorageError):
    """There is no room to write."""

    code = "DISK_FULL"


class BaselineError(DriftError):
    """drift.baseline cannot be used as it is."""

    code = "BASELINE_ERROR"


class LockError(DriftError):
    """drift.lock cannot be used as it is."""

    code = "LOCK_ERROR"


class GitError(DriftError):
    """git could not answer what was asked of it."""

    code = "GIT_ERROR"


class GateError(DriftError):
    """A gate does not let this project pass; nothing is broken."""

    code = "GATE_FAILED"
    exit_code = 1


class BugError(AssertionError):
    """An invariant broke: ours to mend. Caught only at the fence round a job or a request."""


def bug(what: str) -> BugError:
    """Name a broken invariant, to be raised by the caller."""
    return BugError(what)


class FileProblem:
    """Stable codes of what can be wrong with one file; a scan collects them and goes on. `FILE_PROBLEMS` explains."""

    NOT_UTF8 = "FILE_NOT_UTF8"
    BINARY = "FILE_BINARY"
    TOO_LARGE = "FILE_TOO_LARGE"
    VANISHED = "FILE_VANISHED"
    UNREADABLE = "FILE_UNREADABLE"
    LINK_OUTSIDE = "LINK_OUTSIDE_ROOT"
    PARSE_ERROR = "PARSE_ERROR"
    DETECTION_ERROR = "DETECTION_ERROR"


FILE_PROBLEMS = {
    FileProblem.NOT_UTF8: "A file, or its name, is not UTF-8; the others were read.",
    FileProblem.BINARY: "A file holds a null byte, so it is no text.",
    FileProblem.TOO_LARGE: "A file is larger than scan.max_file_size.",
    FileProblem.VANISHED: "A file was gone before it could be read.",
    FileProblem.UNREADABLE: "A file or folder may not be read, or is no regular file.",
    FileProblem.LINK_OUTSIDE: "A link leads out of the project; links are not followed.",
    FileProblem.PARSE_ERROR: "A file could not be taken apart: our mistake. Syntax errors do not lead to this.",
    FileProblem.DETECTION_ERROR: "A detector failed on a file: our mistake. The message names the detector.",
}


def meaning(code: str) -> tuple[str, int] | None:
    """Tell what a code means and what a command leaves with; for a file's problem 0, for the run went on."""
    if code in FILE_PROBLEMS:
        return FILE_PROBLEMS[code], 0
    if code == "BUG":
        return "Drift broke. This is our mistake; DRIFT_LOG=debug shows where.", 2
    kind = next((it for it in tree() if it.code == code), None)
    return ((kind.__doc__ or "").strip(), kind.exit_code) if kind else None


def tree(kind: type[DriftError] = DriftError) -> list[type[DriftError]]:
    """List every error of a branch, the branch itself first."""
    return [kind, *(it for child in kind.__subclasses__() for it in tree(child))]
