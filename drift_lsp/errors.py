"""Errors: what a user can act on, each with a stable code; and `bug` for what only we can mend."""

from __future__ import annotations

from typing import ClassVar


class DriftError(Exception):
    """Something the user can act on: what is wrong, then what to do."""

    code: ClassVar[str] = "DRIFT_ERROR"
    """Stable over releases; programs compare it."""

    exit_code: ClassVar[int] = 2

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


class ScanBusyError(ScanError):
    """Another process scans this project now."""

    code = "SCAN_BUSY"


class CancelledError(DriftError):
    """The user stopped it; nothing is lost."""

    code = "CANCELLED"
    exit_code = 130


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


class GitError(DriftError):
    """git could not answer what was asked of it."""

    code = "GIT_ERROR"


class BugError(AssertionError):
    """An invariant broke: ours to mend. Caught only at the fence round a job or a request."""


def bug(what: str) -> BugError:
    """Name a broken invariant, to be raised by the caller."""
    return BugError(what)


class FileProblem:
    """Stable codes of what can be wrong with one file; a scan collects them and goes on."""

    NOT_UTF8 = "FILE_NOT_UTF8"
    BINARY = "FILE_BINARY"
    TOO_LARGE = "FILE_TOO_LARGE"
    VANISHED = "FILE_VANISHED"
    UNREADABLE = "FILE_UNREADABLE"
    LINK_OUTSIDE = "LINK_OUTSIDE_ROOT"
    ANALYSIS_FAILED = "ANALYSIS_FAILED"
