"""`drift export` and `drift import`: a round trip that is exact."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.doors.conftest import CAUSE, refused


@pytest.fixture
def known(project, drift) -> str:
    """A project with all sorts of knowledge, and what was exported of it."""
    drift("check")
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    odd = next(it for it in found if it["detector"] == CAUSE)
    drift("feedback", "escalate", odd["id"], "--reason", "“it” matters\u202e")
    drift("patterns", "approve", odd["pattern"])
    drift("patterns", "variant", "add", odd["pattern"], "--severity", "error", "--scope", "shop")
    drift("feedback", "undo", "2")
    done = drift("export")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_a_round_trip_is_exact(known, drift, project, tmp_path):
    other = tmp_path / "other"
    shutil.copytree(project, other, ignore=shutil.ignore_patterns(".drift"))
    (tmp_path / "known.json").write_text(known)
    done = drift("import", str(tmp_path / "known.json"), cwd=other)
    assert done.returncode == 0, done.stderr
    assert drift("export", cwd=other).stdout == known
    for words in (("feedback", "--json"), ("patterns", "--all", "--json"), ("patterns", "variant", "--json")):
        assert drift(*words, cwd=other).stdout == drift(*words).stdout
    shown = json.loads(drift("check", "--format", "json", cwd=other).stdout)["violations"]
    assert [(it["path"], it["severity"]) for it in shown if it["detector"] == CAUSE] == [("shop/odd.py", "error")]
    drift("feedback", "undo", "1", cwd=other)
    numbers = [it["number"] for it in json.loads(drift("feedback", "--json", cwd=other).stdout)["feedback"]]
    assert max(numbers) == max(it["number"] for it in json.loads(drift("feedback", "--json").stdout)["feedback"]) + 1


def test_it_holds_a_row_a_line_and_every_table(known):
    tables = json.loads(known)["tables"]
    assert {"file_metadata", "feedback", "patterns", "tallies", "scan_history", "pattern_variants"} <= set(tables)
    assert sum(len(it["rows"]) for it in tables.values()) <= known.count("\n")


def test_what_is_known_is_replaced_only_if_that_is_asked(known, drift, project):
    refused(drift("import", "-", text=known), "USAGE_ERROR", "knows this project already", "--replace")
    drift("patterns", "ignore", next(it["id"] for it in json.loads(drift("patterns", "--json").stdout)["patterns"]))
    assert drift("export").stdout != known
    assert drift("import", "-", "--replace", text=known).returncode == 0
    assert drift("export").stdout == known
    assert any("import" in it.name for it in (project / ".drift" / "backups").rglob("*.db"))


def test_into_a_file(known, drift, tmp_path):
    assert drift("export", "-o", str(tmp_path / "a.json")).stdout == ""
    assert (tmp_path / "a.json").read_text() == known
    refused(drift("export", "-o", str(tmp_path / "no" / "a.json")), "USAGE_ERROR", "cannot be written")
    refused(drift("import", str(tmp_path / "no.json")), "USAGE_ERROR", "cannot be read")


def test_what_is_no_export_is_refused(drift, project):
    refused(drift("import", "-", text="{}"), "USAGE_ERROR", "no export of Drift")
    assert json.loads(drift("export").stdout)["tables"]["feedback"]["rows"] == []
