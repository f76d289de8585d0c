"""`drift upgrade`, on a tree as the earlier Drift left it."""

from __future__ import annotations

import hashlib
import json
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.doors.conftest import CAUSE, departing, refused


def pattern(number: int, detector: str, name: str, status: str, **more: Any) -> dict[str, Any]:
    return {
        "id": f"{number:016x}",
        "category": detector.partition("/")[0],
        "subcategory": detector.partition("/")[2],
        "name": name,
        "detectorId": detector,
        "status": status,
        "confidence": {"score": 0.93, "level": "high", "frequency": 1, "consistency": 0.9, "age": 12, "spread": 14},
        "locations": [{"file": "shop/part_1.py", "line": 3, "column": 1}],
        "outliers": [],
        "firstSeen": "2025-03-01T08:00:00.000Z",
        "updatedAt": "2025-04-01T08:00:00.000Z",
        **more,
    }


def shard(folder: Path, status: str, category: str, *patterns: dict[str, Any]) -> None:
    compact = json.dumps(list(patterns), ensure_ascii=False, separators=(",", ":"))
    counts = {it: len(patterns) if it == status else 0 for it in ("discovered", "approved", "ignored")}
    put(
        folder / "patterns" / status / f"{category}.json",
        {
            "version": "2.0.0",
            "category": category,
            "patterns": list(patterns),
            "lastUpdated": "2025-04-01T08:00:00.000Z",
            "checksum": hashlib.sha256(compact.encode()).hexdigest()[:16],
            "patternCount": len(patterns),
            "statusCounts": counts,
        },
    )


def put(path: Path, content: Any) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(content, indent=2), encoding="utf-8")


@pytest.fixture
def old(project) -> Path:
    """Make the tree of the earlier Drift: patterns by status and category, contracts, history, boundaries, config."""
    folder = project / ".drift"
    variant = {"scope": "directory", "scopePath": "shop/legacy", "severityOverride": "error", "reason": "the old shop"}
    over = {"scope": "file", "scopePath": "shop/odd.py", "enabledOverride": False, "expiresAt": "2020-01-01T00:00:00Z"}
    ignored = pattern(2, CAUSE, "Causes are named", "ignored", variants=[variant, over])
    shard(folder, "ignored", "errors", ignored)
    shard(folder, "approved", "structural", pattern(1, "structural/file-naming", "Files are snake_case", "approved"))
    shard(folder, "approved", "api", pattern(4, "api/route-structure", "Routes are plural", "approved"))
    shard(folder, "discovered", "types", pattern(3, "types/any-usage", "No any", "discovered"))
    put(folder / "contracts" / "verified" / "contracts.json", {"contracts": [{"id": "c1"}, {"id": "c2"}]})
    put(folder / "history" / "snapshots" / "2025-04-01.json", {"date": "2025-04-01", "patterns": []})
    put(folder / "boundaries" / "access-map.json", {"accessPoints": {"a": {}, "b": {}, "c": {}}})
    put(folder / "lake" / "manifest.json", {"version": "2.0.0"})
    put(folder / "config.json", {"version": "2.0.0", "ignore": ["vendor/", "*.gen.py"], "ai": {"provider": "none"}})
    put(project / "drift.config.json", {"ci": {"failOn": "info"}, "severity": {"errors": "warning", "zzz": "error"}})
    (project / "drift.toml").unlink()
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {str(it.relative_to(folder)): it.read_bytes() for it in sorted(folder.rglob("*.json"))}


def upgraded(drift, *words: str) -> dict[str, Any]:
    done = drift("upgrade", "--json", *words)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)["upgrade"]


