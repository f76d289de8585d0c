"""Turned: what an edit turned away is drawn when nobody types, and stands while somebody types elsewhere."""

from __future__ import annotations

import subprocess

import pytest

from drift_lsp.enforcement.messages import TURNED, TURNED_IN_FILE
from tests.server.editor import TAUGHT
from tests.server.test_pull import WISHED, ask, pulling

CODE = "errors/bare-catch"
NAMED = "    except OSError as err:\n        raise LoadError(path) from err\n"
BARE = "    except:\n        return path\n"


@pytest.fixture(params=["git", "no git"])
def uri(project, request):
    for n in range(10):  # Of fewer nothing is said that is only listed.
        (project / "shop" / f"more_{n}.py").write_text(TAUGHT.format(name=f"more_{n}"))
    for words in (
        () if request.param == "no git" else (["init", "-qb", "main"], ["add", "shop"], ["commit", "-qm", "begin"])
    ):
        named = ["git", "-c", "user.name=a", "-c", "user.email=a@b.c", *words]
        subprocess.run(named, cwd=project, check=True, capture_output=True)
    return (project / "shop" / "orders.py").as_uri()


def turned(editor, uri):
    last = next((it for it in reversed(editor.published) if it.uri == uri), None)
    same = last is not None and last.version == editor.versions[uri]
    return [it for it in last.diagnostics if it.code == CODE] if same else None


def line(editor, uri):
    return editor.texts[uri].splitlines().index("    except:")


async def opened(start, project, uri):
    editor = await start(project)
    editor.open(uri, (project / "shop" / "orders.py").read_text())
    await editor.drawn(uri)
    return editor


async def test_a_line_that_was_turned_away_is_drawn_and_stands_while_others_are_typed(start, project, uri):
    editor = await opened(start, project, uri)
    editor.replace(uri, NAMED, BARE)
    await editor.until(lambda: turned(editor, uri))
    [found] = turned(editor, uri)
    assert found.message.endswith((TURNED, TURNED_IN_FILE))
    assert found.range.start.line == line(editor, uri)
    editor.replace(uri, "import os\n", "import os\nimport sys\n\n")
    await editor.until(lambda: turned(editor, uri) is not None)
    [found] = turned(editor, uri)
    assert found.range.start.line == line(editor, uri)


async def test_it_goes_where_so_many_lines_are_turned_that_it_is_meant(start, project, uri):
    editor = await opened(start, project, uri)
    editor.replace(uri, NAMED, BARE)
    await editor.until(lambda: turned(editor, uri))
    for name in ("SaveError", "MoveError"):
        assert turned(editor, uri)
        editor.replace(uri, NAMED.replace("LoadError", name), BARE)
        await editor.until(lambda: turned(editor, uri) is not None)
    await editor.until(lambda: turned(editor, uri) == [])


async def test_it_is_gone_with_the_line(start, project, uri):
    editor = await opened(start, project, uri)
    editor.replace(uri, NAMED, BARE)
    await editor.until(lambda: turned(editor, uri))
    editor.replace(uri, BARE, NAMED)
    await editor.until(lambda: turned(editor, uri) == [])


async def test_it_is_drawn_of_what_is_opened_and_of_what_is_saved(start, project, uri):
    path = project / "shop" / "orders.py"
    path.write_text(path.read_text().replace(NAMED, BARE))
    editor = await opened(start, project, uri)
    await editor.until(lambda: turned(editor, uri))
    editor.save(uri)
    await editor.until(lambda: turned(editor, uri))


async def test_who_asks_is_told_to_ask_again(start, project, uri):
    editor = await start(project, capabilities=pulling(), initialization_options=WISHED)
    editor.open(uri, (project / "shop" / "orders.py").read_text())
    editor.replace(uri, NAMED, BARE)
    told = editor.refreshed
    while CODE not in [it.code for it in (await ask(editor, uri)).items]:
        await editor.until(lambda seen=told: editor.refreshed > seen)
        told = editor.refreshed
