"""An editor's server and `drift` on the command line work on one project at once, and see the same within a second."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from pathlib import Path

from drift_lsp.storage.database import Database
from tests.server.editor import DEPARTS, FOLLOWS, PATIENCE, causeless

CAUSE = "errors/raise-cause"


async def drift(project: Path, *words: str) -> str:
    """Run `drift` as a process of its own, and return what it says."""
    command = [sys.executable, "-m", "drift_lsp", *words]
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(*command, cwd=project, stdout=pipe, stderr=pipe)
    out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
    assert process.returncode == 0, err.decode()
    return out.decode()


async def departing(project: Path) -> list[str]:
    """List the ids of the findings about causes, as the command line sees them."""
    found = json.loads(await drift(project, "check", "--format", "json"))["violations"]
    return [it["id"] for it in found if it["detector"] == CAUSE]


async def test_what_one_says_the_other_sees_within_a_second(start, project):
    path = project / "shop" / "new.py"
    path.write_text(DEPARTS)
    editor = await start(project)
    editor.open(path.as_uri(), DEPARTS)
    [finding] = causeless(await editor.drawn(path.as_uri(), 1))
    assert await departing(project) == [finding.data["id"]]
    took = []
    for turn in range(3):
        # Said on the command line, seen on the screen.
        await drift(project, "feedback", "dismiss", finding.data["id"])
        began = time.monotonic()
        await editor.drawn(path.as_uri(), 0)
        took.append(time.monotonic() - began)
        # Said on the screen, seen on the command line.
        await editor.run("drift.undo", number=2 * turn + 1)
        await editor.drawn(path.as_uri(), 1)
        assert await departing(project) == [finding.data["id"]]
    assert min(took) < 1.0, took


async def test_a_variant_made_on_the_command_line_is_in_force_on_the_screen(start, project):
    path = project / "shop" / "new.py"
    path.write_text(DEPARTS)
    editor = await start(project)
    editor.open(path.as_uri(), DEPARTS)
    [finding] = causeless(await editor.drawn(path.as_uri(), 1))
    await drift(project, "patterns", "variant", "add", finding.data["pattern"], "--off", "--scope", "shop/new.py")
    await editor.drawn(path.as_uri(), 0)
    await drift(project, "patterns", "variant", "remove", "1")
    await editor.drawn(path.as_uri(), 1)


async def test_scans_and_saves_at_once_lose_nothing(start, project):
    odd, *others = [project / "shop" / f"new_{n}.py" for n in range(4)]
    editor = await start(project)
    for n, path in enumerate((odd, *others)):
        path.write_text((FOLLOWS if path in others else DEPARTS).replace("load_it", f"load_{n}"))
        editor.open(path.as_uri(), path.read_text())
    await editor.drawn(odd.as_uri(), 1)
    scans = [asyncio.ensure_future(drift(project, "scan", "--json")) for _ in range(2)]
    for turn in range(5):
        for path in (odd, *others):
            editor.replace(path.as_uri(), "import os\n", f"import os\n# {turn}\n")
            path.write_text(editor.texts[path.as_uri()])
            editor.save(path.as_uri())
    for it in scans:
        assert json.loads(await it)["scan"]["saved"]
    await editor.run("drift.scan")
    await editor.drawn(odd.as_uri(), 1)
    assert len(await departing(project)) == 1
    with Database.open(project / ".drift" / "drift.db") as db:
        assert db.value("pragma integrity_check") == "ok"
        counted = "select count(*) from tallies where n < 0 or files < 0"
        assert db.value(counted) == 0
    kept = _tallies(project)
    (project / ".drift").rename(project.parent / "before")
    await drift(project, "scan")
    assert kept == _tallies(project), "counted file by file or all at once, it comes to the same"


def _tallies(project: Path) -> list[tuple[object, ...]]:
    with Database.open(project / ".drift" / "drift.db", readonly=True) as db:
        sql = """
            select scopes.path, slots.detector, slots.slot, choices.text, it.n, it.files
            from tallies as it join scopes on scopes.id = scope_id join slots on slots.id = slot_id
            join choices on choices.id = choice_id where it.n or it.files order by 1, 2, 3, 4
        """
        return list(db.tuples(sql))
