"""Root: any folder in, the root of its project out. Every door asks here, so all of them open the same database."""

from __future__ import annotations

from pathlib import Path

from drift_lsp.errors import RootError, UsageError

CONFIG = "drift.toml"
STATE = ".drift"


def find_root(folder: Path) -> Path:
    """Find the nearest ancestor with drift.toml or .drift/, else the nearest with .git, else take the folder itself.

    Links are resolved first, so that one project has one root whichever way it was reached. The home folder and / are
    a project only where a drift.toml says so: a forgotten `.drift/` or a `.git` for dotfiles there is passed over.
    """
    start = _folder(folder)
    homes = _homes(start)
    above = [it for it in (start, *start.parents) if it not in homes or _is_file(it / CONFIG)]
    for marked in (_has_drift, _has_git):
        for it in above:
            if marked(it):
                return it
    if start in homes:
        raise RootError(
            f"{start} is {'the home folder' if start != Path(start.anchor) else 'the whole disk'}, not a project.",
            f"Open a folder below it, or put a {CONFIG} there if you mean it.",
        )
    return start


def _folder(folder: Path) -> Path:
    try:
        found = folder.resolve(strict=True)
        found = found if found.is_dir() else found.parent
        str(found).encode()
    except PermissionError as err:
        raise UsageError(f"{folder} cannot be entered.", "Check its permissions.") from err
    except UnicodeEncodeError as err:
        raise RootError(f"{str(found)!a} is not UTF-8.", "Rename that folder.") from err
    except (OSError, RuntimeError, ValueError) as err:  # Not there, a circle of links, a null byte.
        raise UsageError(f"{str(folder)!r} is not there.", "Give a folder that exists.") from err
    return found


def _homes(start: Path) -> set[Path]:
    try:
        return {Path(start.anchor), Path.home().resolve()}
    except (OSError, RuntimeError):  # A user without a home folder.
        return {Path(start.anchor)}


def _has_drift(folder: Path) -> bool:
    return _is_file(folder / CONFIG) or _is_folder(folder / STATE)


def _has_git(folder: Path) -> bool:
    # In a linked work tree and in a submodule, .git is a file.
    return _is_file(folder / ".git") or _is_folder(folder / ".git")


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except OSError:
        return False
