"""A team's baseline while somebody types and saves: the editor knows what a check knows."""

from __future__ import annotations

import pytest

from drift_lsp.enforcement.baseline import Accepted, Entry, read, write
from drift_lsp.errors import BaselineError
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MODULE, ODD


@pytest.fixture
def workspace(folder):
    folder.write({f"shop/part_{n}.py": MODULE.format(n=n) for n in range(80)})
    folder.write({"shop/odd.py": ODD, "drift.toml": ""})
    with Workspace.open(folder.path) as opened:
        opened.accept(anew=True)
        yield opened


def shown(workspace, folder, path, text=None):
    source = (folder.path / path).read_bytes() if text is None else text.encode()
    return [it.detector for it in workspace.judge(path, source).shown]


def test_what_is_on_the_screen_is_judged_by_the_baseline(workspace, folder):
    assert shown(workspace, folder, "shop/odd.py") == []
    assert shown(workspace, folder, "shop/odd.py", "import os\n" * 20 + ODD) == []
    assert shown(workspace, folder, "shop/odd.py", ODD + "\n\n" + ODD.replace("odd", "new")) == [CAUSE]
    assert shown(workspace, folder, "shop/other.py", ODD) == [CAUSE]


def test_a_function_moves_by_two_saves(workspace, folder):
    folder.write({"shop/part_7.py": MODULE.format(n=7) + "\n\n" + ODD})
    workspace.saved("shop/part_7.py")
    assert shown(workspace, folder, "shop/part_7.py") == [CAUSE]
    folder.write({"shop/odd.py": "x = 1\n"})
    workspace.saved("shop/odd.py")
    assert shown(workspace, folder, "shop/part_7.py") == []
    assert shown(workspace, folder, "shop/part_8.py", MODULE.format(n=8) + "\n\n" + ODD) == [CAUSE]


def test_another_process_knows_the_same(workspace, folder):
    (folder.path / "shop" / "odd.py").rename(folder.path / "shop" / "strange.py")
    workspace.scan()
    with Workspace.open(folder.path) as other:
        assert shown(other, folder, "shop/strange.py") == []
        assert shown(other, folder, "shop/third.py", ODD) == [CAUSE]


def test_a_baseline_that_somebody_else_wrote_is_noticed(workspace, folder):
    assert not workspace.refresh()
    path = folder.path / "drift.baseline"
    before = path.read_text()
    path.unlink()
    assert workspace.refresh()
    assert not workspace.refresh()
    path.write_text("nonsense\n")
    with pytest.raises(BaselineError):
        workspace.refresh()
    path.write_text(before)
    workspace.refresh()
    assert shown(workspace, folder, "shop/odd.py") == []


def entry(exact: int, loose: int, path: str = "a.py") -> Entry:
    return Entry(f"{exact:016x}", f"{loose:016x}", "errors/raise-cause", path)


def test_what_is_written_is_read_again():
    entries = [entry(3, 1), entry(1, 2, "a b/ü.py"), entry(2, 2, "odd\nname.py")]
    text = write(entries)
    assert [it.exact for it in read(text)] == [f"{n:016x}" for n in (1, 2, 3)]
    assert {it.path for it in read(text)} == {"a.py", "a b/ü.py", "odd?name.py"}
    assert read(text + text) == read(text)
    assert write(read(text)) == text
    assert read("") == read("# nothing\n\n") == []


def test_each_accepted_finding_answers_for_one():
    accepted = Accepted([entry(1, 9), entry(2, 9)])
    accepted.put("b.py", [("b" * 16, f"{9:016x}"), ("c" * 16, f"{9:016x}"), ("d" * 16, f"{9:016x}")])
    assert {"b" * 16, "c" * 16} <= accepted.old()
    assert "d" * 16 not in accepted.old()
    assert accepted.gone() == []
    accepted.put("a.py", [(f"{1:016x}", f"{9:016x}")])
    assert {"b" * 16, f"{1:016x}"} <= accepted.old()
    assert "c" * 16 not in accepted.old()
    accepted.put("b.py", [])
    assert [it.exact for it in accepted.gone()] == [f"{2:016x}"]
    again = Accepted([entry(1, 9), entry(2, 9)])
    for path, prints in accepted.now().items():
        again.put(path, prints)
    assert (again.old(), again.gone()) == (accepted.old(), accepted.gone())
