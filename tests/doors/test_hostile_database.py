"""A drift.db that came with a repository says whatever it likes: it is refused or harmless, and never runs or leaks."""

from __future__ import annotations

import json
import shutil
import sqlite3
import subprocess
import sys
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import msgspec
import pytest

from drift_lsp.detectors.survey import Site
from drift_lsp.enforcement.violation import Violation
from drift_lsp.storage import files
from drift_lsp.storage.database import Database
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE, ODD

PAINT = "\x1b]0;owned\x07\x1b[31m"
DOORS = (
    ("status",),
    ("status", "--trend", "--security"),
    ("patterns", "--all"),
    ("patterns", "variant"),
    ("feedback",),
    ("files",),
    ("files", "shop/odd.py"),
    ("explain", "shop/odd.py:6"),
    ("gc",),
    ("check",),
    ("check", "--format", "json"),
)


Ask = Callable[..., list[str]]


@pytest.fixture(scope="module")
def learned(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project with a database that holds a finding, an example and a decision."""
    root = tmp_path_factory.mktemp("hostile") / "project"
    (root / "shop").mkdir(parents=True)
    for n in range(20):
        (root / "shop" / f"part_{n}.py").write_text(MODULE.format(n=n))
    (root / "shop" / "odd.py").write_text(ODD)
    (root / "drift.toml").write_text('[check]\nshow = "all"\n')
    (root.parent / "secret.py").write_text("password = 'precious'\n")
    with Workspace.open(root) as workspace:
        (finding,) = [it for it in workspace.check().violations if it.detector == CAUSE]
        workspace.approve(finding.pattern)
    return root


@pytest.fixture
def said(learned: Path, tmp_path: Path) -> Ask:
    """Ask every door after statements were run in the database; each answer is a sentence, and gives nothing away."""
    root = tmp_path / "project"
    shutil.copytree(learned, root)

    def ask(*statements: tuple[object, ...]) -> list[str]:
        with closing(sqlite3.connect(root / ".drift" / "drift.db")) as db, db:
            for statement, *values in statements:
                db.execute(str(statement), values)
        # All doors in one process: the start of each would take most of the time.
        done = subprocess.run(
            [sys.executable, "-c", ASK, *map(json.dumps, DOORS)],
            cwd=root,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        codes = []
        for words, line in zip(DOORS, done.stdout.splitlines(), strict=True):
            code, out, err = json.loads(line)
            whole = out + err
            assert not [it for it in ("precious", "\x1b", "\x07", "BUG", "Traceback") if it in whole], (words, whole)
            assert code in (0, 1, 2)
            if code == 2:
                (line,) = err.splitlines()
                codes.append(line.partition("[")[2].partition("]")[0])
        return codes

    return ask


ASK = """
import io, json, sys
from contextlib import redirect_stderr, redirect_stdout
from drift_lsp.cli.main import drift
for words in map(json.loads, sys.argv[1:]):
    with redirect_stdout(io.StringIO()) as out, redirect_stderr(io.StringIO()) as err:
        try:
            drift.main(words, "drift")
        except SystemExit as end:
            code = end.code
    print(json.dumps([code, out.getvalue(), err.getvalue()]))
"""


@pytest.mark.parametrize(
    "statement",
    [
        "create trigger spy after insert on scan_history begin delete from feedback; end",
        "create view v_more as select load_extension('spy.so')",
        "create table more (a)",
        "create index more on patterns (sentence)",
        "drop view v_security_summary",
        "create view again as select * from pragma_table_info('meta')",
    ],
)
def test_a_schema_that_is_not_ours_is_refused(said, statement):
    assert said((statement,)) == ["DB_FOREIGN"] * len(DOORS)


def test_text_cannot_paint_the_terminal(said):
    assert said(
        ("update patterns set sentence = ?, choice = ?", PAINT, PAINT),
        ("update file_metadata set path = ? where path = 'shop/part_1.py'", f"{PAINT}.py"),
        ("update feedback set reason = ?, who = ?", PAINT, PAINT),
        ("update pattern_examples set code = ?", PAINT),
        ("update choices set text = text || ?", PAINT),
        ("update materialized_status set by_category = json_object(?, 3)", PAINT),
        ("update audit_snapshots set category = category || ?", PAINT),
        ("update scan_history set drift_version = ?", PAINT),
        (
            "insert into pattern_variants values (1, ?, 'global', ?, null, 0, null, '{}', '', ?, ?, ?)",
            PAINT, PAINT, PAINT, PAINT, PAINT,
        ),
    ) == []  # fmt: skip


@pytest.mark.parametrize("path", ["../secret.py", "/etc/passwd", "shop/../../secret.py", "", "\0", "shop/\udcff.py"])
def test_paths_that_lead_out_are_not_followed(said, path):
    named = path.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    assert said(("update file_metadata set path = ? where path = 'shop/odd.py'", named)) == []


@pytest.mark.parametrize("key", ["project", "held", "rules", "unused"])
@pytest.mark.parametrize("value", ["{", "null", "[" * 100_000])
def test_what_was_concluded_makes_no_sense(said, key, value):
    assert set(said(("update meta set value = ? where key = ?", value, key))) <= {"DB_CORRUPT"}


@pytest.mark.parametrize(
    "blob",
    [b"", b"\x91" * 5_000, zlib.compress(b"\x91" * 5_000), zlib.compress(msgspec.msgpack.encode({"id": 1}))],
    ids=["empty", "not compressed", "deep", "other"],
)
@pytest.mark.parametrize("place", ["violations set body", "file_metadata set analysis"])
def test_records_that_make_no_sense(said, place, blob):
    assert set(said((f"update {place} = ?", blob))) <= {"DB_CORRUPT"}


def test_a_record_that_would_fill_the_memory(said):
    packer = zlib.compressobj(9)
    bomb = b"".join(packer.compress(bytes(1 << 20)) for _ in range(200)) + packer.flush()
    assert set(said(("update file_metadata set analysis = ?", bomb))) <= {"DB_CORRUPT"}


def test_offsets_beyond_the_file(said, learned):
    with Database.open(learned / ".drift" / "drift.db", readonly=True) as db:
        whole = files.load_survey(db, "shop/odd.py")
    assert whole
    far = (Site(2**40, 2**40 + 5, "x"), Site(-7, -3, "y"))
    lie = msgspec.structs.replace(whole, groups=tuple(msgspec.structs.replace(it, sites=far) for it in whole.groups))
    packed = files.pack(lie).analysis
    assert set(said(("update file_metadata set analysis = ? where path = 'shop/odd.py'", packed))) <= {"DB_CORRUPT"}


@pytest.mark.parametrize("moment", ["", "yesterday", "9999-99-99T00:00:00Z", "0001-01-01T00:00:00Z", "2026-01-01"])
def test_moments_that_are_none(said, moment):
    changes = [
        ("update feedback set at = ?", moment),
        ("update scan_history set started_at = ?, finished_at = ?", moment, moment),
        ("update pattern_history set at = ?", moment),
        ("update health_trends set day = metric_name || ?", moment),
    ]
    assert set(said(*changes)) <= {"DB_CORRUPT"}


def test_numbers_without_end(said):
    codes = said(
        ("update materialized_status set files = ?, lines = ?, patterns = -1", 2**62, 2**63 - 1),
        ("update patterns set n = ?, of = 0, confidence_score = 9e999", 2**62),
        ("update health_trends set metric_value = 9e999",),
        ("update tallies set n = ?", 2**62),
        ("update conventions set confidence = -9e999",),
    )
    assert set(codes) <= {"DB_CORRUPT"}


def test_findings_of_another_place(said, learned):
    with closing(sqlite3.connect(learned / ".drift" / "drift.db")) as db:
        (stored,) = db.execute("select body from violations").fetchone()
    body = msgspec.msgpack.decode(zlib.decompress(stored), type=Violation)
    lie = msgspec.structs.replace(body, path="../secret.py", message=PAINT, code=PAINT, row=10**9, hidden="")
    assert said(("update violations set body = ?, hidden = ''", zlib.compress(msgspec.msgpack.encode(lie)))) == []
