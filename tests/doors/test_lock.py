"""drift.lock, end to end: what one decides and commits holds for all; what a stranger writes there harms nobody."""

from __future__ import annotations

import json
import shutil
import tomllib
from pathlib import Path

import pytest

from drift_lsp.learning.pattern import identity
from tests.doors.conftest import CAUSE, departing, refused

PATTERN = identity(CAUSE, "python error raised in a handler")
ENTRY = """
[[pattern]]
id = "{id}"
status = "{status}"
choice = "named"
who = "ann"
why = "{why}"
at = "{at}"
"""


def entry(status="ignored", why="we agreed", at="2026-01-02T03:04:05Z", **more) -> str:
    return ENTRY.format(id=more.get("id", PATTERN), status=status, why=why, at=at)


def status(drift, **more) -> str:
    found = json.loads(drift("patterns", "--all", "--json", **more).stdout)["patterns"]
    return next(it["status"] for it in found if it["id"] == PATTERN)


@pytest.fixture
def clone(project, tmp_path):
    """Clone the project as git would: without what Drift learned."""

    def make(name: str) -> Path:
        return Path(shutil.copytree(project, tmp_path / name, ignore=shutil.ignore_patterns(".drift")))

    return make


def test_what_one_decides_holds_for_all(drift, project, clone):
    drift("check")
    drift("patterns", "ignore", PATTERN, "--scope", "shop", "--reason", "legacy “shop”")
    drift("patterns", "variant", "add", PATTERN, "--severity", "warning", "--until", "2099-12-31", "--reason", "soon")
    done = drift("lock")
    assert "1 decision and 1 variant." in done.stdout
    locked = tomllib.loads((project / "drift.lock").read_text())
    (one,), (varied,) = locked["pattern"], locked["variant"]
    assert (one["id"], one["scope"], one["status"], one["why"]) == (PATTERN, "shop", "ignored", "legacy “shop”")
    assert one["about"].startswith(f"{CAUSE}: ")
    assert (varied["severity"], varied["expires"]) == ("warning", "2099-12-31")
    other = clone("other")
    assert departing(drift, cwd=other) == set()
    assert json.loads(drift("patterns", "variant", "--json", cwd=other).stdout)["variants"][0]["reason"] == "soon"
    assert drift("lock", "--check", cwd=other).returncode == 0
    assert (other / "drift.lock").read_bytes() == (project / "drift.lock").read_bytes()


def test_ci_notices_what_nobody_locked(drift, project):
    assert drift("lock", "--check").returncode == 0
    drift("check")
    drift("patterns", "approve", PATTERN)
    done = drift("lock", "--check")
    assert done.returncode == 1
    assert "error[GATE_FAILED]: drift.lock does not say what is decided here: 1 to add" in done.stderr
    assert not (project / "drift.lock").exists()
    assert drift("lock").returncode == drift("lock", "--check").returncode == 0
    before = (project / "drift.lock").read_bytes()
    assert "says all" in drift("lock").stdout
    assert (project / "drift.lock").read_bytes() == before
    (project / "drift.lock").write_bytes(before + b"\n")
    assert drift("lock", "--check").returncode == 1
    drift("lock")
    assert (project / "drift.lock").read_bytes() == before


def test_of_two_decisions_the_later_counts(drift, project):
    drift("check")
    drift("patterns", "approve", PATTERN)
    (project / "drift.lock").write_text(entry(at="2020-01-01T00:00:00Z"))
    drift("check")
    assert status(drift) == "approved"
    (project / "drift.lock").write_text(entry(at="2099-01-01T00:00:00Z"))
    drift("check")
    assert status(drift) == "ignored"
    # Nobody can decide for the future: what is said here after it counts.
    drift("patterns", "approve", PATTERN)
    assert status(drift) == "approved"


def test_what_is_taken_out_of_the_lock_is_taken_back(drift, project):
    (project / "drift.lock").write_text(entry())
    assert departing(drift) == set()
    assert status(drift) == "ignored"
    (project / "drift.lock").write_text("")
    assert departing(drift) == {"shop/odd.py"}
    assert status(drift) == "discovered"
    (project / "drift.lock").unlink()
    assert drift("lock", "--check").returncode == 0


def test_a_decision_of_the_lock_is_listed_and_can_be_undone(drift, project):
    (project / "drift.lock").write_text(entry(why="\\u001b[2Jwe agreed"))
    drift("check")
    said = drift("feedback").stdout
    assert "ann" in said
    assert "\x1b" not in said
    (one,) = json.loads(drift("feedback", "--json").stdout)["feedback"]
    drift("feedback", "undo", str(one["number"]))
    assert departing(drift) == {"shop/odd.py"}
    assert drift("lock", "--check").returncode == 1


def test_a_merge_that_kept_both_sides_is_read(drift, project):
    (project / "drift.lock").write_text(entry("approved", at="2026-01-01T00:00:00Z") + entry("ignored"))
    drift("check")
    assert status(drift) == "ignored"
    drift("lock")
    assert len(tomllib.loads((project / "drift.lock").read_text())["pattern"]) == 1


def test_a_lock_that_makes_no_sense(drift, project):
    (project / "drift.lock").write_text("<<<<<<< HEAD\n")
    refused(drift("check"), "LOCK_ERROR", "drift.lock", "marks of a merge conflict")


def test_a_lock_that_is_a_link_is_neither_read_nor_written(drift, project, tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("KEY")
    (project / "drift.lock").symlink_to(outside)
    for words in (("check",), ("lock",), ("lock", "--check")):
        assert "KEY" not in refused(drift(*words), "LOCK_ERROR", "it is a link")
    assert outside.read_text() == "KEY"


def test_a_huge_lock_is_refused_and_a_large_one_is_read_quickly(drift, project):
    ids = (f"{n:016x}" for n in range(3_000))
    (project / "drift.lock").write_text("".join(entry(id=it) for it in ids))
    assert drift("check").returncode == 0
    (project / "drift.lock").write_bytes(b"#" * ((32 << 20) + 1))
    refused(drift("check"), "LOCK_ERROR", "33,554,432 bytes")
