"""A variant is in force for every door: `drift check`, SARIF and the text on the screen."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

import pytest

from drift_lsp.workspace import knowledge
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE, ODD, departing, refused


@pytest.fixture
def pattern(drift, project) -> str:
    """The pattern that odd.py in `shop` and new.py in `legacy` depart from."""
    (project / "legacy").mkdir()
    for n in range(4):
        (project / "legacy" / f"old_{n}.py").write_text(MODULE.format(n=f"old_{n}"))
    (project / "legacy" / "new.py").write_text(ODD.replace("odd", "new"))
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    (one,) = {it["pattern"] for it in found if it["detector"] == CAUSE}
    return one


def vary(drift, pattern: str, *words: str) -> int:
    """Add a variant and tell its number."""
    done = drift("patterns", "variant", "add", pattern, *words)
    assert done.returncode == 0, done.stderr
    return json.loads(drift("patterns", "variant", "--json").stdout)["variants"][-1]["number"]


def everywhere(drift, project) -> tuple[set[str], set[str], set[str]]:
    """List the files with a finding, as `check`, SARIF and the editor see them."""
    sarif = json.loads(drift("check", "--format", "sarif").stdout)["runs"][0]["results"]
    of_sarif = {
        it["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for it in sarif if it["ruleId"] == CAUSE
    }
    with Workspace.open(project) as workspace:
        judged = [workspace.judge(it, (project / it).read_bytes()) for it in ("shop/odd.py", "legacy/new.py")]
    on_screen = {it.path for it in judged if any(one.detector == CAUSE for one in it.shown)}
    return departing(drift), of_sarif, on_screen


def test_off_in_a_folder_until_it_is_taken_away(drift, project, pattern):
    both = {"shop/odd.py", "legacy/new.py"}
    assert everywhere(drift, project) == (both, both, both)
    number = vary(drift, pattern, "--off", "--scope", "legacy", "--reason", "old code")
    assert everywhere(drift, project) == ({"shop/odd.py"},) * 3
    said = drift("explain", "legacy/new.py:6").stdout
    assert "a variant turns its pattern off here" in said
    assert "off in legacy/" in drift("patterns", "show", pattern).stdout
    assert "old code" in drift("patterns", "variant").stdout
    assert "Removed: off in legacy/" in drift("patterns", "variant", "remove", str(number)).stdout
    assert everywhere(drift, project) == (both, both, both)


def test_one_file_only(drift, project, pattern):
    vary(drift, pattern, "--off", "--scope", "shop/odd.py")
    assert everywhere(drift, project) == ({"legacy/new.py"},) * 3


def test_on_where_the_pattern_is_ignored(drift, project, pattern):
    drift("patterns", "ignore", pattern)
    assert everywhere(drift, project) == (set(),) * 3
    vary(drift, pattern, "--on", "--scope", "shop")
    assert everywhere(drift, project) == ({"shop/odd.py"},) * 3


def test_severity_and_tier_and_threshold(drift, project, pattern):
    number = vary(drift, pattern, "--severity", "error", "--scope", "legacy")
    assert drift("check").returncode == 1
    severities = {
        it["path"]: it["severity"]
        for it in json.loads(drift("check", "--format", "json").stdout)["violations"]
        if it["detector"] == CAUSE
    }
    assert severities == {"shop/odd.py": "information", "legacy/new.py": "error"}
    drift("patterns", "variant", "remove", str(number))
    vary(drift, pattern, "--tier", "listed", "--scope", "shop")
    assert everywhere(drift, project) == ({"legacy/new.py"},) * 3
    vary(drift, pattern, "--threshold", "0.999")
    assert everywhere(drift, project) == (set(),) * 3


def test_it_ends_by_itself(drift, project, pattern, monkeypatch):
    tomorrow = f"{datetime.now(UTC) + timedelta(days=1):%Y-%m-%d}"
    vary(drift, pattern, "--off", "--until", tomorrow)
    with Workspace.open(project) as workspace:
        text = (project / "shop" / "odd.py").read_bytes()
        assert [it for it in workspace.judge("shop/odd.py", text).shown if it.detector == CAUSE] == []
        monkeypatch.setattr(knowledge, "today", lambda: f"{datetime.now(UTC) + timedelta(days=2):%Y-%m-%d}")
        monkeypatch.setattr("drift_lsp.workspace.opened.today", knowledge.today)
        assert [it.detector for it in workspace.judge("shop/odd.py", text).shown if it.detector == CAUSE] == [CAUSE]


def test_what_makes_no_sense_is_refused(drift, pattern):
    add = ("patterns", "variant", "add", pattern)
    refused(drift(*add), "USAGE_ERROR", "changes nothing")
    refused(drift(*add, "--off", "--until", "soon"), "USAGE_ERROR", "no day")
    refused(drift(*add, "--off", "--until", "2020-01-01"), "USAGE_ERROR", "passed")
    refused(drift(*add, "--threshold", "7"), "USAGE_ERROR", "no share")
    refused(drift(*add, "--off", "--scope", "nowhere"), "USAGE_ERROR", "no folder")
    refused(drift("patterns", "variant", "remove", "9"), "USAGE_ERROR", "drift patterns variant")
    assert "Nothing is wanted otherwise" in drift("patterns", "variant").stdout
