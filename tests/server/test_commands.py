"""Commands: whatever client asks by plain JSON gets plain JSON, and what it changes shows everywhere."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException

from drift_lsp.server import catalog
from tests.server.editor import DEPARTS, DEPARTURE, causeless


@pytest.fixture
def uri(project):
    return (project / "shop" / "new.py").as_uri()


async def test_every_command_refuses_what_its_catalog_does_not_know(start, project):
    editor = await start(project)
    wrong = {"string": 7, "number": "x", "boolean": "yes"}
    for command in catalog.COMMANDS:
        for key in command.keys:
            with pytest.raises(JsonRpcException, match=f"'{key.name}'|is missing"):
                await editor.run(command.name, **{key.name: wrong[key.kind]})
    with pytest.raises(JsonRpcException, match="Allowed: line, next-line, file"):
        await editor.run("drift.suppress", id="x", uri="file:///x", where="nowhere")


async def test_a_fix_can_be_asked_for_by_command(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    assert (await editor.run("drift.fix", id=found.data["id"], uri=uri))["applied"]
    assert editor.applied_to(uri, editor.applied[-1].edit) == DEPARTS.replace(DEPARTURE, f"{DEPARTURE} from err")
    assert (await editor.run("drift.fixAll", uri=uri))["applied"]
    assert not (await editor.run("drift.fixAll", uri=uri, pattern="0" * 16))["applied"]


async def test_findings_are_listed_from_the_screen_and_from_what_was_learned(start, project, uri):
    editor = await start(project)
    await editor.run("drift.scan", uri=project.as_uri())
    path = project / "shop" / "stored.py"
    path.write_text(DEPARTS.replace("load_it", "load_that"))
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    await editor.run("drift.scan", uri=path.as_uri(), file=True)
    found = await editor.run("drift.showViolations")
    assert {it["uri"] for it in found if it["detector"] == "errors/raise-cause"} == {uri, path.as_uri()}
    rows = {it["range"]["start"]["line"] for it in found if it["detector"] == "errors/raise-cause"}
    assert rows == {DEPARTS.splitlines().index(f"        {DEPARTURE}")}
    here = await editor.run("drift.showViolations", uri=uri, file=True)
    assert {it["uri"] for it in here} == {uri}


async def test_what_is_shown_can_be_changed_for_this_editor(start, project, uri):
    (project / "drift.toml").write_text("")
    path = project / "shop" / "old.py"
    path.write_text(DEPARTS)
    editor = await start(project)
    await editor.run("drift.scan", uri=project.as_uri())
    editor.open(path.as_uri(), DEPARTS)
    before = causeless(await editor.drawn(path.as_uri()))
    assert (await editor.run("drift.show", mode="all", uri=uri))["mode"] == "all"
    await editor.drawn(path.as_uri(), 1)
    assert (await editor.run("drift.show", uri=uri))["mode"] == "changed"
    await editor.drawn(path.as_uri(), len(before))


async def test_a_decision_is_listed_and_undone(start, project, uri):
    editor = await start(project)
    editor.open(uri, DEPARTS)
    [found] = causeless(await editor.drawn(uri, 1))
    await editor.run("drift.dismiss", id=found.data["id"], reason="it is fine")
    await editor.drawn(uri, 0)
    [said] = await editor.run("drift.showFeedback")
    assert (said["action"], said["reason"]) == ("dismiss", "it is fine")
    await editor.run("drift.undo", number=said["number"])
    await editor.drawn(uri, 1)


async def test_a_diagnostic_leads_to_a_page_that_needs_nobody(start, project, uri):
    editor = await start(project, capabilities="visual-studio-code")
    editor.open(uri, DEPARTS + "\n\ndef run(request):\n    return eval(request)\n")
    drawn = await editor.drawn(uri, 1)
    learned, rule = (
        next(it for it in drawn if it.data["detector"] == name)
        for name in ("errors/raise-cause", "security/evaluated-code")
    )
    page = await editor.run("drift.page", pattern=learned.data["pattern"], uri=uri)
    assert page["uri"] == learned.code_description.href
    text = Path(page["uri"].removeprefix("file://")).read_text()
    assert text == page["markdown"]
    for words in ("30 of 30", "](../../shop/", "raise LoadError(path) from err", "name the cause", "Dismissing"):
        assert words in text, words
    page = await editor.run("drift.page", pattern=rule.data["pattern"], uri=uri)
    assert "evaluated-code" in Path(page["uri"].removeprefix("file://")).read_text()
    with pytest.raises(JsonRpcException, match="No pattern"):
        await editor.run("drift.page", pattern="nothing", uri=uri)


async def test_support_gets_what_it_needs(start, project, uri):
    info = types.ClientInfo(name="Test Editor", version="7.1")
    editor = await start(project, client_info=info)
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    editor.replace(uri, "import os", "import io")
    await editor.drawn(uri, 1)
    told = await editor.run("drift.support")
    for words in ("Test Editor 7.1", "utf-8", str(project), "drift.db", "change to diagnostics: median", "patterns"):
        assert words in told["markdown"], words
    assert str(project) in Path(told["log"]).read_text()


async def test_a_client_that_shows_it_hears_how_projects_stand(start, project, uri):
    capabilities = types.ClientCapabilities(experimental={"drift": {"state": True}})
    editor = await start(project, capabilities=capabilities)
    editor.open(uri, DEPARTS)
    await editor.until(
        lambda: editor.states and editor.states[-1]["state"] == "ready" and editor.states[-1]["findings"]
    )
    assert editor.states[-1]["root"] == str(project)
    (project / "drift.toml").write_text("[check\n")
    await editor.until(lambda: editor.states[-1]["state"] == "broken")
    assert "drift.toml" in editor.states[-1]["message"]
    (project / "drift.toml").write_text("")
    await editor.until(lambda: editor.states[-1]["state"] == "ready")


async def test_what_is_only_listed_is_looked_for_when_somebody_asks(start, project, uri):
    editor = await start(project)
    text = f"{DEPARTS}\n\n" + "try:\n    load_it('a')\nexcept Exception:\n    pass\n"
    editor.open(uri, text)
    drawn = await editor.drawn(uri, 1)
    listed = [it for it in await editor.run("drift.showViolations", uri=uri, hidden=True) if it["hidden"] == "listed"]
    assert listed
    assert not {it.data["id"] for it in drawn} & {it["id"] for it in listed}
    explained = await editor.run("drift.explain", uri=uri, line=listed[0]["row"] - 1)
    assert listed[0]["id"] in {it["id"] for it in explained["violations"]}
    assert await editor.run("drift.dismiss", id=listed[0]["id"], uri=uri)
    hidden = await editor.run("drift.showViolations", uri=uri, hidden=True)
    assert {it["hidden"] for it in hidden if it["id"] == listed[0]["id"]} == {"dismissed"}


async def test_what_is_asked_for_is_found_while_everything_is_judged_anew(start, project, uri):
    editor = await start(project)
    editor.open(uri, f"{DEPARTS}\n\n" + "try:\n    load_it('a')\nexcept Exception:\n    pass\n")
    await editor.drawn(uri, 1)
    listed = [it for it in await editor.run("drift.showViolations", uri=uri, hidden=True) if it["hidden"] == "listed"]
    for _ in range(10):
        editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
        said = (editor.run("drift.dismiss", id=listed[0]["id"], uri=uri) for _ in range(20))
        assert all(await asyncio.gather(*said))
