"""Untrusted: a folder whose editor's user does not trust it is read and learned, and nothing is written in it."""

from __future__ import annotations

import pytest
from pygls.exceptions import JsonRpcException

from drift_lsp.workspace.store import READ_ONLY
from tests.server.editor import DEPARTS, causeless


@pytest.fixture(autouse=True)
def untrusted(monkeypatch):
    monkeypatch.setenv(READ_ONLY, "1")


async def test_it_is_answered_and_nothing_is_written(start, unscanned):
    before = sorted(unscanned.rglob("*"))
    editor = await start(unscanned)
    uri = (unscanned / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    with pytest.raises(JsonRpcException, match="not trusted"):
        await editor.run("drift.dismiss", id=found.data["id"])
    assert (await editor.run("drift.page", pattern=found.data["pattern"]))["uri"] is None
    assert sorted(unscanned.rglob("*")) == before


async def test_what_a_strangers_folder_holds_is_left_as_it_is(start, project):
    before = {it: it.read_bytes() for it in (project / ".drift").rglob("*") if it.is_file()}
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    after = {it: it.read_bytes() for it in before}
    assert after == before
    assert not (project / ".drift" / "server.log").exists()
