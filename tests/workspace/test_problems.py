"""What is wrong with one file never stops a run: it is counted, named, and kept with the scan."""

from __future__ import annotations

from drift_lsp.detectors.errors import raise_cause
from drift_lsp.workspace import before, surveying
from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import MODULE


def test_a_detector_that_breaks_is_named(folder, monkeypatch):
    folder.write({"a.py": MODULE.format(n=1), "b.py": "x = 1\n", "drift.toml": ""})
    monkeypatch.setattr(raise_cause, "_is_new", None)
    with Workspace.open(folder.path) as workspace:
        report = workspace.scan()
        (problem,) = report.problems
        assert (problem.path, problem.code) == ("a.py", "DETECTION_ERROR")
        assert "errors/raise-cause (" in problem.message
        assert report.files == 2
        assert workspace.status().problems == 1
        assert workspace.scan().problems == report.problems


def test_what_breaks_before_the_detectors_is_the_parsers(folder, monkeypatch):
    folder.write({"a.py": "x = 1\n", "b.py": "y = 1\n", "drift.toml": ""})
    monkeypatch.setattr(surveying, "survey", lambda *_: [].pop())
    with Workspace.open(folder.path) as workspace:
        found = {(it.path, it.code) for it in workspace.scan().problems}
    assert found == {("a.py", "PARSE_ERROR"), ("b.py", "PARSE_ERROR")}


def test_an_old_version_that_breaks_stops_nothing_and_makes_nothing_new(folder, monkeypatch):
    folder.init().commit({"drift.toml": "", **{f"shop/load_{n}.py": MODULE.format(n=n) for n in range(40)}})
    broken = before.survey

    def breaks(content, path, *rest):
        if path == "shop/load_1.py":
            raise RecursionError
        return broken(content, path, *rest)

    monkeypatch.setattr(before, "survey", breaks)
    odd = "\n\ndef loadNow():\n    pass\n"
    folder.write({f"shop/load_{n}.py": MODULE.format(n=n) + odd for n in (1, 2)})
    with Workspace.open(folder.path) as workspace:
        found = {it.path for it in workspace.check().violations}
    assert found == {"shop/load_2.py"}
