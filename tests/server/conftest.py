"""A project that taught something, and editors that open it: each talks with a real server behind a real pipe."""

from __future__ import annotations

import asyncio
import os
import shutil
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
import pytest_asyncio

from drift_lsp.workspace.workspace import Workspace
from tests.server.editor import PATIENCE, Editor, write_project


@pytest.fixture(scope="session")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was scanned: every handler in it names the cause of what it raises."""
    root = tmp_path_factory.mktemp("learned")
    write_project(root)
    with Workspace.open(root) as workspace:
        workspace.scan()
    return root


@pytest.fixture
def project(learned: Path, tmp_path: Path) -> Path:
    """A copy of the scanned project."""
    root = tmp_path / "shop"
    shutil.copytree(learned, root)
    return root


@pytest.fixture
def unscanned(tmp_path: Path) -> Path:
    """The same project, which nobody has scanned."""
    root = tmp_path / "shop"
    write_project(root)
    return root


@pytest_asyncio.fixture
async def start() -> AsyncIterator[Callable[..., object]]:
    """Start editors, each with a server; all are stopped after the test and must have ended well."""
    editors: list[Editor] = []

    async def begin(*roots: Path, **options: object) -> Editor:
        editors.append(await asyncio.wait_for(Editor.start(*roots, **options), PATIENCE))
        return editors[-1]

    yield begin
    for editor in editors:
        await asyncio.wait_for(editor.stop(), PATIENCE)


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the settings of whoever runs the tests out of them."""
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fspath(tmp_path / "config"))
