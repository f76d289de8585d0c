"""Notebooks and files that go: each cell is answered under its own name, and what goes is cleared."""

from __future__ import annotations

from lsprotocol import types

from tests.server.editor import DEPARTS, causeless

EVIL = "def run(request):\n    return eval(request)\n"


def cell(notebook: str, number: int, text: str) -> types.TextDocumentItem:
    uri = f"vscode-notebook-cell:{notebook.removeprefix('file:')}#W{number}"
    return types.TextDocumentItem(uri=uri, language_id="python", version=1, text=text)


def detectors(editor, uri: str) -> list[str] | None:
    last = next((it for it in reversed(editor.published) if it.uri == uri), None)
    return [it.code for it in last.diagnostics] if last else None


async def test_each_cell_is_answered_and_cleared(start, project):
    editor = await start(project)
    notebook = (project / "shop" / "try.ipynb").as_uri()
    cells = [cell(notebook, 0, "import os\n"), cell(notebook, 1, EVIL)]
    document = types.NotebookDocument(
        uri=notebook,
        notebook_type="jupyter-notebook",
        version=1,
        cells=[types.NotebookCell(types.NotebookCellKind.Code, it.uri) for it in cells],
    )
    editor.client.notebook_document_did_open(types.DidOpenNotebookDocumentParams(document, cells))
    await editor.until(lambda: detectors(editor, cells[1].uri) == ["security/evaluated-code"])
    added = cell(notebook, 2, DEPARTS + EVIL)
    identifier = types.VersionedNotebookDocumentIdentifier(uri=notebook, version=2)
    array = types.NotebookCellArrayChange(2, 0, [types.NotebookCell(types.NotebookCellKind.Code, added.uri)])
    closed = [types.TextDocumentIdentifier(cells[0].uri)]
    structure = types.NotebookDocumentCellChangeStructure(array, did_open=[added], did_close=closed)
    text = types.NotebookDocumentCellContentChanges(
        types.VersionedTextDocumentIdentifier(2, cells[1].uri),
        [types.TextDocumentContentChangeWholeDocument("x = 1\n")],
    )
    change = types.NotebookDocumentChangeEvent(
        cells=types.NotebookDocumentCellChanges(structure=structure, text_content=[text])
    )
    editor.client.notebook_document_did_change(types.DidChangeNotebookDocumentParams(identifier, change))
    await editor.until(lambda: detectors(editor, added.uri) == ["security/evaluated-code"])
    await editor.until(lambda: detectors(editor, cells[1].uri) == [])
    left = [types.TextDocumentIdentifier(it.uri) for it in (cells[1], added)]
    gone = types.DidCloseNotebookDocumentParams(types.NotebookDocumentIdentifier(notebook), left)
    editor.client.notebook_document_did_close(gone)
    await editor.until(lambda: detectors(editor, added.uri) == [])
    assert editor.messages == []


async def test_a_deleted_and_a_renamed_file_are_cleared(start, project):
    editor = await start(project)
    folder = project / "shop" / "old"
    folder.mkdir()
    uris = [(project / "shop" / "gone.py").as_uri(), (folder / "moved.py").as_uri()]
    for uri in uris:
        editor.open(uri, DEPARTS)
        assert causeless(await editor.drawn(uri, 1))
    editor.client.workspace_did_delete_files(types.DeleteFilesParams([types.FileDelete(uris[0])]))
    renamed = types.FileRename(old_uri=folder.as_uri(), new_uri=(project / "shop" / "young").as_uri())
    editor.client.workspace_did_rename_files(types.RenameFilesParams([renamed]))
    for uri in uris:
        await editor.until(lambda uri=uri: detectors(editor, uri) == [])
