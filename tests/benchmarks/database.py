"""Database: a made-up project of 10,000 files in, how fast drift.db answers and is written, and how large it is, out.

    python tests/benchmarks/database.py [FOLDER]

FOLDER keeps the project for another run. A question is asked once by each of five fresh processes, and the median
stands beside what it must not exceed; writing is measured on what that project holds. On a shared machine trust ratios.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psutil
from generate import generate

from drift_lsp.detectors.survey import Survey
from drift_lsp.storage import files
from drift_lsp.storage.database import Database
from drift_lsp.storage.writer import Writer

RUNS = 5
ASK = """
import json, sys, time
from pathlib import Path
from drift_lsp.storage import patterns, security, status
from drift_lsp.storage.database import Database

with Database.open(Path(sys.argv[1]), readonly=True) as db:
    ask = {
        "status": lambda: status.load(db),
        "pattern page": lambda: patterns.page(db, limit=100),
        "security summary": lambda: security.load(db),
        "examples": lambda: [patterns.examples(db, it.id) for it in patterns.page(db, limit=20)],
    }[sys.argv[2]]
    began = time.perf_counter()
    found = ask()
    took = time.perf_counter() - began
    assert found
    print(json.dumps(took), flush=True)
    sys.stdin.read()
"""
QUESTIONS = {"status": 10, "pattern page": 20, "security summary": 50, "examples": 100}
"""Each with the milliseconds it may take."""


def main():
    with tempfile.TemporaryDirectory() as place:
        project = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(place) / "project"
        lines = generate(project)
        began = time.perf_counter()
        subprocess.run([sys.executable, "-m", "drift_lsp", "-C", project, "scan", "--quiet"], check=True)
        row("first scan of 10,000 files", f"{time.perf_counter() - began:.0f} s", "")
        database = project / ".drift" / "drift.db"
        size = sum(it.stat().st_size for it in database.parent.glob("drift.db*"))
        row(f"drift.db, {lines:,} lines", f"{size / lines:.1f} kB per 1,000 lines", "40 kB")
        reading(database)
        writing(database, Path(place) / "copy" / "drift.db")


def reading(database):
    """Ask every question in processes of its own."""
    most = 0
    for question, limit in QUESTIONS.items():
        asked = [fresh(database, question) for _ in range(RUNS)]
        most = max(most, *(memory for _, memory in asked))
        row(
            f"{question}, fresh process", f"{statistics.median(took for took, _ in asked) * 1000:.1f} ms", f"{limit} ms"
        )
    row("memory of a process that reads (PSS)", f"{most / 1e6:.0f} MB", "100 MB")


def fresh(database, question):
    """Ask one question, and tell how long it took and how much memory the process has then."""
    words = [sys.executable, "-c", ASK, database, question]
    with subprocess.Popen(words, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        took = json.loads(process.stdout.readline())
        return took, psutil.Process(process.pid).memory_full_info().pss


def writing(database, copy):
    """Write all surveys of the project into a database of their own, then replace file after file."""
    with Database.open(database, readonly=True) as db:
        known = files.known(db)
        items = [(known[it.path], files.pack(it)) for it in files.load_surveys(db)]
        detections = sum(n for _, packed in items for *_, n in packed.counts)
    with Database.open(copy, beside=True) as db:
        began = time.perf_counter()
        with Writer(db) as writer:
            for each in items:
                writer.replace(*each)
        took = time.perf_counter() - began
        row("detections written with two indexes", f"{detections / took:,.0f} a second", "300,000 a second")
        times, own = [], []
        for each in items[::40]:
            began, waited = time.perf_counter(), waiting()
            files.replace_packed(db, [each])
            times.append((time.perf_counter() - began) * 1000)
            own.append(times[-1] - (waiting() - waited) * 1000)
        # On a busy machine the clock counts the wait for a processor too, which no database can shorten.
        said = f"{percentile(own, 95):.2f} ms (median {statistics.median(own):.2f}"
        said += f"; {percentile(times, 95):.2f} with the wait for a processor)"
        row("one file replaced, committed, p95", said, "2 ms")
        assert isinstance(files.unpack(items[0][1]), Survey)


def waiting():
    """Tell how many seconds this thread has waited for a processor, where the system counts that."""
    known = Path("/proc/thread-self/schedstat")
    return int(known.read_text().split()[1]) / 1e9 if known.exists() else 0.0


def percentile(values, share):
    return sorted(values)[len(values) * share // 100]


def row(what, measured, limit):
    sys.stdout.write(f"| {what} | {measured} | {limit} |\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
