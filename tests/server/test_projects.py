"""Projects: which file belongs where, and what the server does when others write, break and mend."""

from __future__ import annotations

import shutil
import subprocess

import psutil
import pytest
from lsprotocol import types

from drift_lsp.server.projects import root_of
from drift_lsp.workspace.workspace import Workspace
from tests.server.editor import DEPARTS, causeless


def test_the_root_of_a_file(tmp_path):
    heap, one, sub, plain = (
        tmp_path / "heap",
        tmp_path / "heap" / "one",
        tmp_path / "heap" / "one" / "sub",
        tmp_path / "p",
    )
    for folder in (sub / "src", plain / "inner"):
        folder.mkdir(parents=True)
    file, plain_file = sub / "src" / "x.py", plain / "inner" / "x.py"
    assert root_of(plain_file, []) is None
    assert root_of(plain_file, [plain]) == plain
    assert root_of(plain_file, [heap]) is None
    (one / ".git").mkdir()
    (sub / ".git").write_text("gitdir: elsewhere\n")
    assert root_of(file, []) == sub
    assert root_of(file, [one]) == one  # A submodule is part of the project that was opened.
    assert root_of(file, [heap]) == sub  # A heap of repositories is none.
    assert root_of(file, [plain]) is None
    (one / ".drift").mkdir()
    assert root_of(file, [plain]) == one
    (sub / "drift.toml").write_text("")
    assert root_of(file, [one]) == sub
    assert root_of(tmp_path / "gone" / "x.py", [tmp_path]) is None


async def test_a_project_nobody_scanned_is_scanned_with_progress(start, unscanned):
    editor = await start(unscanned)
    uri = (unscanned / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))
    [steps] = editor.client.progress_reports.values()
    assert isinstance(steps[0], types.WorkDoneProgressBegin)
    assert steps[0].cancellable
    await editor.until(lambda: isinstance(steps[-1], types.WorkDoneProgressEnd))
    percents = [it.percentage for it in steps[:-1]]
    assert percents == sorted(percents)
    # Before there was anything to say, the file was answered too.
    assert editor.published[0].diagnostics == ()


async def test_a_client_without_progress_is_asked_for_none(start, unscanned):
    editor = await start(unscanned, capabilities=types.ClientCapabilities())
    uri = (unscanned / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))
    assert editor.client.progress_reports == {}


async def test_a_scan_can_be_cancelled(start, unscanned):
    for number in range(300):
        shutil.copy(unscanned / "shop" / "orders.py", unscanned / "shop" / f"more_{number}.py")
    editor = await start(unscanned)
    await editor.until(lambda: any(editor.client.progress_reports.values()))
    [token] = editor.client.progress_reports
    editor.client.window_work_done_progress_cancel(types.WorkDoneProgressCancelParams(token))
    steps = editor.client.progress_reports[token]
    await editor.until(lambda: isinstance(steps[-1], types.WorkDoneProgressEnd))
    status = await editor.run("drift.status")
    assert not status["projects"][0]["scanned"]
    assert editor.messages == []
    report = await editor.run("drift.scan")
    assert report["files"] == 306


async def test_each_file_is_judged_by_its_own_project(start, project, tmp_path):
    other = tmp_path / "other"
    (other / "shop").mkdir(parents=True)
    (other / "drift.toml").write_text('[check]\nshow = "all"\n')
    for path in (project / "shop").glob("*.py"):
        (other / "shop" / path.name).write_text(path.read_text().replace(" from err", ""))
    editor = await start(project, other)
    uris = [(root / "shop" / "new.py").as_uri() for root in (project, other)]
    for uri in uris:
        editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uris[0], 1))
    await editor.run("drift.scan", uri=uris[1])
    assert not causeless(await editor.drawn(uris[1], 0))
    status = await editor.run("drift.status")
    assert {it["root"] for it in status["projects"]} == {str(project.resolve()), str(other.resolve())}
    with pytest.raises(Exception, match="2 projects are open"):
        await editor.run("drift.scan")


async def test_a_folder_that_is_opened_later_counts(start, project):
    editor = await start()
    uri = (project / "shop" / "new.py").as_uri()
    folder = types.WorkspaceFolder(uri=project.as_uri(), name="shop")
    event = types.WorkspaceFoldersChangeEvent(added=[folder], removed=[])
    editor.client.workspace_did_change_workspace_folders(types.DidChangeWorkspaceFoldersParams(event))
    editor.open(uri, DEPARTS)
    assert causeless(await editor.drawn(uri, 1))


