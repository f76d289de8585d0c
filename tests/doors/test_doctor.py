"""`drift doctor` says what is sound and what is wrong, and changes nothing."""

from __future__ import annotations

import json
import os
import sqlite3
from contextlib import closing

import pytest


def signs(done) -> dict[str, str]:
    return {it["name"]: it["state"] for it in json.loads(done.stdout)["doctor"]["signs"]}


def test_a_sound_project(drift, project):
    assert signs(drift("doctor", "--json"))["database"] == "note", "there is none yet"
    drift("scan")
    drift("backup")
    done = drift("doctor", "--json")
    assert done.returncode == 0
    assert set(signs(done).values()) == {"sound"}
    slowest = json.loads(done.stdout)["doctor"]["slowest"]
    assert 0 < len(slowest) <= 10
    assert slowest == sorted(slowest, key=lambda it: -it["total_ms"])
    said = drift("doctor").stdout
    assert "pages and indexes" in said
    assert "Statements that took most time" in said


@pytest.mark.parametrize(
    ("statement", "name"),
    [
        ("delete from slots", "names of slots, choices and scopes"),
        ("delete from file_metadata where path = 'shop/part_1.py'", "references"),
        ("update materialized_status set patterns = 7", "materialized counts"),
    ],
)
def test_what_does_not_belong_together(drift, project, statement, name):
    drift("scan")
    with closing(sqlite3.connect(project / ".drift" / "drift.db")) as db, db:
        db.execute(statement)
    done = drift("doctor", "--json")
    assert done.returncode == 1
    assert signs(done)[name] == "wrong"
    assert "mends it" in drift("doctor").stdout


def test_what_cannot_even_be_opened(drift, project):
    drift("scan")
    drift("backup")
    database = project / ".drift" / "drift.db"
    os.truncate(database, 100)
    before = database.read_bytes()
    (copy,) = (project / ".drift" / "backups").glob("*.db")
    copy.write_bytes(copy.read_bytes()[:-1])
    (project / "drift.toml").write_text("[check]\nshw = 1\n")
    done = drift("doctor", "--json")
    assert done.returncode == 1
    found = signs(done)
    assert (found["database"], found["copies"], found["settings"]) == ("wrong", "wrong", "wrong")
    assert "DB_CORRUPT" in drift("doctor").stdout
    assert database.read_bytes() == before


def test_a_broken_index_is_found(drift, project):
    drift("scan")
    database = project / ".drift" / "drift.db"
    with closing(sqlite3.connect(database)) as db:
        db.execute("pragma wal_checkpoint(truncate)")
        size = db.execute("pragma page_size").fetchone()[0]
        root = db.execute("select rootpage from sqlite_schema where name = 'patterns_by_category'").fetchone()[0]
    content = bytearray(database.read_bytes())
    page = content[(root - 1) * size : root * size]
    content[(root - 1) * size : root * size] = page[: size // 2] + bytes(reversed(page[size // 2 :]))
    database.write_bytes(content)
    done = drift("doctor", "--json")
    assert done.returncode == 1
    assert "wrong" in signs(done).values()
