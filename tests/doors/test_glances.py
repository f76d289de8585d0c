"""`drift status --trend`, `drift status --security`, `drift files` and the history of a pattern, end to end."""

from __future__ import annotations

import json

from tests.doors.conftest import CAUSE, MIXED_IN


def test_trend_says_how_a_project_moved(drift, project):
    drift("scan")
    (project / "shop" / "more.py").write_text(MIXED_IN)
    drift("scan")
    trend = json.loads(drift("status", "--trend", "--json").stdout)["trend"]
    figures = {it["name"]: it["value"] for it in trend["metrics"]}
    assert figures["files"] == 23
    assert 0 < figures["health_score"] <= 100
    assert figures["conventions"] == sum(it["conventions"] for it in trend["categories"]) > 0
    assert [(it["added"], it["outcome"]) for it in trend["scans"]] == [(1, "done"), (22, "done")]
    said = drift("status", "--trend").stdout
    assert "errors" in said
    assert "health" in said


def test_security_is_counted(drift, project):
    assert drift("status", "--security").stdout == "No security question has a finding.\n"
    (project / "shop" / "run.py").write_text('import os\n\n\ndef go(name):\n    os.system("rm " + name)\n')
    drift("check")
    (found,) = json.loads(drift("status", "--security", "--json").stdout)["security"]
    assert (found["detector"], found["shown"], found["files"]) == ("security/shell-command", 1, 1)
    assert "security/shell-command" in drift("status", "--security").stdout
    (project / "shop" / "run.py").unlink()
    drift("check")
    assert json.loads(drift("status", "--security", "--json").stdout)["security"] == []


def test_files_and_what_is_in_them(drift, project):
    drift("scan")
    (project / "shop" / "more.py").write_text(MIXED_IN)
    drift("scan")
    listed = json.loads(drift("files", "--json").stdout)["files"]
    assert [it["path"] for it in listed] == sorted(it.relative_to(project).as_posix() for it in project.rglob("*.py"))
    assert {it["path"]: it["violations"] for it in listed}["shop/more.py"] == 1
    page = drift("files", "shop", "--limit", "2")
    assert len(page.stdout.splitlines()) == 2
    assert "--after" in page.stderr
    parts = json.loads(drift("files", "shop/odd.py", "--json").stdout)["patterns"]
    assert [it["agrees"] for it in parts if it["expected"] == "the cause is named"] == [False]
    assert "expected: the cause is named" in drift("files", "shop/odd.py").stdout
    assert "no file that Drift reads" in drift("files", "drift.toml").stderr


def test_files_of_a_pattern(drift, project):
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    (pattern,) = {it["pattern"] for it in found if it["detector"] == CAUSE}
    follow = json.loads(drift("files", "--pattern", pattern, "--json").stdout)["files"]
    assert len(follow) == 20
    assert drift("files", "--pattern", pattern[:8], "--otherwise").stdout == "shop/odd.py\n"


def test_a_pattern_remembers(drift, project):
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    (pattern,) = {it["pattern"] for it in found if it["detector"] == CAUSE}
    drift("patterns", "approve", pattern)
    shown = json.loads(drift("patterns", "show", pattern, "--json").stdout)["pattern"]
    assert [it.partition(": ")[2].partition(",")[0] for it in shown["history"]] == [
        "approved in this project",
        "first seen",
    ]
    assert any("60 times in 20 files: the cause is named" in it for it in shown["choices"])
    assert "history" in drift("patterns", "show", pattern).stdout
