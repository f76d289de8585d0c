"""Real folders and real git repositories, made by the tests."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

CLEAN = {it: value for it, value in os.environ.items() if not it.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}


class Folder:
    """A folder that a test fills, with git in it where the test wants that."""

    def __init__(self, path: Path) -> None:
        path.mkdir(parents=True, exist_ok=True)
        self.path = path.resolve()

    def write(self, files: Mapping[str, str | bytes]) -> Folder:
        for name, content in files.items():
            target = self.path / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content if isinstance(content, bytes) else content.encode())
        return self

    def git(self, *arguments: str) -> str:
        """Run git as a person would."""
        done = subprocess.run(["git", *arguments], cwd=self.path, env=CLEAN, check=True, capture_output=True)
        return done.stdout.decode().strip()

    def init(self, branch: str = "main") -> Folder:
        self.git("init", "-q", "-b", branch)
        return self

    def commit(self, files: Mapping[str, str | bytes] = {}) -> str:
        """Write files, commit everything, and tell the commit."""
        self.write(files)
        self.git("add", "-A")
        self.git("commit", "-q", "--allow-empty", "-m", "work")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path / "project")


@pytest.fixture
def another(tmp_path: Path) -> Callable[[str], Folder]:
    return lambda name: Folder(tmp_path / name)


@pytest.fixture(scope="session")
def folder_at() -> type[Folder]:
    """For tests that share a folder."""
    return Folder