def test_what_people_decided_is_kept(old, drift, project):
    report = upgraded(drift)
    assert (report["patterns"], report["approved"], report["ignored"], report["variants"]) == (4, 2, 1, 2)
    assert report["waiting"] == ["Routes are plural"]
    assert report["counts"] == {"contracts": 2, "snapshots": 1, "access points": 3}
    assert report["notes"] == []
    found = {it["detector"]: it for it in json.loads(drift("patterns", "--all", "--json").stdout)["patterns"]}
    assert found[CAUSE]["status"] == "ignored"
    assert found["structural/file-name-case"]["status"] == "approved"
    assert departing(drift, "--show", "all") == set()
    listed = json.loads(drift("feedback", "--json").stdout)["feedback"]
    assert any("Routes are plural (api/route-structure)" in it["reason"] for it in listed)
    assert {it["at"] for it in listed} == {"2025-04-01T08:00:00Z"}
    (varied,) = json.loads(drift("patterns", "variant", "--json").stdout)["variants"]
    assert (varied["scope"], varied["reason"]) == ("shop/legacy", "the old shop")
    assert "severity error" in varied["says"]


def test_settings_go_into_drift_toml(old, drift, project):
    report = upgraded(drift)
    settings = tomllib.loads((project / "drift.toml").read_text())
    assert settings["scan"]["extra_ignore"] == ["vendor/", "*.gen.py"]
    assert settings["check"]["fail_on"] == "information"
    assert settings["severity"] == {"errors": "warning"}
    assert set(report["left"]) == {"ai", "severity.zzz"}
    assert drift("config", "show").returncode == 0


def test_a_drift_toml_that_is_there_stays(old, drift, project):
    (project / "drift.toml").write_text('[check]\nshow = "all"\n')
    assert upgraded(drift)["config"] == ""
    assert (project / "drift.toml").read_text() == '[check]\nshow = "all"\n'


def test_the_original_is_moved_whole_and_only_at_the_end(old, drift, project):
    before = tree(old)
    assert upgraded(drift)["moved"] == ".drift/earlier"
    assert tree(old / "earlier") == before
    assert not (old / "patterns").exists()
    refused(drift("upgrade"), "USAGE_ERROR", "left nothing")


def test_it_may_stay_where_it_is(old, drift):
    before = tree(old)
    assert upgraded(drift, "--keep")["moved"] == ""
    assert tree(old) == before


@pytest.mark.parametrize("content", [b"{", b"[" * 100_000, b"\xff\xfe"])
def test_where_one_file_is_broken_nothing_is_changed(old, drift, project, content):
    (old / "patterns" / "approved" / "broken.json").write_bytes(content)
    before = tree(old)
    refused(drift("upgrade"), "USAGE_ERROR", ".drift/patterns/approved/broken.json", "nothing was changed")
    assert tree(old) == before
    assert not (project / "drift.toml").exists()
    assert json.loads(drift("feedback", "--json").stdout)["feedback"] == []


def test_a_checksum_that_does_not_match_is_said(old, drift):
    path = old / "patterns" / "approved" / "structural.json"
    path.write_text(path.read_text().replace("snake_case", "kebab-case"))
    (note,) = upgraded(drift)["notes"]
    assert "structural.json does not match its checksum" in note


def test_a_stranger_cannot_use_it(old, drift, project, tmp_path):
    outside = tmp_path / "outside.json"
    outside.write_text('{"patterns": [{"id": "KEY"}]}')
    link = old / "patterns" / "approved" / "link.json"
    link.symlink_to(outside)
    assert "KEY" not in refused(drift("upgrade"), "USAGE_ERROR", "link.json is a link")
    link.unlink()
    places = [{"scope": "directory", "scopePath": it, "severityOverride": "error"} for it in ("../..", "a/../../b")]
    odd = pattern(5, CAUSE, "\x1b[2J\u202eodd", "approved", variants=places)
    shard(old, "approved", "errors", odd, {**odd, "id": "'; drop table x"}, {"id": 3, "status": ["approved"]})
    shard(old, "ignored", "security", pattern(6, "security/secret-management", "Secrets", "ignored"))
    (project / "shop" / "key.py").write_text('TOKEN = "ghp_' + "kV9sQ2mX7bLrT4nW8cZaY1dFgHjK3pUe5RtM" + '"\n')
    done = drift("upgrade")
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    scopes = {it["scope"] for it in json.loads(drift("patterns", "variant", "--json").stdout)["variants"]}
    assert scopes == {"shop/legacy"}
    severities = [it["severity"] for it in json.loads(drift("check", "--format", "json").stdout)["violations"]]
    assert "error" in severities
    assert outside.read_text() == '{"patterns": [{"id": "KEY"}]}'
