"""`drift gc` and `drift backup`, end to end."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing

from tests.doors.conftest import departing, refused


def test_gc_reports_by_table(drift, project):
    drift("scan")
    with closing(sqlite3.connect(project / ".drift" / "drift.db")) as db, db:
        db.execute("insert into scan_history (started_at, drift_version, status) values ('2020-01-01', '0', 'done')")
        db.execute("update scan_history set id = 0 where started_at = '2020-01-01'")
    for words in (("--dry-run",), ()):
        report = json.loads(drift("gc", *words, "--json").stdout)["gc"]
        gone = {it["table"]: it["removed"] for it in report["tables"] if it["removed"]}
        assert (report["removed"], gone, report["dry_run"]) == (1, {"scan_history": 1}, bool(words))
    assert {it["tier"] for it in report["tables"]} == {"current", "short", "medium", "long", "permanent"}
    assert "0 rows would go" in drift("gc", "--dry-run").stdout
    assert "scan_history" in drift("gc").stdout


def test_a_backup_brings_back_what_was_decided(drift, project):
    (finding,) = [it for it in json.loads(drift("check", "--format", "json").stdout)["violations"] if it["fixable"]]
    drift("feedback", "dismiss", finding["id"])
    copy = json.loads(drift("backup", "--json").stdout)["backup"]["copy"]
    drift("feedback", "undo", "1")
    assert departing(drift) == {"shop/odd.py"}
    assert "Restored from" in drift("backup", "--restore", copy).stdout
    assert departing(drift) == set()
    listed = json.loads(drift("backup", "--list", "--json").stdout)["backups"]
    assert [(it["reason"], it["sound"]) for it in listed] == [
        ("restore", True),
        ("daily", True),
        ("request", True),
    ]
    assert "restore" in drift("backup", "--list").stdout


def test_a_backup_mends_a_broken_database(drift, project):
    drift("scan")
    drift("backup")
    database = project / ".drift" / "drift.db"
    os.truncate(database, 100)
    refused(drift("status"), "DB_CORRUPT", "backup --restore latest")
    done = drift("backup", "--restore", "latest")
    assert done.returncode == 0
    assert "replaced-" in done.stdout
    assert departing(drift) == {"shop/odd.py"}


def test_what_cannot_be_put_back(drift, project):
    drift("scan")
    refused(drift("backup", "--restore", "latest"), "USAGE_ERROR", "drift backup")
    refused(drift("backup", "--list", "--restore", "latest"), "USAGE_ERROR", "do not go together")
    drift("backup")
    (copy,) = (project / ".drift" / "backups").glob("*.db")
    copy.write_bytes(copy.read_bytes()[:-4096])
    refused(drift("backup", "--restore", "latest"), "DB_CORRUPT", "checksum")
    assert departing(drift) == {"shop/odd.py"}


def test_a_copy_is_made_by_the_first_scan_of_a_day(drift, project):
    drift("scan")
    assert not (project / ".drift" / "backups").exists(), "there was nothing to copy yet"
    drift("scan")
    drift("scan")
    (copy,) = (project / ".drift" / "backups").glob("*.db")
    assert copy.stem.endswith("-daily")
