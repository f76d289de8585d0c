"""Real editors: each Neovim that is here, without a screen, with Drift's plugin and a project that taught something."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from drift_lsp.workspace.workspace import Workspace
from tests.server.editor import DEPARTS, write_project

HERE = Path(__file__).parent
PLUGIN = HERE.parents[1] / "editors" / "neovim"
PATIENCE = 60.0
"""Seconds that a whole script may take; reached only by a failing test."""

MARK = "the script says: "

FOUND = [path for name in ("nvim", *os.environ.get("DRIFT_NVIM", "").split(os.pathsep)) if (path := shutil.which(name))]
"""Every Neovim to try: the one on PATH, and those that DRIFT_NVIM names."""


class Neovim:
    """A Neovim that runs scripts, each in a process of its own, with one file open."""

    def __init__(self, program: str, file: Path) -> None:
        self.program = program
        self.file = file
        self.environment = {**os.environ, "DRIFT_COMMAND": json.dumps([sys.executable, "-m", "drift_lsp", "lsp"])}

    def start(self, script: str) -> subprocess.Popen[str]:
        path = self.file.parent.parent.parent / "script.lua"
        path.write_text(script)
        words = [self.program, "--headless", "--clean", "-u", "NONE", "--cmd", f"set runtimepath^={PLUGIN}"]
        words += ["-c", f"luafile {HERE / 'prelude.lua'}", "-c", f"lua run([[{path}]], [[{self.file}]])"]
        return subprocess.Popen(
            words,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )

    def run(self, script: str) -> dict:
        """Run a script to its end, and return the table it returns."""
        editor = self.start(script)
        try:
            out, err = editor.communicate(timeout=PATIENCE)
        finally:
            editor.kill()
        said = [line.partition(MARK)[2] for line in (out + err).splitlines() if MARK in line]
        assert said, f"{out}\n{err}"
        return json.loads(said[-1])


@pytest.fixture(scope="session")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was scanned, with a file written since that departs from what it taught."""
    root = tmp_path_factory.mktemp("learned")
    write_project(root)
    with Workspace.open(root) as workspace:
        workspace.scan()
    (root / "shop" / "new.py").write_text(DEPARTS)
    return root


@pytest.fixture
def project(learned: Path, tmp_path: Path) -> Path:
    root = tmp_path / "shop"
    shutil.copytree(learned, root)
    return root


@pytest.fixture(params=FOUND or [None], ids=lambda it: Path(it).parent.name if it else "none")
def nvim(request: pytest.FixtureRequest, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Neovim:
    if request.param is None:
        pytest.skip("there is no nvim on PATH (apt-get install neovim); DRIFT_NVIM may name others")
    for kind in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{kind}_HOME", str(tmp_path / kind.lower()))
    return Neovim(request.param, project / "shop" / "new.py")
