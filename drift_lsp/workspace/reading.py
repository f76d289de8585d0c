"""Reading: a discovered file in, its bytes or what is wrong with them out. Nothing outside the root is ever opened.

The bytes are those of the disk, untouched, so that every offset is true. A UTF-8 byte order mark stays: tree-sitter
steps over it by itself.
"""

from __future__ import annotations

import codecs
import errno
import os
import stat
from pathlib import Path

import msgspec

from drift_lsp.errors import FileProblem
from drift_lsp.workspace import roles

LARGEST_MANIFEST = 1 << 20

_BINARY_MODE = getattr(os, "O_BINARY", 0)
_FLAGS = os.O_RDONLY | _BINARY_MODE | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_FOLDER_FLAGS = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_DIRECTORY", 0)
_STEPWISE = os.open in os.supports_dir_fd and hasattr(os, "O_NOFOLLOW") and hasattr(os, "O_DIRECTORY")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_GONE = (errno.ENOENT, errno.ENOTDIR)


class Problem(msgspec.Struct, frozen=True):
    """Why one file is not read; a scan collects these and goes on."""

    path: str
    code: str
    """One of `FileProblem`."""

    message: str


class Source(msgspec.Struct, frozen=True):
    """A file as it was at one moment."""

    path: str
    content: bytes
    size: int
    mtime_ns: int
    """Of the very file that was read, taken before reading: an older time than the content's never hides a change."""

    @property
    def generated(self) -> bool:
        """Whether a program wrote it, or it is minified: nobody's style, so not to be surveyed."""
        return roles.generated(self.content)


def read(root: Path, path: str, largest: int) -> Source | Problem:
    """Read one file of at most `largest` bytes."""
    try:
        found = _bytes(root, path, largest)
    except OSError as err:
        return _refusal(path, err)
    if isinstance(found, Problem):
        return found
    content, state = found
    if refused := wrong(path, content, largest):
        return refused
    return Source(path, content, len(content), state.st_mtime_ns)


def wrong(path: str, content: bytes, largest: int) -> Problem | None:
    """Tell what keeps bytes from being source code."""
    if len(content) > largest:
        return too_large(path, len(content), largest)
    if content.startswith(_UTF16):
        return Problem(path, FileProblem.NOT_UTF8, "It is UTF-16; Drift reads UTF-8.")
    if (at := content.find(b"\0")) >= 0:
        return Problem(path, FileProblem.BINARY, f"It holds a null byte (at {at}), so it is no text.")
    try:
        content.decode()
    except UnicodeDecodeError as err:
        return Problem(path, FileProblem.NOT_UTF8, f"It is not UTF-8 (byte {err.start}).")
    return None


def manifest(root: Path, path: str) -> bytes | None:
    """Read a small text file of the project; None where it is not there, too large or reached through a link."""
    return shared(root, path, LARGEST_MANIFEST)


def shared(root: Path, name: str, largest: int) -> bytes | None:
    """Read a text file that a team shares, of a size that it may have; None as for a manifest."""
    try:
        found = _bytes(root, name, largest)
    except OSError:
        return None
    return None if isinstance(found, Problem) else found[0]


def too_large(path: str, size: int, largest: int) -> Problem:
    """Say that a file is over the limit, and which setting moves it."""
    said = f"It has {size:,} bytes, more than scan.max_file_size ({largest:,})."
    return Problem(path, FileProblem.TOO_LARGE, said)


def _bytes(root: Path, path: str, largest: int) -> tuple[bytes, os.stat_result] | Problem:
    handle = _open(root, path)
    try:
        state = os.fstat(handle)
        if not stat.S_ISREG(state.st_mode):
            return Problem(path, FileProblem.UNREADABLE, "It is no regular file.")
        if state.st_size > largest:
            return too_large(path, state.st_size, largest)
        # One byte more than allowed, so that a file that grows meanwhile is noticed.
        pieces, left = list[bytes](), largest + 1
        while left and (piece := os.read(handle, min(left, 1 << 20))):
            pieces.append(piece)
            left -= len(piece)
    finally:
        os.close(handle)
    return (b"".join(pieces), state) if left else too_large(path, largest + 1, largest)


def _open(root: Path, path: str) -> int:
    """Open a file below `root` without following a link anywhere on the way."""
    parts = path.split("/")
    if any(it in ("", ".", "..") for it in parts):
        raise FileNotFoundError(errno.ENOENT, "not a path of the project", path)
    if not _STEPWISE:
        whole = root.joinpath(*parts)
        if whole.resolve() != whole:
            raise OSError(errno.ELOOP, "a link", path)
        return os.open(whole, _FLAGS)
    folder = os.open(root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for part in parts[:-1]:
            inner = os.open(part, _FOLDER_FLAGS, dir_fd=folder)
            os.close(folder)
            folder = inner
        return os.open(parts[-1], _FLAGS, dir_fd=folder)
    finally:
        os.close(folder)


def _refusal(path: str, err: OSError) -> Problem:
    if err.errno == errno.ELOOP:
        return Problem(path, FileProblem.LINK_OUTSIDE, "It is a link; links are not followed.")
    if err.errno in _GONE:
        return Problem(path, FileProblem.VANISHED, "It is no longer there.")
    return Problem(path, FileProblem.UNREADABLE, f"It cannot be read: {err.strerror or 'unknown reason'}.")
