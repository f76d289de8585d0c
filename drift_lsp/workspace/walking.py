"""Walking: a folder without git in, the paths below it out, `.gitignore` files obeyed and no link followed."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path

from drift_lsp.errors import FileProblem, ScanIoError
from drift_lsp.workspace import reading, roles
from drift_lsp.workspace.ignoring import Ignoring
from drift_lsp.workspace.reading import Problem

VENV_MARK = "pyvenv.cfg"


def walk(root: Path, kept: Callable[[str], bool], problems: list[Problem]) -> Iterator[bytes]:
    """List the files below `root`; `kept` tells of a folder whether a user wants it in spite of its name.

    Names come as the bytes that they are on the disk, since not all of them are UTF-8.
    """
    ignoring = Ignoring()
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        try:
            with os.scandir(root / folder if folder else root) as listed:
                entries = sorted(listed, key=lambda it: it.name)
        except OSError as err:
            if not folder:  # An empty answer would read as if every file had been deleted.
                raise ScanIoError(f"{root} cannot be listed: {err.strerror}.", "Check the folder.") from err
            said = f"This folder cannot be listed: {err.strerror}."
            problems.append(Problem(_shown(folder), FileProblem.UNREADABLE, said))
            continue
        names = {it.name for it in entries}
        if folder and VENV_MARK in names:
            continue
        if ".gitignore" in names and (content := reading.manifest(root, _join(folder, ".gitignore"))) is not None:
            ignoring.add(folder, content)
        for entry in entries:
            path = _join(folder, entry.name)
            if entry.is_dir(follow_symlinks=False):
                if _entered(root, path, entry.name, kept) and ignoring.verdict(f"{path}/") is not True:
                    waiting.append(path)
            elif ignoring.verdict(path) is not True:
                yield os.fsencode(path)


def _entered(root: Path, path: str, name: str, kept: Callable[[str], bool]) -> bool:
    if name.lower() in roles.TOOLING:
        return False
    if roles.output(f"{path}/") != path:
        return True
    # A folder of this name with Python's mark of a package in it holds source.
    return (root / path / "__init__.py").is_file() or kept(f"{path}/")


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _shown(path: str) -> str:
    return os.fsencode(path).decode(errors="backslashreplace")
