"""A dump that comes back: the same to the last byte, or, from a stranger, nothing of it."""

from __future__ import annotations

import json

import pytest

from drift_lsp.errors import UsageError
from drift_lsp.storage.database import Database
from drift_lsp.storage.dump import dump, load
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE, ODD


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    root = tmp_path_factory.mktemp("known")
    for n in range(20):
        (root / f"part_{n}.py").write_text(MODULE.format(n=n))
    (root / "odd.py").write_text(ODD)
    (root / "bad.py").write_bytes(b"x = \xff")
    (root / "drift.toml").write_text("")
    with Workspace.open(root) as workspace:
        odd = next(it for it in workspace.check(show="all").violations if it.detector == CAUSE)
        workspace.dismiss(odd, "“odd” \u202e")
        workspace.approve(odd.pattern)
        return "".join(workspace.export())


def test_it_comes_back_the_same(known):
    with Database.memory() as db:
        assert load(db, known) > 100
        assert "".join(dump(db, "0.1.0")) == known
        assert load(db, known) > 100
        assert "".join(dump(db, "0.1.0")) == known


def test_an_empty_database_comes_back(known):
    with Database.memory() as db, Database.memory() as other:
        text = "".join(dump(db, "0.1.0"))
        load(other, known)
        load(other, text)
        assert "".join(dump(other, "0.1.0")) == text


def changed(change):
    def make(known):
        record = json.loads(known)
        change(record)
        return json.dumps(record)

    return make


def set_in(*path):
    *places, last, value = path

    def change(record):
        for it in places:
            record = record[it]
        record[last] = value

    return changed(change)


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda _: "", "no JSON"),
        (lambda _: "[" * 100_000, "no JSON"),
        (lambda _: "{}", "no export of Drift"),
        (lambda known: known[: len(known) // 2], "no JSON"),
        (set_in("schema", 99), "whose tables are others"),
        (set_in("tables", "sqlite_schema", {"columns": [], "rows": []}), "none of ours"),
        (set_in("tables", "meta; drop table meta", {"columns": [], "rows": []}), "none of ours"),
        (set_in("tables", "v_status", {"columns": ["a"], "rows": [[1]]}), "none of ours"),
        (set_in("tables", "meta", "columns", ["key", "value); --"]), "columns"),
        (set_in("tables", "meta", "rows", [["a"]]), "too few values"),
        (set_in("tables", "meta", "rows", [["a", {"x": 1}]]), "none that a database holds"),
        (set_in("tables", "meta", "rows", [["a", {"base64": "?"}]]), "damaged"),
        (set_in("tables", "scan_history", "rows", 0, 0, 2**70), "no database of ours"),
        (set_in("tables", "scan_history", "rows", 0, 0, "one"), "no database of ours"),
        (set_in("tables", "file_metadata", "rows", []), "name others that are not in it"),
    ],
)
def test_what_a_stranger_made_is_refused_whole(known, make, said):
    with Database.memory() as db:
        before = "".join(dump(db, "0.1.0"))
        with pytest.raises(UsageError, match=said) as caught:
            load(db, make(known))
        assert str(caught.value).isprintable()
        assert "".join(dump(db, "0.1.0")) == before
