"""Examples are found and scored as a project is scanned, with their code, and follow their files."""

from __future__ import annotations

from pathlib import Path

import pytest

from drift_lsp.learning.examples import LONGEST, promise, quality
from drift_lsp.storage import patterns
from drift_lsp.storage.database import Database
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MIXED_IN, MODULE, ODD


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Every third file mixes both answers; one folder's files do not."""
    for folder in ("api", "db", "web"):
        (tmp_path / folder).mkdir()
        for n in range(12):
            mixed = folder != "db" and n == 3
            text = MIXED_IN if mixed else MODULE.format(n=f"{folder}_{n}")
            (tmp_path / folder / f"part_{n}.py").write_text(text)
    (tmp_path / "tests").mkdir()
    (tmp_path / "tests" / "test_all.py").write_text(MODULE.format(n="t"))
    (tmp_path / "drift.toml").write_text('[check]\nshow = "all"\n')
    return tmp_path


def test_a_file_that_does_the_same_throughout_promises_more() -> None:
    assert promise(1.0, 4, at_home=True) == 1.0
    assert promise(0.75, 3, at_home=True) < promise(1.0, 3, at_home=True)
    assert promise(1.0, 1, at_home=False) < promise(1.0, 1, at_home=True)


@pytest.mark.parametrize(
    "better", ["raise SaveError() from err", "try:\n    save()\nexcept E as err:\n    raise F() from err"]
)
@pytest.mark.parametrize("worse", ["x = 1", "y = " + "x" * 120, "\n".join(["a_long_call()"] * LONGEST)])
def test_what_fits_a_screen_shows_more(better: str, worse: str) -> None:
    assert quality(0.8, better) > quality(0.8, worse)


def test_the_best_places_are_kept_with_their_code(root: Path) -> None:
    with Workspace.open(root) as workspace:
        workspace.scan()
        (cause,) = [it for it in workspace.patterns() if it.detector == CAUSE and "tests" not in it.slot]
        view = workspace.pattern(cause.id)
    assert [it.path.partition("/")[0] for it in view.examples] == ["api", "db", "web"], "one of each folder"
    assert {it.path.rpartition("/")[2] for it in view.examples}.isdisjoint({"part_3.py"}), (
        "of files that do it throughout"
    )
    first = view.examples[0]
    source = (root / first.path).read_text().splitlines()
    assert first.code == source[first.row - 1].strip() == 'raise ValueError("load") from err'
    assert first.quality >= view.examples[-1].quality > 0.8
    assert [it.code for it in view.counterexamples] == ['raise ValueError("odd")'] * len(view.counterexamples) != []
    with Database.open(root / ".drift" / "drift.db", readonly=True) as db:
        rows = patterns.examples(db, view.id)
    assert [(it.path, it.row, it.code) for it in rows if it.is_positive] == [
        (it.path, it.row, it.code) for it in view.examples
    ]


def test_findings_quote_the_nearest_of_them(root: Path) -> None:
    (root / "web" / "odd.py").write_text(ODD)
    with Workspace.open(root) as workspace:
        (finding,) = [it for it in workspace.check().violations if it.path == "web/odd.py" and it.detector == CAUSE]
    assert finding.examples[0].path.startswith("web/")
    assert finding.examples[0].line == 'raise ValueError("load") from err'
    assert finding.examples[0].code == "", "a finding quotes a line"


def test_an_example_follows_its_line_when_its_file_is_saved(root: Path) -> None:
    with Workspace.open(root) as workspace:
        workspace.scan()
        (cause,) = [it for it in workspace.patterns() if it.detector == CAUSE and "tests" not in it.slot]
        before = workspace.pattern(cause.id).examples[0]
        path = root / before.path
        path.write_text("# one more line\n" + path.read_text())
        assert workspace.saved(before.path)
        assert [it.row for it in workspace.pattern(cause.id).examples if it.path == before.path] == [before.row + 1]
        path.write_text("x = 1\n")
        workspace.saved(before.path)
        assert [it for it in workspace.pattern(cause.id).examples if it.path == before.path] == []
