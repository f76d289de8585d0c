"""A project on a real disk, and `drift` as a real process."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Done = subprocess.CompletedProcess[str]

MODULE = '''\
import logging

logger = logging.getLogger(__name__)


def load_{n}(path):
    """Load."""
    try:
        return open(path).read()
    except OSError as err:
        raise ValueError("load") from err


def save_{n}(path):
    """Save."""
    try:
        return open(path, "w").write("x")
    except OSError as err:
        raise ValueError("save") from err


def drop_{n}(path):
    """Drop."""
    try:
        path.unlink()
    except OSError as err:
        raise ValueError("drop") from err
'''
ODD = '''\
def odd(path):
    """Do otherwise."""
    try:
        return path.stat()
    except OSError as err:
        raise ValueError("odd")
'''
"""It breaks the convention that all of `MODULE` follow."""

MIXED = "".join(
    f'''\
def say_{n}(name):
    """Say."""
    return {built}


'''
    for n, built in enumerate(('f"a {name}"', '"b {}".format(name)') * 4)
)
"""It asks a question that is not settled."""

CAUSE = "errors/raise-cause"
MIXED_IN = f"{MODULE.format(n='more')}\n\n{ODD}"
"""It departs once, and is no example of another custom in its folder."""


def refused(done: Done, code: str, *said: str) -> str:
    """Assert a refusal of one line with its code, and return it."""
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    (line,) = done.stderr.splitlines()
    assert line.startswith(f"drift: error[{code}]: ")
    for it in said:
        assert it in line
    return line


def departing(drift: Callable[..., Done], *words: str, about: str = CAUSE, **more: Any) -> set[str]:
    """List the files in which `check` answers a question: that of causes, unless another is named."""
    done = drift("check", "--format", "json", *words, **more)
    assert done.returncode == 0, done.stderr
    return {it["path"] for it in json.loads(done.stdout)["violations"] if it["detector"] == about}


def problems(drift: Callable[..., Done], *words: str) -> dict[str, str]:
    done = drift("check", "--format", "json", *words)
    assert done.returncode == 0, done.stderr
    return {it["path"]: it["code"] for it in json.loads(done.stdout)["problems"]}


KEPT = {"PATH", "SYSTEMROOT", "LANG", "LC_ALL", "TEMP"} | {it for it in os.environ if it.startswith("DRIFT_CHECK_")}


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """An environment in which nothing of this machine decides anything."""
    kept = {key: value for key, value in os.environ.items() if key in KEPT}
    home = tmp_path / "home"
    home.mkdir()
    return kept | {"HOME": str(home), "XDG_CONFIG_HOME": str(home / ".config"), "PYTHONDONTWRITEBYTECODE": "1"}


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """Twenty files with a convention, one file that departs from it once, one with a question."""
    root = tmp_path / "project"
    (root / "shop").mkdir(parents=True)
    for n in range(20):
        (root / "shop" / f"part_{n}.py").write_text(MODULE.format(n=n))
    (root / "shop" / "odd.py").write_text(ODD)
    (root / "shop" / "mixed.py").write_text(MIXED)
    (root / "drift.toml").write_text('[check]\nshow = "all"\n')
    return root


@pytest.fixture
def drift(project: Path, environment: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Run `drift` in the project."""

    def run(*words: str, cwd: Path = project, text: str | None = None, **more: str) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "drift_lsp", *words],
            cwd=cwd,
            env=environment | more,
            input=text,
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert "Traceback" not in done.stderr
        return done

    return run
