"""Backups: an open database in, a whole copy of it under `.drift/backups/` out; and a copy put back in its place.

Each copy has its SHA-256 beside it, as `sha256sum --check` reads it. Daily copies and those made for a reason are
counted apart, so that a busy day pushes out no other day.
"""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime
from pathlib import Path

import apsw
import msgspec

from drift_lsp.errors import UsageError
from drift_lsp.storage import refusals
from drift_lsp.storage.knobs import Backup

DAILY = "daily"
"""The reason of a copy that the first scan of a day makes."""

FOLDER = "backups"
DEFAULTS = Backup()


class Copy(msgspec.Struct, frozen=True):
    """A copy of the database."""

    name: str
    at: str
    """ISO 8601 in UTC."""

    reason: str
    size: int
    sound: bool
    """Whether it is what its checksum says."""


def take(connection: apsw.Connection, path: Path, reason: str, kept: Backup = DEFAULTS) -> Path:
    """Copy a sound database; a damaged one is refused, so that it never pushes out a good copy."""
    verify(connection, path)
    folder = _folder(path)
    target = folder / f"{path.stem}-{datetime.now(UTC):%Y%m%dT%H%M%S%fZ}-{reason}.db"
    partial = target.with_suffix(".partial")
    try:
        folder.mkdir(exist_ok=True)
        for leftover in folder.glob("*.partial"):
            leftover.unlink()
        connection.execute("vacuum into ?", (str(partial),))
        _checksum_file(target).write_text(f"{checksum(partial)}  {target.name}\n", encoding="ascii")
        partial.replace(target)
        for old in _surplus(path, kept):
            old.unlink()
            _checksum_file(old).unlink(missing_ok=True)
    except OSError as error:
        raise refusals.read_only(folder) from error
    return target


def listed(path: Path) -> list[Path]:
    """List the copies of a database, newest first."""
    return sorted((path.parent / FOLDER).glob(f"{path.stem}-*.db"), reverse=True)


def described(path: Path) -> list[Copy]:
    """Describe the copies of a database, newest first."""
    return [Copy(it.name, _moment(it), _reason(it), it.stat().st_size, is_sound(it)) for it in listed(path)]


def is_due(path: Path, now: str) -> bool:
    """Tell whether no daily copy was made on this day yet."""
    return not any(_reason(it) == DAILY and _moment(it)[:10] == now[:10] for it in listed(path))


def checksum(copy: Path) -> str:
    """Compute the SHA-256 of a file."""
    with copy.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def is_sound(copy: Path) -> bool:
    """Tell whether a copy is what its checksum says; one without a checksum is not."""
    try:
        said = _checksum_file(copy).read_text(encoding="ascii")
    except (OSError, UnicodeDecodeError):
        return False
    return said.partition(" ")[0] == checksum(copy)


def find(path: Path, name: str) -> Path:
    """Find a copy by its name, its path, or `latest`; UsageError where there is none."""
    copies = listed(path)
    wanted = Path(name)
    if name == "latest" and copies:
        return copies[0]
    for it in copies:
        if name in (it.name, it.stem):
            return it
    if wanted.is_file() and not wanted.is_symlink():
        return wanted
    todo = f"The newest is {copies[0].name}." if copies else "None was made yet: `drift backup` makes one."
    raise UsageError(f"There is no copy {name!r}.", todo)


def verify(connection: apsw.Connection, path: Path | None) -> None:
    """Read all of a database and refuse a damaged one."""
    for found in connection.execute("pragma quick_check(1)").fetchall():
        if found != ("ok",):
            raise refusals.corrupt(path, str(found[0]).partition("\n")[0])


def _folder(path: Path) -> Path:
    folder = path.parent / FOLDER
    if folder.is_symlink():
        raise refusals.foreign(folder, "it is a link to another place")
    return folder


def _surplus(path: Path, kept: Backup) -> list[Path]:
    copies = listed(path)
    daily = [it for it in copies if _reason(it) == DAILY]
    others = [it for it in copies if _reason(it) != DAILY]
    return daily[kept.daily :] + others[kept.operational :]


def _checksum_file(copy: Path) -> Path:
    return copy.with_name(f"{copy.name}.sha256")


def _reason(copy: Path) -> str:
    return copy.stem.rpartition("-")[2]


def _moment(copy: Path) -> str:
    written = copy.stem.rpartition("-")[0].rpartition("-")[2]
    try:
        return f"{datetime.strptime(written, '%Y%m%dT%H%M%S%fZ'):%Y-%m-%dT%H:%M:%SZ}"
    except ValueError:
        return ""
