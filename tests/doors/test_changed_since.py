"""`--changed-since` where git knows little: shallow and partial clones, histories that never met."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path
from textwrap import indent

import pytest

from tests.doors.conftest import CAUSE, MODULE, departing, refused

ODD = MODULE.format(n="odd").replace(" from err", "", 1)
DIRECTIVE = "structural/file-directive"
CLEAN = {it: value for it, value in os.environ.items() if not it.startswith("GIT_")} | {
    "GIT_CONFIG_GLOBAL": os.devnull,
    "GIT_AUTHOR_NAME": "T",
    "GIT_AUTHOR_EMAIL": "t@example.org",
    "GIT_COMMITTER_NAME": "T",
    "GIT_COMMITTER_EMAIL": "t@example.org",
}


def git(cwd: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=cwd, env=CLEAN, check=True, capture_output=True)


def commit(cwd: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        (cwd / name).write_text(text)
    git(cwd, "add", "-A")
    git(cwd, "commit", "-q", "-m", "work")


@pytest.fixture
def upstream(project) -> Path:
    """A repository whose branches `main` and `work` have both gone on since they parted."""
    (project / "drift.toml").write_text("")
    git(project, "init", "-q", "-b", "main")
    commit(project, {})
    git(project, "checkout", "-q", "-b", "work")
    commit(project, {"shop/mine.py": ODD})
    git(project, "checkout", "-q", "main")
    commit(project, {"shop/theirs.py": MODULE.format(n="theirs")})
    git(project, "checkout", "-q", "work")
    git(project, "config", "uploadpack.allowFilter", "true")
    return project


def clone(upstream: Path, to: Path, *words: str) -> Path:
    git(to.parent, "clone", "-q", *words, "-b", "work", f"file://{upstream}", str(to))
    return to


def test_a_whole_clone(upstream, drift, tmp_path):
    here = clone(upstream, tmp_path / "whole")
    assert departing(drift, "--changed-since", "origin/main", cwd=here) == {"shop/mine.py"}


def test_what_only_moved_with_its_file_is_not_new(upstream, drift, tmp_path):
    here = clone(upstream, tmp_path / "whole")
    (here / "orders").mkdir()
    git(here, "mv", "shop/mine.py", "orders/mine.py")
    assert departing(drift, "--changed-since", "HEAD", cwd=here) == set()
    with (here / "orders" / "mine.py").open("a") as moved:
        moved.write("\n" + ODD.replace("odd", "more"))
    assert departing(drift, "--changed-since", "HEAD", cwd=here) == {"orders/mine.py"}


def test_what_moved_to_another_file_as_it_stood_is_not_new(upstream, drift, tmp_path):
    here = clone(upstream, tmp_path / "whole")
    (here / "shop" / "mine.py").write_text("LIMIT = 1\n")
    kept = (here / "shop" / "part_1.py").read_text()
    (here / "shop" / "part_1.py").write_text(f"{kept}\n\nclass Moved:\n{indent(ODD, '    ')}\n    LIMIT = 1\n")
    assert departing(drift, "--changed-since", "HEAD", cwd=here) == set()
    assert departing(drift, "--changed-since", "HEAD", "--show", "all", cwd=here) == {"shop/part_1.py"}
    (here / "shop" / "part_1.py").write_text(f"{kept}\n\n{ODD.replace('odd', 'more')}")
    assert departing(drift, "--changed-since", "HEAD", cwd=here) == {"shop/part_1.py"}


def test_what_was_copied_from_a_file_of_that_name_is_not_new(upstream, drift, tmp_path):
    here = clone(upstream, tmp_path / "whole")
    (here / "orders").mkdir()
    (here / "orders" / "mine.py").write_text(ODD.replace("LIMIT", "MOST"))
    (here / "orders" / "other.py").write_text(ODD)
    assert departing(drift, "--changed-since", "HEAD", cwd=here) == {"orders/other.py"}
    assert departing(drift, cwd=here) == {"orders/other.py"}


def test_a_line_that_says_enough_is_known_by_itself_where_it_moved(upstream, drift, tmp_path):
    here, said = clone(upstream, tmp_path / "whole"), 'raise ValueError("this order could not be loaded at all")'
    told = ODD.replace('raise ValueError("load")', said)
    assert told != ODD
    commit(here, {"shop/mine.py": told})
    (here / "shop" / "mine.py").write_text("LIMIT = 1\n")
    kept = (here / "shop" / "part_1.py").read_text()
    another = told.replace("odd", "more").replace("        return open", "        note(path)\n        return open")
    (here / "shop" / "part_1.py").write_text(f"{kept}\n\n{another.replace('as err:', 'as err:  # here')}")
    assert departing(drift, "--changed-since", "HEAD", cwd=here) == set()


def test_what_moves_to_another_file_while_one_works_is_not_new(project, drift):
    git(project, "init", "-q", "-b", "main")
    commit(project, {"drift.toml": "", "shop/mine.py": f"{ODD}\n\nLIMIT = 1\n"})
    assert departing(drift) == set()
    (project / "shop" / "mine.py").write_text("LIMIT = 1\n")
    assert departing(drift) == set()
    part, kept = project / "shop" / "part_1.py", (project / "shop" / "part_1.py").read_text()
    on_screen = "-", "--stdin-filename", "shop/part_1.py"
    moved = f"{kept}\n\nclass Moved:\n{indent(ODD, '    ')}\n    LIMIT = 1\n"
    assert departing(drift, *on_screen, text=moved) == set()
    assert departing(drift, *on_screen, text=f"{kept}\n\n{ODD.replace('odd', 'more')}") == {"shop/part_1.py"}
    part.write_text(moved)
    assert departing(drift) == set()
    assert departing(drift, "--show", "all") == {"shop/odd.py", "shop/part_1.py"}
    git(project, "checkout", "-q", "shop/mine.py")
    assert departing(drift) == {"shop/part_1.py"}, "where it stands twice, one of them is new"


def test_what_is_missing_where_lines_were_taken_away_is_new(drift, tmp_path):
    odd = "<?php\n\n/* Part of the shop. */\n\nnamespace Shop;\n\nclass Cart{n} {}\n"
    usual = odd.replace("/*", "declare(strict_types=1);\n\n/*")
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, {"drift.toml": ""} | {f"Cart{n}.php": usual.replace("{n}", str(n)) for n in range(40)})
    (tmp_path / "Cart7.php").write_text(odd.replace("{n}", "7"))
    assert departing(drift, "--changed-since", "HEAD", cwd=tmp_path, about=DIRECTIVE) == {"Cart7.php"}
    commit(tmp_path, {})
    (tmp_path / "Cart7.php").write_text(odd.replace("{n}", "7").replace("/* Part", "/* A part"))
    assert departing(drift, "--changed-since", "HEAD", cwd=tmp_path, about=DIRECTIVE) == set()


def test_a_shallow_clone_that_knows_the_branch_compares_with_its_tip(upstream, drift, tmp_path):
    here = clone(upstream, tmp_path / "shallow", "--depth=1", "--no-single-branch")
    done = drift("check", "--changed-since", "origin/main", "--format", "json", cwd=here)
    assert "HEAD and origin/main have in common" in done.stderr
    assert "git fetch --unshallow" in done.stderr
    assert departing(drift, "--changed-since", "origin/main", cwd=here) == {"shop/mine.py"}


def test_a_shallow_clone_that_does_not_know_it_says_how_to_fetch_it(upstream, drift, tmp_path):
    here = clone(upstream, tmp_path / "single", "--depth=1")
    refused(drift("check", "--changed-since", "origin/main", cwd=here), "GIT_ERROR", "origin/main", "git fetch origin")


def test_a_partial_clone_fetches_nothing(upstream, drift, tmp_path):
    here = clone(upstream, tmp_path / "partial", "--filter=blob:none")
    upstream.rename(tmp_path / "away")
    (here / "shop" / "part_1.py").write_text((here / "shop" / "part_1.py").read_text() + "\n\nx = 1\n")
    done = drift("check", "--changed-since", "origin/main", "--format", "json", cwd=here)
    assert done.returncode == 0, done.stderr
    assert departing(drift, "--changed-since", "origin/main", cwd=here) == {"shop/mine.py"}


def test_histories_that_never_met(upstream, drift):
    git(upstream, "checkout", "-q", "--orphan", "island")
    commit(upstream, {"shop/island.py": ODD.replace("odd", "island")})
    done = drift("check", "--changed-since", "main", "--format", "json")
    assert "in common" in done.stderr
    assert departing(drift, "--changed-since", "main") == {"shop/island.py", "shop/mine.py"}


def test_outside_of_git(project, drift):
    refused(drift("check", "--changed-since", "main"), "GIT_ERROR", "no git repository")


def test_the_last_decision_can_be_taken_back_without_its_number(project, drift):
    refused(drift("feedback", "undo"), "USAGE_ERROR", "no decision to undo")
    drift("check")
    found = departing(drift)
    assert found == {"shop/odd.py"}
    pattern = CAUSE
    assert "Ignored" in drift("patterns", "ignore", pattern).stdout
    assert departing(drift) == set()
    assert "Undone: ignore" in drift("feedback", "undo", "--json").stdout
    assert departing(drift) == found
    assert "Nobody has decided" in drift("feedback", "--pattern", "ffff").stdout
