"""`drift projects` and `drift switch`: by name, moved, copied, gone."""

from __future__ import annotations

import json
import shutil
import sqlite3
from pathlib import Path

import pytest

from tests.doors.conftest import refused


@pytest.fixture
def registry(environment) -> Path:
    return Path(environment["HOME"]) / ".local" / "share" / "drift" / "global.db"


def projects(drift, **more) -> dict[str, tuple[str, bool, str]]:
    found = json.loads(drift("projects", "--json", **more).stdout)["projects"]
    return {it["name"]: (it["root"], it["active"], it["state"]) for it in found}


def test_nothing_is_registered_unasked(drift, registry, tmp_path):
    drift("check")
    drift("init", "--force")
    assert projects(drift) == {}
    assert "drift projects add" in drift("projects").stdout
    assert not registry.exists()


@pytest.mark.parametrize("marked", [True, False], ids=["from a project", "from a folder"])
def test_a_project_beside_the_working_folder_is_checked(drift, project, tmp_path, marked):
    here = tmp_path / "other"
    here.mkdir()
    (here / "drift.toml").write_text("") if marked else None
    found = json.loads(drift("check", f"../{project.name}", "--format", "json", cwd=here).stdout)
    assert found["root"] == str(project)


def test_a_project_is_named_found_and_forgotten(drift, project, registry, tmp_path):
    drift("check")
    assert drift("projects", "add").stdout == f"project is {project}.\n"
    assert drift("projects", "add", str(project / "shop"), cwd=tmp_path).returncode == 0
    assert projects(drift) == {"project": (str(project), False, "learned")}
    status = json.loads(drift("-C", "@project", "status", "--json", cwd=tmp_path).stdout)["status"]
    assert status["root"] == str(project)
    refused(drift("-C", "@projct", "status"), "USAGE_ERROR", "No project is called 'projct'", "project")
    before = (project / ".drift" / "drift.db").read_bytes()
    drift("projects", "remove", "project")
    assert projects(drift) == {}
    assert (project / ".drift" / "drift.db").read_bytes() == before


def test_switching_means_a_project_outside_of_all(drift, project, tmp_path):
    nowhere = tmp_path / "nowhere"
    nowhere.mkdir()
    drift("check")
    assert drift("switch", str(project), cwd=nowhere).returncode == 0
    done = drift("status", "--json", cwd=nowhere)
    assert json.loads(done.stdout)["status"]["root"] == str(project)
    assert "as `drift switch` said" in done.stderr
    assert list(nowhere.iterdir()) == []
    # Inside another project that one is meant, and so is a folder that is named.
    (nowhere / "drift.toml").write_text("")
    assert json.loads(drift("status", "--json", cwd=nowhere).stdout)["status"]["root"] == str(nowhere)
    assert projects(drift)["project"][1]
    assert drift("switch", "--off").returncode == 0
    assert not projects(drift)["project"][1]
    refused(drift("switch"), "USAGE_ERROR", "--off")
    refused(drift("switch", "nobody"), "USAGE_ERROR", "nobody")


def test_a_project_that_was_moved_is_the_one_it_was(drift, project, tmp_path):
    drift("switch", str(project))
    moved = project.rename(tmp_path / "elsewhere")
    assert projects(drift, cwd=moved) == {"project": (str(project), True, "gone")}
    assert "is not there any more" in drift("projects", cwd=moved).stdout
    refused(drift("switch", "project", cwd=moved), "USAGE_ERROR", "projects add")
    refused(drift("-C", "@project", "status", cwd=moved), "USAGE_ERROR", "projects add")
    drift("projects", "add", cwd=moved)
    assert projects(drift, cwd=moved) == {"project": (str(moved), True, "unscanned")}


def test_a_copy_is_a_project_of_its_own(drift, project, tmp_path):
    drift("projects", "add")
    copy = Path(shutil.copytree(project, tmp_path / "more" / "project"))
    drift("projects", "add", cwd=copy)
    assert {name: root for name, (root, _, _) in projects(drift).items()} == {
        "project": str(project),
        "project-2": str(copy),
    }


def test_what_vanished_is_pruned(drift, project, tmp_path):
    drift("projects", "add")
    other = tmp_path / "other"
    other.mkdir()
    drift("projects", "add", str(other))
    shutil.rmtree(other)
    assert json.loads(drift("projects", "prune", "--json").stdout)["forgotten"][0]["name"] == "other"
    assert set(projects(drift)) == {"project"}


@pytest.mark.parametrize("make", ["text", "other", "extra"])
def test_a_registry_that_is_none_is_left_alone(drift, registry, make):
    registry.parent.mkdir(parents=True)
    if make == "text":
        registry.write_text("nothing of ours" * 100)
    else:
        with sqlite3.connect(registry) as db:
            db.execute("create table project_registry (name)" if make == "other" else "create table x (a)")
    before = registry.read_bytes()
    refused(drift("projects"), "DB_FOREIGN", "global.db")
    refused(drift("projects", "add"), "DB_FOREIGN", "global.db")
    assert registry.read_bytes() == before
