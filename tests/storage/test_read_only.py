"""Where nothing may be written a writer is refused and a reader still reads. Run in a process without root's powers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import apsw
import pytest

from drift_lsp.storage import meta
from drift_lsp.storage.database import Database

TRY = """
import sys
from pathlib import Path
from drift_lsp.errors import DriftError
from drift_lsp.storage import meta
from drift_lsp.storage.database import Database
try:
    with Database.open(Path(sys.argv[1]), readonly=sys.argv[2] == "reading") as db:
        print(meta.get(db, "a"))
except DriftError as error:
    print(error.code)
"""

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or (os.geteuid() == 0 and not shutil.which("setpriv")), reason="root writes everywhere"
)


def attempt(path: Path, what: str) -> str:
    powerless = ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--"] if os.geteuid() == 0 else []
    command = [*powerless, sys.executable, "-c", TRY, str(path), what]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert not done.stderr
    return done.stdout.strip()


@pytest.fixture
def filled(path: Path) -> Iterator[Path]:
    with Database.open(path) as db:
        meta.put(db, "a", "b")
    yield path
    path.parent.chmod(0o755)


def test_a_read_only_file(filled: Path) -> None:
    filled.chmod(0o444)
    assert attempt(filled, "writing") == "DB_READ_ONLY"
    assert attempt(filled, "reading") == "b"


def test_a_read_only_folder(filled: Path) -> None:
    filled.chmod(0o444)
    filled.parent.chmod(0o555)
    assert attempt(filled, "writing") == "DB_READ_ONLY"
    assert attempt(filled, "reading") == "b"
    assert [it.name for it in filled.parent.iterdir()] == ["drift.db"]


def test_a_writable_file_in_a_read_only_folder(filled: Path) -> None:
    filled.parent.chmod(0o555)
    assert attempt(filled, "writing") == "DB_READ_ONLY"
    assert attempt(filled, "reading") == "b"


def test_a_log_that_cannot_be_read_is_not_passed_over(filled: Path, tmp_path: Path) -> None:
    other = tmp_path / "copy" / "drift.db"
    other.parent.mkdir()
    with closing(apsw.Connection(str(filled))) as writer:
        writer.execute("update meta set value = 'c'")
        shutil.copy(filled, other)
        shutil.copy(f"{filled}-wal", f"{other}-wal")
    other.parent.chmod(0o555)
    try:
        assert attempt(other, "reading") == "DB_READ_ONLY"
    finally:
        other.parent.chmod(0o755)
    assert attempt(other, "reading") == "c"


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    try:
        assert attempt(tmp_path / ".drift" / "drift.db", "writing") == "DB_READ_ONLY"
    finally:
        tmp_path.chmod(0o755)
