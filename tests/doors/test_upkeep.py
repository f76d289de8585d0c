"""`drift init --template`, `drift clean`, `drift migrate`."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
import tomllib

import pytest

from drift_lsp.storage import migrations
from tests.doors.conftest import CAUSE, departing, refused


def on_a_terminal(words, cwd, environment, answer: str) -> str:
    """Run `drift` on a terminal and type an answer."""
    control, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "drift_lsp", *words],
        cwd=cwd,
        env=environment | {"TERM": "dumb"},
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    os.write(control, answer.encode())
    said = b""
    try:
        while piece := os.read(control, 1 << 16):
            said += piece
    except OSError:
        pass  # So a terminal ends whose other side is gone.
    os.close(control)
    assert process.wait(60) == 0, said
    return said.decode()


@pytest.mark.parametrize("name", ["full", "strict", "legacy", "security"])
def test_every_template_is_a_config_that_holds(drift, tmp_path, name):
    folder = tmp_path / name
    folder.mkdir()
    done = drift("init", "--template", name, cwd=folder)
    assert done.returncode == 0
    assert ("with its default" in done.stdout) == (name == "full")
    shown = json.loads(drift("config", "show", "--json", cwd=folder).stdout)["settings"]
    chosen = {it["path"]: it["value"] for it in shown if it["origin"] == "drift.toml"}
    assert (chosen == {}) == (name == "full")
    assert chosen.get("check.show") == ("all" if name == "strict" else None)
    assert ('tiers."errors"' in chosen, 'tiers."security"' in chosen) == (name == "security", False)


def test_a_template_nobody_knows(drift, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    refused(drift("init", "--template", "strct", cwd=folder), "USAGE_ERROR", "full, strict, legacy, security")
    assert list(folder.iterdir()) == []


def test_on_a_terminal_init_asks(tmp_path, environment):
    folder = tmp_path / "new"
    folder.mkdir()
    assert "old code is judged like new" in on_a_terminal(["init"], folder, environment, "strict\n")
    assert tomllib.loads((folder / "drift.toml").read_text())["check"]["show"] == "all"


def test_clean_forgets_what_is_learned_and_keeps_what_people_said(drift, project):
    drift("check")
    (pattern,) = {
        it["id"] for it in json.loads(drift("patterns", "--json").stdout)["patterns"] if it["detector"] == CAUSE
    }
    drift("patterns", "ignore", pattern, "--reason", "so it is")
    done = drift("clean")
    assert "22 files" in done.stdout
    assert json.loads(drift("status", "--json").stdout)["status"]["scanned"] is False
    assert [it["reason"] for it in json.loads(drift("feedback", "--json").stdout)["feedback"]] == ["so it is"]
    assert departing(drift) == set()
    assert any("clean" in it.name for it in (project / ".drift" / "backups").rglob("*.db"))
    assert (project / "drift.toml").exists()


def test_clean_all_deletes_only_what_is_ours(drift, project, environment):
    drift("check")
    drift("backup")
    state = project / ".drift"
    refused(drift("clean", "--all"), "USAGE_ERROR", "--yes")
    assert (state / "drift.db").exists()
    (state / "theirs.json").write_text("{}")
    (state / "pages").symlink_to(project / "shop")
    (state / "drift.log.1").write_text("old")
    assert "drift.db" in drift("clean", "--all", "--yes").stdout
    assert [it.name for it in state.iterdir()] == ["theirs.json"]
    assert (project / "shop" / "odd.py").exists()
    (state / "theirs.json").unlink()
    drift("check")
    assert "Go on?" in on_a_terminal(["clean", "--all"], project, environment, "y\n")
    assert not state.exists()
    refused(drift("clean", "--all", "--yes"), "USAGE_ERROR", "There is no")


def test_migrate_goes_back_and_forth(drift, project):
    refused(drift("migrate"), "USAGE_ERROR", "drift check")
    drift("check")
    latest = migrations.latest()
    assert f"has version {latest}" in drift("migrate").stdout
    refused(drift("migrate", "--to", "99"), "USAGE_ERROR", f"1 to {latest}")
    assert "would be brought" in drift("migrate", "--to", str(latest - 1), "--dry-run").stdout
    done = json.loads(drift("migrate", "--to", str(latest - 1), "--json").stdout)["migration"]
    assert (done["before"], done["after"], done["done"]) == (latest, latest - 1, True)
    assert f"from version {latest - 1} of its tables to {latest}" in drift("migrate").stdout
    assert departing(drift) == {"shop/odd.py"}
