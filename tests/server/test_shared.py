"""What a team shares through git reaches every editor as it is written: drift.lock and drift.baseline."""

from __future__ import annotations

import sqlite3

from drift_lsp.learning.pattern import identity
from drift_lsp.workspace.workspace import Workspace
from tests.server.editor import DEPARTS, causeless

PATTERN = identity("errors/raise-cause", "python error raised in a handler")
IGNORED = f"""
[[pattern]]
id = "{PATTERN}"
status = "ignored"
choice = "named"
at = "2026-01-02T03:04:05Z"
"""


async def test_a_lock_that_is_pulled_holds_at_once_and_one_that_goes_is_taken_back(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))
    (project / "drift.lock").write_text(IGNORED)
    assert not causeless(await editor.drawn(uri, 0))
    (project / "drift.lock").unlink()
    assert causeless(await editor.drawn(uri, 1))


async def test_a_lock_that_makes_no_sense_is_said_and_what_held_stays(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))
    (project / "drift.lock").write_text("<<<<<<< HEAD\n")
    await editor.until(lambda: editor.messages)
    assert "drift.lock" in editor.messages[0]
    editor.replace(uri, "import os", "import io")
    assert causeless(await editor.drawn(uri, 1))


async def test_a_baseline_that_is_written_beside_the_server_is_honoured_at_once(start, project):
    (project / "drift.toml").write_text("")  # Only what is new is shown.
    (project / "shop" / "new.py").write_text(DEPARTS)
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))
    with Workspace.open(project) as other:
        other.accept(anew=True)
    assert not causeless(await editor.drawn(uri, 0))
    (project / "drift.baseline").unlink()
    assert causeless(await editor.drawn(uri, 1))


async def test_a_lock_that_goes_while_another_program_writes_is_taken_back_when_it_has_done(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))
    (project / "drift.lock").write_text(IGNORED)
    assert not causeless(await editor.drawn(uri, 0))
    writing = sqlite3.connect(project / ".drift" / "drift.db", isolation_level=None)
    writing.execute("begin immediate")
    (project / "drift.lock").unlink()
    await editor.until(lambda: editor.messages)
    assert "drift.db" in editor.messages[0]
    writing.execute("rollback")
    writing.close()
    assert causeless(await editor.drawn(uri, 1))
