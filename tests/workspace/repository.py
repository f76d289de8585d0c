"""Repositories: real folders and real git repositories that tests make."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

CLEAN = {it: value for it, value in os.environ.items() if not it.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_CONFIG_SYSTEM": os.devnull,
    "GIT_AUTHOR_NAME": "Test",
    "GIT_AUTHOR_EMAIL": "test@example.org",
    "GIT_COMMITTER_NAME": "Test",
    "GIT_COMMITTER_EMAIL": "test@example.org",
}


def write(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`."""
    for path, content in files.items():
        target = root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def git(root: Path, *arguments: str, env: Mapping[str, str] = {}) -> str:
    """Run git as a person would."""
    done = subprocess.run(["git", *arguments], cwd=root, env={**CLEAN, **env}, check=True, capture_output=True)
    return done.stdout.decode().strip()


def repository(root: Path, files: Mapping[str, str | bytes] | None = None, branch: str = "main") -> Path:
    """Make a repository with one commit."""
    root.mkdir(parents=True, exist_ok=True)
    git(root, "init", "-q", "-b", branch)
    if files:
        commit(root, files)
    return root


def commit(root: Path, files: Mapping[str, str | bytes], message: str = "work") -> str:
    """Write files and commit everything."""
    write(root, files)
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message)
    return git(root, "rev-parse", "HEAD")
