"""Shared: a root in, what a team shares through git beside drift.toml out: its baseline and its decisions.

These files come with the repository, so they are read like its sources: no link is followed, no size is unbounded, and
what makes no sense is an error that names the line.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

import xxhash

from drift_lsp.enforcement import baseline
from drift_lsp.enforcement.baseline import Accepted, Entry
from drift_lsp.errors import BaselineError, DriftError, LockError, UsageError
from drift_lsp.workspace import reading, team
from drift_lsp.workspace.team import Lock

BASELINE = "drift.baseline"
LOCK = "drift.lock"
FILES = (BASELINE, LOCK)

LARGEST = 32 << 20
"""Bytes; a baseline of 300,000 findings."""


def digest(root: Path) -> str:
    """Tell a mark that changes with any of these files."""
    made = xxhash.xxh3_64()
    for name in FILES:
        content = reading.shared(root, name, LARGEST)
        made.update(b"\0" if content is None else b"\1" + content)
    return made.hexdigest()


def accepted(root: Path) -> Accepted | None:
    """Read the baseline; None where there is none."""
    entries = baseline_of(root)
    return None if entries is None else Accepted(entries)


def baseline_of(root: Path) -> list[Entry] | None:
    """Read the lines of the baseline; None where there is none."""
    content = _content(root, BASELINE, BaselineError)
    if content is None:
        return None
    try:
        return baseline.read(content.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        raise BaselineError(f"{BASELINE} is not UTF-8 (byte {err.start}).", "Save it as UTF-8.") from err
    except ValueError as err:
        raise BaselineError(f"{BASELINE}: {err}.", "Mend that line, or make it anew: drift baseline update.") from err


def lock_of(root: Path) -> Lock:
    """Read what the team decided; nothing where there is no lock."""
    content = _content(root, LOCK, LockError)
    try:
        return team.read(content or b"")
    except ValueError as err:
        raise LockError(f"{LOCK}: {err}.", "Mend it, or restore it and run `drift lock`.") from err


def text_of(root: Path, name: str) -> str:
    """Read a file as it is; "" where there is none."""
    return (reading.shared(root, name, LARGEST) or b"").decode(errors="replace")


def _content(root: Path, name: str, kind: type[DriftError]) -> bytes | None:
    content = reading.shared(root, name, LARGEST)
    if content is None and os.path.lexists(root / name):
        raise kind(
            f"{name} cannot be read: it is a link, no file, over {LARGEST:,} bytes or not permitted.",
            "Put a plain file in its place.",
        )
    return content


def write(root: Path, name: str, text: str) -> None:
    """Put a file in place at once; a link there is refused, for it could lead anywhere."""
    path = root / name
    if path.is_symlink():
        raise UsageError(f"{name} is a link.", "Put a plain file in its place.")
    from tempfile import mkstemp  # Most runs write none.

    try:
        handle, made = mkstemp(prefix=f".{name}.", dir=root)
    except OSError as err:
        raise UsageError(f"{path} cannot be written: {err.strerror}.", "Check the folder's permissions.") from err
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
            file.write(text)
        os.chmod(made, (path.stat().st_mode if path.exists() else 0o644) & 0o777)
        os.replace(made, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(made)
        raise
