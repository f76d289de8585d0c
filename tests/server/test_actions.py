"""Actions, commands and hover: what a person can do about a finding, and what follows from it at once."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from drift_lsp.workspace.workspace import Workspace
from tests.server.editor import DEPARTS, DEPARTURE, FOLLOWS, PATIENCE, causeless

TWICE = f"{DEPARTS}\n\n{DEPARTS.partition('import os')[2].strip().replace('load_it', 'load_other')}\n"


@pytest.fixture
def uri(project):
    return (project / "shop" / "new.py").as_uri()


def titled(actions: list, words: str):
    """Pick the one action whose title holds some words."""
    [found] = [it for it in actions if words in it.title]
    return found


async def test_a_fix_mends_the_text_and_is_preferred(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    actions = await editor.actions(uri, found.range)
    fix = titled(actions, "fix: ")
    assert fix.is_preferred
    assert fix.kind == types.CodeActionKind.QuickFix
    assert [it.data["id"] for it in fix.diagnostics] == [found.data["id"]]
    assert editor.applied_to(uri, fix.edit) == FOLLOWS
    assert [it.title for it in actions if it.is_preferred] == [fix.title]
    editor.replace(uri, DEPARTS, FOLLOWS)
    assert not causeless(await editor.drawn(uri, 0))


async def test_an_applied_fix_counts_when_the_file_is_saved(start, project, uri):
    path = project / "shop" / "new.py"
    path.write_text(DEPARTS)
    editor = await start(project)
    editor.open(uri, DEPARTS)
    editor.save(uri)
    [found] = causeless(await editor.drawn(uri, 1))
    fix = titled(await editor.actions(uri, found.range), "fix: ")
    editor.replace(uri, DEPARTS, editor.applied_to(uri, fix.edit))
    await editor.run(fix.command.command, **fix.command.arguments[0])
    await editor.drawn(uri, 0)
    path.write_text(FOLLOWS)
    editor.save(uri)
    await editor.run("drift.scan")
    with Workspace.open(project) as workspace:
        assert [it.action for it in workspace.feedback()] == ["fix"]


async def test_all_of_a_kind_and_all_that_is_safe_are_fixed_at_once(start, project, uri):
    editor = await start(project)
    editor.open(uri, TWICE)
    found = causeless(await editor.drawn(uri, 1))  # The second place is told with the first, and mended with it.
    assert found[0].message.endswith("The same in 1 more place of this file.")
    mended = TWICE.replace(DEPARTURE, f"{DEPARTURE} from err")
    of_kind = titled(await editor.actions(uri, found[0].range), "all of this kind")
    assert editor.applied_to(uri, of_kind.edit) == mended
    [everything] = await editor.actions(uri, types.Range(types.Position(0, 0), types.Position(0, 0)), "source.fixAll")
    assert everything.kind == "source.fixAll.drift"
    assert editor.applied_to(uri, everything.edit) == mended


async def test_only_what_was_asked_for_is_offered(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    assert await editor.actions(uri, found.range, "refactor") == []
    assert {it.kind for it in await editor.actions(uri, found.range, "quickfix")} == {types.CodeActionKind.QuickFix}
    assert await editor.actions(uri, types.Range(types.Position(0, 0), types.Position(0, 3)), "quickfix") == []


@pytest.mark.parametrize("where", ["on this line", "in this file"])
async def test_a_suppression_silences(start, project, uri, where):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    suppress = titled(await editor.actions(uri, found.range), where)
    text = editor.applied_to(uri, suppress.edit)
    assert "drift: ignore" in text
    editor.replace(uri, DEPARTS, text)
    assert not causeless(await editor.drawn(uri, 0))


async def test_dismissing_clears_at_once_in_every_door(start, project, uri):
    here, there = await start(project), await start(project)
    for editor in (here, there):
        editor.open(uri, DEPARTS)
        await editor.drawn(uri, 1)
    [found] = causeless(here.published[-1].diagnostics)
    command = titled(await here.actions(uri, found.range), "Dismiss").command
    assert "message" in await here.run(command.command, **command.arguments[0])
    await here.drawn(uri, 0)
    await there.drawn(uri, 0)
    with Workspace.open(project) as workspace:
        assert not workspace.judge("shop/new.py", DEPARTS.encode()).shown
        [said] = workspace.feedback()
        assert said.action == "dismiss"
        workspace.undo(said.number)
    await here.drawn(uri, 1)
    await there.drawn(uri, 1)


async def test_ignoring_approving_and_escalating(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    await editor.run("drift.escalate", id=found.data["id"])
    await editor.until(
        lambda: (
            [it.severity for it in causeless(editor.published[-1].diagnostics)] == [types.DiagnosticSeverity.Warning]
        )
    )
    await editor.run("drift.ignore", pattern=found.data["pattern"], reason="taste")
    await editor.drawn(uri, 0)
    await editor.run("drift.approve", pattern=found.data["pattern"], uri=uri)
    [approved] = causeless(await editor.drawn(uri, 1))
    assert "approved" in approved.message


async def test_a_rule_that_needs_no_learning_is_not_offered_for_approval(start, project, uri):
    editor = await start(project)
    editor.open(uri, "def run(request):\n    return eval(request)\n")
    [found] = [it for it in await editor.drawn(uri) if it.data["detector"] == "security/evaluated-code"]
    titles = " ".join(it.title for it in await editor.actions(uri, found.range))
    assert "Approve" not in titles
    assert "Ignore" in titles


async def test_an_old_client_gets_commands(start, project, uri):
    editor = await start(project, capabilities=types.ClientCapabilities())
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    actions = await editor.actions(uri, found.range)
    assert actions
    assert all(isinstance(it, types.Command) for it in actions)
    await editor.run("drift.suppress", uri=uri, id=found.data["id"], where="line", reason="it is fine")
    [asked] = editor.applied
    [change] = asked.edit.changes[uri]
    assert "drift: ignore[errors/raise-cause] -- it is fine" in change.new_text


async def test_commands_answer_with_plain_json(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    status = await editor.run("drift.status")
    assert status["open_files"] == 1
    assert status["projects"][0]["root"] == str(project.resolve())
    report = await editor.run("drift.scan")
    assert report["files"] == 6
    patterns = await editor.run("drift.showPatterns")
    assert found.data["pattern"] in [it["id"] for it in patterns]
    line = found.range.start.line
    explained = await editor.run("drift.explain", uri=uri, line=line)
    assert [it["id"] for it in explained["violations"]] == [found.data["id"]]
    assert explained["patterns"][0]["id"] == found.data["pattern"]
    assert (await editor.run("drift.explain", id=found.data["pattern"]))["patterns"]


async def test_the_findings_of_the_whole_project_and_what_was_said_of_them_are_listed(start, project):
    path = project / "shop" / "new.py"
    path.write_text(DEPARTS)
    editor = await start(project)
    await editor.run("drift.scan", uri=path.as_uri())
    [found] = [it for it in await editor.run("drift.showViolations") if it["detector"] == "errors/raise-cause"]
    assert (found["uri"], found["row"]) == (path.resolve().as_uri(), 8)
    await editor.run("drift.dismiss", id=found["id"], reason="taste")
    assert found["id"] not in [it["id"] for it in await editor.run("drift.showViolations")]
    [said] = await editor.run("drift.showFeedback")
    assert (said["action"], said["reason"], said["undone"]) == ("dismiss", "taste", False)
    await editor.run("drift.undo", number=said["number"])
    assert [it["undone"] for it in await editor.run("drift.showFeedback") if it["action"] == "dismiss"] == [True]
    async with asyncio.timeout(PATIENCE):
        while found["id"] not in [it["id"] for it in await editor.run("drift.showViolations")]:
            await asyncio.sleep(0.02)  # Nobody tells of files that are not open; one looks.


@pytest.mark.parametrize(
    ("command", "argument", "words"),
    [
        ("drift.dismiss", {"id": "nothing"}, "nothing"),
        ("drift.dismiss", {}, "'id'"),
        ("drift.approve", {"pattern": 7}, "'pattern'"),
        ("drift.approve", {"pattern": "none"}, "none"),
        ("drift.explain", {"uri": "untitled:x", "line": 3}, "untitled:x"),
        ("drift.undo", {"number": 99}, "99"),
        ("drift.scan", {"uri": "file:///elsewhere/x.py"}, "elsewhere"),
    ],
)
async def test_what_a_command_cannot_do_is_said_to_who_asked(start, project, uri, command, argument, words):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    with pytest.raises(JsonRpcException, match=words):
        await editor.run(command, **argument)
    assert editor.messages == []


async def hover(editor, uri: str, line: int, character: int) -> types.Hover | None:
    params = types.HoverParams(types.TextDocumentIdentifier(uri), types.Position(line, character))
    return await editor.client.text_document_hover_async(params)


async def test_hover_says_what_holds_and_why(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    said = await hover(editor, uri, found.range.start.line, found.range.start.character + 2)
    assert said.range == found.range
    assert said.contents.kind == types.MarkupKind.Markdown
    text = said.contents.value
    for words in ("the cause is named", "30 of 30", "onfidence", "```python\nraise", "Dismissing", "shop/"):
        assert words in text, words
    assert await hover(editor, uri, 1, 0) is None


async def test_hover_speaks_where_the_convention_is_followed(start, project, uri):
    editor = await start(project)
    editor.open(uri, FOLLOWS)
    await editor.drawn(uri, 0)
    line = FOLLOWS.splitlines().index(f"        {DEPARTURE} from err")
    said = await hover(editor, uri, line, 10)
    assert "the cause is named" in said.contents.value
    assert "Dismissing" not in said.contents.value


async def test_hover_is_plain_for_a_plain_client(start, project, uri):
    editor = await start(project, capabilities=types.ClientCapabilities())
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    said = await hover(editor, uri, found.range.start.line, found.range.start.character)
    assert said.contents.kind == types.MarkupKind.PlainText
    assert "**" not in said.contents.value
    assert "```" not in said.contents.value


async def test_hover_of_nothing_is_nothing(start, project):
    editor = await start(project)
    editor.open("untitled:x", DEPARTS)
    assert await hover(editor, "untitled:x", 5, 5) is None
    assert await hover(editor, "file:///never/opened.py", 5, 5) is None


async def test_an_action_is_made_when_it_is_picked_for_the_text_that_was_seen(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    context = types.CodeActionContext(list(editor.published[-1].diagnostics))
    params = types.CodeActionParams(types.TextDocumentIdentifier(uri), found.range, context)
    offered = await editor.client.text_document_code_action_async(params)
    fix, beside = titled(offered, "fix: "), titled(offered, "comment above")
    assert fix.edit is None
    assert beside.edit is None
    text = editor.applied_to(uri, (await editor.client.code_action_resolve_async(beside)).edit)
    assert "# drift: ignore-next-line[errors/raise-cause]\n        raise" in text
    editor.replace(uri, "import os", "import io")
    with pytest.raises(JsonRpcException, match="has changed"):
        await editor.client.code_action_resolve_async(fix)


async def test_kinds_of_actions_are_switched_off(start, project, uri):
    off = {"editor": {"actions": {"dismiss": False, "suppress": False, "fixAll": False}, "hover": False}}
    editor = await start(project, initialization_options=off)
    editor.open(uri, TWICE)
    found = causeless(await editor.drawn(uri, 1))
    titles = " ".join(it.title for it in await editor.actions(uri, found[0].range))
    assert "fix: " in titles
    assert not any(word in titles for word in ("Dismiss", "Suppress", "all of this kind"))
    assert await editor.actions(uri, found[0].range, "source.fixAll") == []
    assert await hover(editor, uri, found[0].range.start.line, found[0].range.start.character) is None


async def test_a_suppression_joins_one_that_is_there_and_one_that_silences_nothing_goes(start, project, uri):
    editor = await start(project)
    marked = DEPARTS.replace(DEPARTURE, f"{DEPARTURE}  # drift: ignore[logging] -- once")
    editor.open(uri, marked)
    drawn = await editor.drawn(uri, 1)
    [found] = causeless(drawn)
    actions = await editor.actions(uri, found.range)
    joined = editor.applied_to(uri, titled(actions, "on this line").edit)
    assert "# drift: ignore[logging, errors/raise-cause] -- once" in joined
    removed = editor.applied_to(uri, titled(actions, "silences nothing").edit)
    assert removed == DEPARTS


async def test_a_pattern_is_turned_off_in_a_directory_and_explained(start, project, uri):
    editor = await start(project, capabilities="visual-studio-code")
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    actions = await editor.actions(uri, found.range)
    explain = titled(actions, "Explain").command
    await editor.run(explain.command, **explain.arguments[0])
    assert editor.showed == [found.code_description.href]
    off = titled(actions, "Turn this off in shop/").command
    await editor.run(off.command, **off.arguments[0])
    assert not causeless(await editor.drawn(uri, 0))


async def test_what_holds_is_written_over_classes_where_that_is_wished(start, project, uri):
    editor = await start(project, initialization_options={"editor": {"lens": True}})
    editor.open(uri, FOLLOWS)
    await editor.drawn(uri, 0)
    params = types.CodeLensParams(types.TextDocumentIdentifier(uri))
    lenses = await editor.client.text_document_code_lens_async(params)
    assert "(30 of 30); " in lenses[0].command.title
    assert lenses[0].range.start == types.Position(0, 0)


async def test_hover_links_to_examples_and_to_commands_where_the_client_runs_them(start, project, uri):
    capabilities = types.ClientCapabilities(
        experimental={"drift": {"commandLinks": True}},
        text_document=types.TextDocumentClientCapabilities(
            hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown])
        ),
    )
    editor = await start(project, capabilities=capabilities)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    said = await hover(editor, uri, found.range.start.line, found.range.start.character + 2)
    assert "(command:drift.dismiss?" in said.contents.value
    assert f"]({(project / 'shop').as_uri()}/" in said.contents.value
    assert "first seen" in said.contents.value


async def test_an_action_that_needs_no_edit_is_resolved_to_itself(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    dismiss = titled(await editor.actions(uri, found.range), "Dismiss")
    assert dismiss.data is None
    assert (await editor.client.code_action_resolve_async(dismiss)).command == dismiss.command
