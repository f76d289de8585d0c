"""What a run tells of itself: logs, figures, codes."""

from __future__ import annotations

import json

import pytest

from tests.doors.conftest import refused


def figures(drift):
    found = json.loads(drift("status", "--metrics", "--json").stdout)["metrics"]
    return {it["name"]: it for it in found}


def test_spans_stand_round_every_stage(drift):
    stages = [
        json.loads(line)["span"]
        for line in drift("check", DRIFT_LOG="debug", DRIFT_LOG_FORMAT="json").stderr.splitlines()
        if line.startswith("{")
    ]
    assert [it for it in stages if it != "storage.batch"] == [
        "scan.discovery",
        "scan.linters",
        "scan.read",
        "scan.confidence",
        "scan.learn",
        "scan.judge",
        "scan.publish",
        "scan",
        "check.gate",
    ]
    assert "storage.batch" in stages


def test_the_log_may_lie_in_a_file(drift, project):
    done = drift("scan", DRIFT_LOG="scan=debug", DRIFT_LOG_FILE="1")
    assert "drift.scan" not in done.stderr
    assert "scan.read took" in (project / ".drift" / "drift.log").read_text()


def test_figures_are_kept_with_the_scan(drift, project):
    assert drift("check").returncode == 0
    first = figures(drift)
    assert len(first) == 12
    missing = {name for name, it in first.items() if it["value"] is None}
    assert missing <= {"mcp_response_time", "call_graph_build_time", "napi_serialization_time"}
    assert first["cache_hit_rate"]["value"] == 0
    assert set(first["parse_time_per_language"]["by"]) == {"python"}
    assert "errors" in first["detection_time_per_category"]["by"]
    (project / "shop" / "part_1.py").write_text("x = 1\n")
    drift("check")
    assert figures(drift)["cache_hit_rate"]["value"] == 0.955
    told = drift("status", "--metrics").stdout
    assert all(name in told for name in first)
    assert "there is no such door yet" in told


def test_a_check_that_finds_nothing_new_writes_nothing(drift, project):
    drift("check")
    before = (project / ".drift" / "drift.db").read_bytes()
    drift("check")
    assert (project / ".drift" / "drift.db").read_bytes() == before


@pytest.mark.parametrize("code", ["DB_BUSY", "GATE_FAILED", "FILE_TOO_LARGE", "BUG"])
def test_a_code_is_explained(drift, code):
    assert drift("explain", code).stdout.startswith(f"{code}: ")
    assert json.loads(drift("explain", code, "--json").stdout)["explanation"]["subject"] == code


def test_a_language_nobody_reads(drift, project):
    (project / "main.zig").write_text("const x = 1;\n")
    refused(drift("check", "-", "--stdin-filename", "main.zig", text="x"), "UNSUPPORTED_LANGUAGE", "main.zig", ".py")
