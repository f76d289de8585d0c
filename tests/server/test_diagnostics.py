"""Diagnostics: always for the text on the screen, whatever is typed, in whatever encoding, and gone with it."""

from __future__ import annotations

import pytest
from lsprotocol import types

from tests.server.editor import DEPARTS, DEPARTURE, FOLLOWS, causeless


async def test_a_departure_is_drawn_where_it_stands(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    line = DEPARTS.splitlines().index(f"        {DEPARTURE}")
    assert found.range == types.Range(types.Position(line, 8), types.Position(line, 8 + len(DEPARTURE)))
    assert found.source == "drift"
    assert found.severity == types.DiagnosticSeverity.Information
    assert found.code == "errors/raise-cause"
    assert found.data["path"] == "shop/new.py"
    assert found.data["detector"] == "errors/raise-cause"
    example = found.related_information[0]
    assert example.location.uri.startswith((project / "shop").as_uri())
    assert "from err" in example.message


async def test_typing_draws_and_clears(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, FOLLOWS)
    assert not causeless(await editor.drawn(uri, 0))
    editor.replace(uri, " from err", "")
    assert causeless(await editor.drawn(uri, 1))
    editor.replace(uri, DEPARTURE, f"{DEPARTURE} from err")
    assert not causeless(await editor.drawn(uri, 0))


async def test_the_last_of_many_keystrokes_is_answered(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, FOLLOWS)
    for _ in range(60):
        editor.replace(uri, "import os\n", "import os\n\n")
    editor.replace(uri, " from err", "")
    [found] = causeless(await editor.drawn(uri, 1))
    assert found.range.start.line == editor.texts[uri].splitlines().index(f"        {DEPARTURE}")
    versions = [it.version for it in editor.published if it.uri == uri]
    assert versions == sorted(versions)


async def test_a_whole_new_text_is_taken(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, FOLLOWS)
    editor.change(uri, types.TextDocumentContentChangeWholeDocument(DEPARTS))
    assert causeless(await editor.drawn(uri, 1))


async def test_closing_clears(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    editor.close(uri)
    await editor.until(lambda: editor.published[-1].uri == uri and not editor.published[-1].diagnostics)
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
async def test_columns_count_what_was_agreed(start, project, encoding):
    capabilities = types.ClientCapabilities(general=types.GeneralClientCapabilities(position_encodings=[encoding]))
    editor = await start(project, capabilities=capabilities)
    assert editor.encoding == encoding
    uri = (project / "shop" / "new.py").as_uri()
    # Form feeds and U+2028 end no line; the rest of the line is wide in every encoding.
    before = "x = '\f\u2028'\r\n"
    wide = f"    except OSError as err: s = '😀é'; {DEPARTURE}"
    text = f"{before}def f(path):\r\n    try:\r\n        load()\r\n{wide}"
    editor.open(uri, text)
    [found] = causeless(await editor.drawn(uri, 1))
    column = wide.index(DEPARTURE) + {"utf-8": 4, "utf-16": 1, "utf-32": 0}[encoding]
    assert found.range.start == types.Position(4, column)
    assert found.range.end == types.Position(4, column + len(DEPARTURE))
    editor.replace(uri, "😀", "😀😀")
    [moved] = causeless(await editor.drawn(uri, 1))
    assert moved.range.start.character == column + {"utf-8": 4, "utf-16": 2, "utf-32": 1}[encoding]


async def test_utf_16_unless_something_else_is_offered(start, project):
    editor = await start(project, capabilities="visual-studio-code")
    assert editor.encoding == "utf-16"


COMPONENT = """\
<template>
  <p>{{ cart }}</p>
</template>

<script setup lang="ts">
const agent = new https.Agent({ rejectUnauthorized: false });
</script>
"""


async def test_the_script_of_a_component_is_read_where_it_stands(start, project):
    editor = await start(project)
    uri = (project / "shop" / "Cart.vue").as_uri()
    editor.open(uri, COMPONENT)
    [found] = await editor.drawn(uri)
    assert (found.data["detector"], found.range.start.line) == ("security/tls-verification", 5)
    editor.replace(uri, "<p>{{ cart }}</p>", "<p>{{ cart }}</p>\n  <p>more</p>")
    [moved] = await editor.drawn(uri)
    assert moved.range.start.line == 6
    editor.replace(uri, "false", "true")
    assert await editor.drawn(uri) == []


ODD_URIS = (
    "untitled:Untitled-1",
    "git:/x/new.py?%7B%22ref%22%3A%22%22%7D",
    "fugitive:///x/.git//0/new.py",
    "file://./new.py",
    "file:///does/not/exist/new.py",
    "file:///%00.py",
    "file://server/share/new.py",
    "vscode-notebook-cell:/x.ipynb#W0sZmlsZQ%3D%3D",
    "",
)


async def test_odd_uris_are_no_error(start, project):
    editor = await start(project)
    for uri in ODD_URIS:
        editor.open(uri, DEPARTS)
        editor.replace(uri, DEPARTURE, "pass")
        editor.save(uri)
        assert await editor.actions_or_nothing(uri) == []
        editor.close(uri)
    real = (project / "shop" / "new.py").as_uri()
    editor.open(real, DEPARTS)
    assert causeless(await editor.drawn(real, 1))
    assert {it.uri for it in editor.published} == {real}
    assert editor.messages == []


async def test_the_clients_own_spelling_of_a_uri_is_kept(start, project):
    editor = await start(project)
    folder = project / "shop" / "a b#ü"
    folder.mkdir()
    uri = f"{(project / 'shop').as_uri()}/a b%23%C3%BC/new.py"
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))


async def test_what_is_not_read_has_no_diagnostics(start, project):
    editor = await start(project)
    for name in ("notes.txt", "Makefile", ".drift/x.py", "node_modules/x/y.js"):
        editor.open((project / name).as_uri(), DEPARTS)
    real = (project / "shop" / "new.py").as_uri()
    editor.open(real, DEPARTS)
    await editor.drawn(real, 1)
    assert {it.uri for it in editor.published} == {real}


async def test_a_comment_that_silences_nothing_is_marked(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    marked = "x = '😀'  # drift: ignore[errors/raise-cause] -- once it did"
    editor.open(uri, f"{FOLLOWS}\n\n{marked}\n")
    [found] = await editor.drawn(uri, 0)
    assert list(found.tags) == [types.DiagnosticTag.Unnecessary]
    row = editor.texts[uri].splitlines().index(marked)
    before = len(marked[: marked.index("drift:")].encode())
    assert found.range == types.Range(types.Position(row, before), types.Position(row, len(marked.encode())))


async def test_half_a_surrogate_pair_is_survived(start, project):
    editor = await start(project, capabilities="visual-studio-code")
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, f"s = '\ud83d'\n{DEPARTS}")
    assert causeless(await editor.drawn(uri, 1))
    # The other half is typed behind it: one more unit, as the editor sees it.
    here = types.Position(0, 6)
    editor.change(uri, types.TextDocumentContentChangePartial(types.Range(here, here), "\ude00"))
    [found] = causeless(await editor.drawn(uri, 1))
    assert found.range.start.line == 1 + DEPARTS.splitlines().index(f"        {DEPARTURE}")


async def test_a_saved_file_teaches(start, project):
    """Enough saved files that name no cause, and the convention is none any more."""
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    for path in sorted((project / "shop").glob("*.py")):
        path.write_text(path.read_text().replace(" from err", ""))
        editor.save(path.as_uri())
    await editor.drawn(uri, 0)
