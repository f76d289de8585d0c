"""Pull: an editor that asks is answered with result ids, told when to ask again, and never told unasked."""

from __future__ import annotations

import asyncio

import pytest
from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pytest_lsp import client_capabilities

from drift_lsp.server.capabilities import read_client
from drift_lsp.workspace.workspace import Workspace
from tests.server.editor import DEPARTS, DEPARTURE, FOLLOWS, PATIENCE, causeless

WISHED = {"editor": {"pull": True, "pull_workspace": True}}


def pulling() -> types.ClientCapabilities:
    found = client_capabilities("visual-studio-code")
    found.workspace.diagnostics = types.DiagnosticWorkspaceClientCapabilities(refresh_support=True)
    found.text_document.diagnostic = types.DiagnosticClientCapabilities()
    return found


@pytest.fixture
def uri(project):
    return (project / "shop" / "new.py").as_uri()


async def ask(editor, uri: str, previous: str | None = None) -> types.DocumentDiagnosticReport:
    params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri), previous_result_id=previous)
    return await asyncio.wait_for(editor.client.text_document_diagnostic_async(params), PATIENCE)


async def ask_all(editor, **previous: str) -> dict[str, types.WorkspaceDocumentDiagnosticReport]:
    known = [types.PreviousResultId(uri, value) for uri, value in previous.items()]
    params = types.WorkspaceDiagnosticParams(known)
    report = await asyncio.wait_for(editor.client.workspace_diagnostic_async(params), PATIENCE)
    return {it.uri: it for it in report.items}


@pytest.mark.parametrize(
    ("wished", "refreshes", "asks", "pull"),
    [(True, True, {}, True), (False, True, {}, False), (True, False, {}, False), (True, True, None, False)],
)
def test_nobody_is_made_to_ask_who_cannot_be_refreshed(wished, refreshes, asks, pull):
    client = read_client(
        {
            "capabilities": {
                "textDocument": {"diagnostic": asks},
                "workspace": {"diagnostics": {"refreshSupport": refreshes}},
            },
            "initializationOptions": {"drift": {"editor": {"pull": wished}}},
        }
    )
    assert client.pull is pull


async def test_a_document_is_asked_for_and_refreshed(start, project, uri):
    editor = await start(project, capabilities=pulling(), initialization_options=WISHED)
    editor.open(uri, DEPARTS)
    first = await ask(editor, uri)
    [found] = causeless(first.items)
    assert (await ask(editor, uri, first.result_id)).kind == "unchanged"
    editor.replace(uri, DEPARTURE, f"{DEPARTURE} from err")
    assert not causeless((await ask(editor, uri, first.result_id)).items)
    editor.replace(uri, f"{DEPARTURE} from err", DEPARTURE)
    with Workspace.open(project) as workspace:  # As another window, or the command line, would.
        workspace.dismiss(workspace.judge("shop/new.py", DEPARTS.encode()).shown[0])
    asked = 0
    while found.data["id"] in [it.data["id"] for it in (await ask(editor, uri)).items]:
        await editor.until(lambda asked=asked: editor.refreshed > asked)
        asked = editor.refreshed
    assert editor.published == []


async def test_everything_is_asked_for_and_waits_for_news(start, project, uri):
    editor = await start(project, capabilities=pulling(), initialization_options=WISHED)
    other = project / "shop" / "other.py"
    other.write_text(DEPARTS.replace("load_it", "load_other"))
    editor.open(uri, DEPARTS)
    await editor.run("drift.scan")
    reports = await ask_all(editor)
    assert {it for it, report in reports.items() if causeless(report.items)} == {uri, other.as_uri()}
    assert reports[uri].version == 1
    known = {it: report.result_id for it, report in reports.items()}
    waiting = asyncio.ensure_future(ask_all(editor, **known))
    await ask(editor, uri)  # Meanwhile others are answered.
    assert not waiting.done()
    editor.replace(uri, DEPARTS, FOLLOWS)
    await ask(editor, uri)
    other.unlink()
    editor.client.workspace_did_delete_files(types.DeleteFilesParams([types.FileDelete(other.as_uri())]))
    taken = dict(await waiting)
    while not {uri, other.as_uri()} <= taken.keys():
        taken |= await ask_all(editor, **known | {it: report.result_id for it, report in taken.items()})
    assert not causeless(taken[uri].items)
    assert not taken[other.as_uri()].items


async def test_a_request_that_waits_can_be_cancelled(start, project, uri):
    editor = await start(project, capabilities=pulling(), initialization_options=WISHED)
    editor.open(uri, DEPARTS)
    await editor.run("drift.scan")
    known = {it: report.result_id for it, report in (await ask_all(editor)).items()}
    params = types.WorkspaceDiagnosticParams([types.PreviousResultId(it, value) for it, value in known.items()])
    waiting = editor.client.protocol.send_request(types.WORKSPACE_DIAGNOSTIC, params, msg_id="waiting")
    await ask(editor, uri)
    assert not waiting.done()
    editor.client.cancel_request(types.CancelParams("waiting"))
    with pytest.raises(JsonRpcException) as refused:
        await asyncio.wait_for(asyncio.wrap_future(waiting), PATIENCE)
    assert refused.value.code == -32800
