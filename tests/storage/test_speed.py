"""How long the work of a scan takes here; printed, and claimed nowhere."""

from __future__ import annotations

import gc
import sys
import threading
from pathlib import Path
from time import perf_counter

import pytest

from drift_lsp.detectors.survey import Group, Site, Survey
from drift_lsp.graphs.outline import Definition, Outline
from drift_lsp.storage import files, status
from drift_lsp.storage.database import Database
from drift_lsp.storage.files import FileRow
from drift_lsp.storage.writer import Writer

FILES, GROUPS = 500, 58


def survey(n: int) -> Survey:
    groups = tuple(
        Group(
            f"a/detector-{k}",
            f"slot {(n + k) % 400}",
            f"choice {n % 9}",
            tuple(Site(k * 90 + s, k * 90 + s + 9, "save_item") for s in range(4)),
        )
        for k in range(GROUPS)
    )
    outline = Outline(
        tuple(Definition(f"name_{k}", k, k + 90) for k in range(15)), {f"n{k}": f"m.s{k}:n" for k in range(9)}
    )
    return Survey(f"src/package_{n % 20}/file_{n}.py", "python", "main", 6000, 180, groups, outline)


def row(it: Survey) -> FileRow:
    return FileRow(it.path, it.language, it.role, it.size, 1, b"0" * 16, "a" * 40, it.lines, "2026-01-01T00:00:00Z")


def test_speed(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    surveys = [survey(n) for n in range(FILES)]
    took: dict[str, float] = {}

    def timed(name: str, start: float, n: int) -> None:
        took[name] = (perf_counter() - start) / n * 1e6

    busy = True

    def spin() -> None:
        while busy:
            sum(range(1000))

    with Database.open(path) as db:
        start = perf_counter()
        packed = [files.pack(it) for it in surveys]
        timed("pack a file", start, FILES)
        start = perf_counter()
        with Writer(db) as writer:
            for it, pack in zip(surveys, packed, strict=True):
                writer.replace(row(it), pack)
        timed("write a row", start, FILES * GROUPS)
        spinner = threading.Thread(target=spin)
        spinner.start()
        start = perf_counter()
        try:
            files.replace_packed(db, [(row(it), pack) for it, pack in zip(surveys, packed, strict=True)])
        finally:
            busy = False
            spinner.join()
        timed("replace a row beside a busy thread", start, FILES * GROUPS)
        start = perf_counter()
        for it, pack in zip(surveys[:100], packed, strict=False):
            files.replace_packed(db, [(row(it), pack)])
        timed("replace one file", start, 100)
        gc.disable()
        start = perf_counter()
        loaded = sum(len(it.groups) for it in files.load_surveys(db))
        timed("load a row", start, loaded)
        gc.enable()
        start = perf_counter()
        db.check()
        timed("check a megabyte", start, db.value("pragma page_count") * 4096 // 1_000_000)
        status.publish(db, 1)
    start = perf_counter()
    with Database.open(path, readonly=True) as db:
        status.load(db)
    timed("open and read the status", start, 1)
    assert loaded == FILES * GROUPS
    with capsys.disabled():
        for name, value in took.items():
            sys.stdout.write(f"\n  {name}: {value:.1f} µs")
        sys.stdout.write(f"\n  {path.stat().st_size / FILES / 180:.1f} bytes a line\n")
