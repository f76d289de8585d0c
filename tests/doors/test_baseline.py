"""A baseline, end to end: what it holds is not new, whatever happens around it, in every door alike."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.doors.conftest import CAUSE, MODULE, ODD, departing, refused

NEW = MODULE.format(n=3).replace(" from err", "", 1)


@pytest.fixture
def accepted(project, drift) -> Path:
    """The project with a baseline, and with a second departure in it."""
    (project / "drift.toml").write_text("")
    (project / "shop" / "two.py").write_text(ODD.replace("odd", "two"))
    assert departing(drift, "--show", "all") == {"shop/odd.py", "shop/two.py"}
    done = drift("baseline", "create")
    assert done.returncode == 0, done.stderr
    return project / "drift.baseline"


def lines(path: Path) -> list[str]:
    return [it for it in path.read_text().splitlines() if not it.startswith("#")]


def found(drift, *words, **more) -> list[tuple[str, str]]:
    done = drift("check", "--format", "json", *words, **more)
    return [(it["path"], it["detector"]) for it in json.loads(done.stdout)["violations"]]


def in_sarif(drift) -> list[str]:
    (run,) = json.loads(drift("check", "--format", "sarif").stdout)["runs"]
    return [it["ruleId"] for it in run["results"]]


def test_it_is_sorted_and_holds_a_finding_a_line(accepted, drift):
    listed = lines(accepted)
    assert listed == sorted(listed)
    assert sum("errors/raise-cause shop/" in it for it in listed) == 2
    assert all(len(it.split()[0]) == len(it.split()[1]) == 16 for it in listed)
    before = accepted.read_bytes()
    assert drift("baseline", "update").returncode == 0
    assert accepted.read_bytes() == before


def test_what_is_accepted_is_shown_by_no_door(accepted, drift):
    assert found(drift) == []
    assert in_sarif(drift) == []
    assert drift("check", "--fail-on", "information").returncode == 0
    assert drift("baseline", "check").returncode == 0
    assert departing(drift, "--show", "all") == {"shop/odd.py", "shop/two.py"}


def twenty_lines_above(root):
    path = root / "shop" / "odd.py"
    path.write_text("# A comment.\n" * 20 + path.read_text())


def reformatted(root):
    path = root / "shop" / "odd.py"
    text = path.read_text().replace('raise ValueError("odd")', "raise ValueError(\n            'odd',\n        )")
    path.write_text(text.replace("    ", "\t"))


def renamed(root):
    (root / "shop" / "odd.py").rename(root / "shop" / "strange.py")


def moved(root):
    odd, other = root / "shop" / "odd.py", root / "shop" / "part_7.py"
    other.write_text(other.read_text() + "\n\n" + odd.read_text())
    odd.write_text('"""Nothing is left."""\n')


def moved_into_a_new_file(root):
    (root / "kept").mkdir()
    moved(root)
    (root / "kept" / "part.py").write_text(ODD)
    (root / "shop" / "part_7.py").write_text(MODULE.format(n=7))


@pytest.mark.parametrize("change", [twenty_lines_above, reformatted, renamed, moved, moved_into_a_new_file])
def test_nothing_comes_back(accepted, drift, project, change):
    change(project)
    assert found(drift) == []
    assert in_sarif(drift) == []
    assert drift("baseline", "check", "--strict").returncode == 0
    assert drift("baseline", "prune").returncode == 0
    assert found(drift) == []


def test_one_new_departure_is_exactly_one(accepted, drift, project):
    (project / "shop" / "part_3.py").write_text(NEW)
    assert found(drift) == [("shop/part_3.py", CAUSE)]
    assert in_sarif(drift) == [CAUSE]
    done = drift("baseline", "check")
    assert done.returncode == 1
    assert "error[GATE_FAILED]: 1 departure is not in drift.baseline" in done.stderr
    assert done.stdout.startswith("shop/part_3.py:11:")
    assert drift("baseline", "update").stdout.endswith("1 added, 0 taken out.\n")
    assert found(drift) == []


def test_a_copy_of_what_was_accepted_is_new_once(accepted, drift, project):
    (project / "shop" / "copy.py").write_text(ODD)
    assert found(drift) == [("shop/copy.py", CAUSE)]
    # The original goes: then the copy is what was accepted.
    (project / "shop" / "odd.py").unlink()
    assert found(drift) == []
    (project / "shop" / "third.py").write_text(ODD)
    assert found(drift) == [("shop/third.py", CAUSE)]


def test_it_shrinks_by_itself(accepted, drift, project):
    before = lines(accepted)
    (project / "shop" / "odd.py").write_text(ODD.replace('("odd")', '("odd") from err'))
    assert drift("check", CI="true").returncode == 0
    assert lines(accepted) == before
    assert drift("baseline", "check", "--strict").returncode == 1
    assert drift("baseline", "check").returncode == 0
    assert "1 shorter" in drift("check").stderr
    assert len(lines(accepted)) == len(before) - 1
    assert drift("baseline", "check", "--strict").returncode == 0
    # What comes back is new.
    (project / "shop" / "odd.py").write_text(ODD)
    assert found(drift) == [("shop/odd.py", CAUSE)]


def test_it_does_not_shrink_where_that_is_not_sure(accepted, drift, project):
    before = lines(accepted)
    (project / "shop" / "odd.py").write_text("def odd(:\n" + ODD.replace("raise", "rais"))
    drift("check")
    assert lines(accepted) == before
    (project / "shop" / "odd.py").write_text("x = 1\n")
    drift("check", "shop")
    assert lines(accepted) == before
    drift("check", "--config", "check.shrink_baseline=false")
    assert lines(accepted) == before


def test_a_secret_is_never_accepted(project, drift):
    (project / "shop" / "key.py").write_text('TOKEN = "ghp_' + "a1B2c3D4e5F6" * 3 + '"\n')
    secrets = [it for it in found(drift) if it[1].startswith("security/")]
    assert secrets
    drift("baseline", "create")
    assert [it for it in found(drift) if it[1].startswith("security/")] == secrets
    assert "ghp_" not in (project / "drift.baseline").read_text()


def test_two_branches_merge(accepted, drift, project):
    base = accepted.read_text()
    (project / "shop" / "part_3.py").write_text(NEW)
    drift("baseline", "update")
    mine = accepted.read_text()
    (project / "shop" / "part_3.py").write_text(MODULE.format(n=3))
    (project / "shop" / "part_4.py").write_text(NEW.replace("_3", "_4"))
    accepted.write_text(base)
    drift("baseline", "update")
    (project / "shop" / "part_3.py").write_text(NEW)
    accepted.write_text(accepted.read_text() + mine)
    assert found(drift) == []


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<<<<<<< HEAD\n", "line 1 is the mark of a merge conflict; keep the lines of both sides"),
        (b"# x\n\nnonsense\n", "line 3 holds no two fingerprints"),
        (b"\xff\n", "not UTF-8"),
    ],
)
def test_a_baseline_that_makes_no_sense(accepted, drift, content, said):
    accepted.write_bytes(content)
    refused(drift("check"), "BASELINE_ERROR", "drift.baseline", said)


def test_a_baseline_that_is_a_link_is_neither_read_nor_written(accepted, drift, tmp_path):
    outside = tmp_path / "outside"
    outside.write_text("0123456789abcdef 0123456789abcdef KEY\n")
    accepted.unlink()
    accepted.symlink_to(outside)
    for words in (("check",), ("baseline", "update"), ("baseline", "create"), ("baseline", "prune")):
        assert "KEY" not in refused(drift(*words), "BASELINE_ERROR", "it is a link")
    assert outside.read_text() == "0123456789abcdef 0123456789abcdef KEY\n"


def test_the_words_that_do_not_fit(project, drift):
    for words in (("update",), ("prune",), ("check",)):
        refused(drift("baseline", *words), "BASELINE_ERROR", "There is no drift.baseline", "drift baseline create")
    assert drift("baseline", "create").returncode == 0
    refused(drift("baseline", "create"), "BASELINE_ERROR", "there already", "drift baseline update")
    assert json.loads(drift("baseline", "check", "--json").stdout)["baseline"]["new"] == []


def test_with_git_the_baseline_tells_and_not_the_commit(accepted, drift, project):
    def git(*words):
        clean = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_AUTHOR_NAME": "T", "GIT_AUTHOR_EMAIL": "t@e.org"}
        clean |= {"GIT_COMMITTER_NAME": "T", "GIT_COMMITTER_EMAIL": "t@e.org"}
        subprocess.run(["git", *words], cwd=project, env=clean, check=True, capture_output=True)

    (project / "shop" / "part_3.py").write_text(NEW)
    git("init", "-q", "-b", "main")
    git("add", "-A")
    git("commit", "-q", "-m", "all of it")
    assert found(drift) == [("shop/part_3.py", CAUSE)]
    assert found(drift, "--changed-since", "HEAD") == []
    (project / "shop" / "part_5.py").write_text(NEW.replace("_3", "_5"))
    assert found(drift, "--changed-since", "HEAD") == [("shop/part_5.py", CAUSE)]
    (project / "drift.baseline").unlink()
    assert found(drift) == [("shop/part_5.py", CAUSE)]
