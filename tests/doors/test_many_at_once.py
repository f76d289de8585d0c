"""Twenty processes read while one scans: none fails, and none sees half a scan."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.doors.conftest import MODULE, ODD

READERS = 20
READ = """
import json, sys, threading
from pathlib import Path
from drift_lsp.storage import files, patterns, scans, status, violations
from drift_lsp.storage.database import Database

over = threading.Event()
threading.Thread(target=lambda: (sys.stdin.read(), over.set()), daemon=True).start()
path, reads, seen = Path(sys.argv[1]), 0, set()
print("ready", flush=True)
while not over.is_set():
    with Database.open(path, readonly=True) as db:
        for _ in range(5):
            with db.snapshot():
                it, last = status.load(db), scans.last(db)
                assert it.scan_id == last.id, (it.scan_id, last.id)
                assert it.patterns == len(patterns.all_patterns(db)) == last.patterns
                shown = [one for one in violations.page(db, limit=10_000).items]
                assert it.violations == len(shown) == last.violations, (it.violations, len(shown), last.violations)
                reads += 1
                seen.add(it.scan_id)
            over.wait(0.2)
print(json.dumps({"reads": reads, "scans": sorted(seen)}))
"""


@contextmanager
def reading(database: Path) -> Iterator[list[dict[str, object]]]:
    """Let all readers read until the end of the block, then collect what each of them says."""
    words = [sys.executable, "-c", READ, database]
    readers = [
        subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8")
        for _ in range(READERS)
    ]
    told: list[dict[str, object]] = []
    try:
        for it in readers:
            assert it.stdout
            assert it.stdout.readline() == "ready\n"
        yield told
    finally:
        ends = [it.communicate(timeout=60) for it in readers]
    assert [err for _, err in ends] == [""] * READERS
    told += (json.loads(out) for out, _ in ends)


@pytest.mark.skipif(os.name == "nt", reason="too slow to start there")
def test_twenty_read_while_one_scans(project, drift):
    drift("scan")
    shop = project / "shop"
    with reading(project / ".drift" / "drift.db") as told:
        for turn in range(3):
            for n in range(20):
                (shop / f"part_{n}.py").write_text(MODULE.format(n=f"{n}_{turn}") * (1 + turn % 2))
            (shop / f"odd_{turn}.py").write_text(ODD.replace("odd", f"odd_{turn}"))
            (shop / f"odd_{turn - 2}.py").unlink(missing_ok=True)
            assert drift("scan").returncode == 0
    assert all(int(str(it["reads"])) >= 5 for it in told)
    assert len({scan for it in told for scan in it["scans"]}) > 1, "they saw the project move"  # type: ignore[attr-defined]