async def test_a_broken_configuration_is_said_once_and_the_last_good_one_stays(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    (project / "drift.toml").write_text("[check]\nshow = 'everything'\n")
    await editor.until(lambda: editor.messages)
    editor.replace(uri, "import os", "import io")
    assert causeless(await editor.drawn(uri, 1))
    (project / "drift.toml").write_text("[check]\nshow = 'everything' # still\n")
    (project / "drift.toml").write_text("[check]\nshow = 'changed'\n[tiers]\n\"errors/raise-cause\" = 'off'\n")
    await editor.drawn(uri, 0)
    [message] = editor.messages
    assert "drift.toml: check.show" in message
    assert "Allowed" in message


async def test_a_project_broken_from_the_start_is_taken_up_when_mended(start, project):
    good = (project / "drift.toml").read_text()
    (project / "drift.toml").write_text("[check\n")
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.until(lambda: editor.messages)
    assert editor.published == []
    (project / "drift.toml").write_text(good)
    assert causeless(await editor.drawn(uri, 1))
    assert len(editor.messages) == 1


async def test_a_damaged_database_is_said_and_survived(start, project):
    for path in (project / ".drift").glob("drift.db*"):
        path.write_bytes(b"this is no database" * 1000)
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.until(lambda: editor.messages)
    assert editor.published == []
    assert "drift.db" in editor.messages[0]
    assert len(editor.messages) == 1


async def test_what_another_process_learns_is_taken_over(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    for path in (project / "shop").glob("*.py"):
        path.write_text(path.read_text().replace(" from err", ""))
    with Workspace.open(project) as workspace:
        workspace.scan()
        workspace.scan()
    await editor.drawn(uri, 0)


async def test_files_changed_outside_are_learned_from(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    changed = []
    for path in (project / "shop").glob("*.py"):
        path.unlink()
        changed.append(types.FileEvent(path.as_uri(), types.FileChangeType.Deleted))
    editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams(changed))
    await editor.drawn(uri, 0)


async def test_settings_of_the_editor_hold(start, project):
    (project / "drift.toml").write_text("")
    subprocess.run(["git", "init", "-q", project], check=True)
    options = {"drift": {"tiers": {"errors/raise-cause": "off"}, "trace": {"server": "verbose"}}}
    editor = await start(project, initialization_options=options)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 0)
    editor.client.set_configuration({"drift": {"tiers": {"errors/raise-cause": "always"}}})
    editor.client.workspace_did_change_configuration(types.DidChangeConfigurationParams(settings=None))
    await editor.drawn(uri, 1)
    assert editor.messages == []


async def test_an_idle_server_takes_no_time(start, project):
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    await editor.run("drift.scan")
    editor.replace(uri, "import os", "import io")
    await editor.drawn(uri, 1)
    server = psutil.Process(editor.process.pid)
    before = sum(server.cpu_times()[:2])
    await editor.silence(2.0)
    assert sum(server.cpu_times()[:2]) - before <= 0.03


async def test_what_anybody_writes_is_noticed_though_the_editor_watches_nothing(start, project):
    editor = await start(project, capabilities=types.ClientCapabilities())
    await editor.run("drift.scan")
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    for path in (project / "shop").glob("*.py"):
        path.write_text(path.read_text().replace(" from err", ""))
    await editor.drawn(uri, 0)
    young = project / "young"
    young.mkdir()
    for name in ("a", "b", "c"):
        for path in list((project / "shop").glob("*.py")):
            (young / f"{path.stem}_{name}.py").write_text(
                path.read_text().replace("raise LoadError(path)", "raise LoadError(path) from err")
            )
    await editor.until(lambda: (young / "orders_a.py").exists())
    status = await editor.status()
    while status["projects"][0]["files"] < 6 + 18:
        status = await editor.status()


async def test_what_happens_in_ignored_folders_is_not_even_heard(start, project):
    for name in ("node_modules/x", ".venv/lib", "shop/__pycache__"):
        (project / name).mkdir(parents=True)
    editor = await start(project)
    uri = (project / "shop" / "new.py").as_uri()
    editor.open(uri, DEPARTS)
    await editor.drawn(uri, 1)
    await editor.run("drift.scan")
    before = (await editor.status())["projects"][0]["last_scan"]
    server = psutil.Process(editor.process.pid)
    memory, time_taken = server.memory_full_info().uss, sum(server.cpu_times()[:2])
    for number in range(3_400):
        for name in ("node_modules/x", ".venv/lib", "shop/__pycache__"):
            (project / name / f"m{number}.py").write_text("x = 1\n")
    await editor.silence(1.0)
    assert sum(server.cpu_times()[:2]) - time_taken <= 0.05
    assert server.memory_full_info().uss - memory < 2_000_000
    assert (await editor.status())["projects"][0]["last_scan"] == before


async def test_a_file_of_no_project_stands_alone_and_nothing_is_written_there(start, project, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    editor = await start(project)
    uri = (outside / "one.py").as_uri()
    editor.open(uri, DEPARTS + "\n\ndef run(request):\n    return eval(request)\n")
    assert [it.code for it in await editor.drawn(uri)] == ["security/evaluated-code"]
    assert list(outside.iterdir()) == []
    assert [it["root"] for it in (await editor.status())["projects"]] == [str(project)]
