"""Bad input of every kind: each is answered with a sentence, a code and an exit code, and nothing is lost."""

from __future__ import annotations

import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from drift_lsp.workspace.workspace import Workspace
from tests.doors.conftest import CAUSE, MIXED_IN, ODD, departing, problems, refused

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, modes and names of POSIX")

FIXED = ODD.replace('raise ValueError("odd")', 'raise ValueError("odd") from err')


@pytest.fixture
def git(project: Path, environment: dict[str, str]) -> Callable[..., None]:
    """Run git in the project."""

    def run(*words: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.com")
        subprocess.run(["git", *identity, *words], cwd=project, env=environment, check=True, capture_output=True)

    return run


# Files.

UNREAD = {
    "latin.py": (b'name = "\xff"\n', "FILE_NOT_UTF8"),
    "wide.py": ("x = 1\n".encode("utf-16"), "FILE_NOT_UTF8"),
    "null.py": (b"x = 1\0\n", "FILE_BINARY"),
    "binary.ts": (bytes(range(256)) * 9, "FILE_BINARY"),
}
READ = {
    "empty.py": b"",
    "blank.ts": b"\n\r\n\r",
    "broken.py": b"def (:\n" * 50,
    "deep.py": b"x = " + b"(" * 10_000 + b"1" + b")" * 10_000,
    "deep.ts": b"const x = " + b"[" * 10_000 + b"1" + b"]" * 10_000,
    "deep.tsx": b"const x = " + b"<a>" * 10_000 + b"</a>" * 10_000,
    "calls.py": b"x = x" + b".of(1)" * 10_000,
    "sums.ts": b"const y = 1" + b" + 1" * 10_000,
    "open.py": b"f(" * 10_000,
}


def test_files_that_cannot_be_read_are_named_and_stop_nothing(drift, project):
    for name, (content, _) in UNREAD.items():
        (project / "shop" / name).write_bytes(content)
    for name, content in READ.items():
        (project / "shop" / name).write_bytes(content)
    with (project / "shop" / "huge.py").open("wb") as huge:
        huge.truncate(50 << 20)
    wanted = {f"shop/{name}": code for name, (_, code) in UNREAD.items()} | {"shop/huge.py": "FILE_TOO_LARGE"}
    assert problems(drift) == wanted
    assert departing(drift) == {"shop/odd.py"}
    # Who was read once is not read again, and what was wrong is still said when something else changes.
    (project / "shop" / "mixed.py").write_text("x = 1\n")
    assert problems(drift) == wanted
    assert problems(drift, "shop/odd.py") == {}
    assert problems(drift, "shop/null.py") == {"shop/null.py": "FILE_BINARY"}
    assert "[FILE_TOO_LARGE]" in drift("check").stdout
    (project / "shop" / "latin.py").write_text("name = 1\n")
    assert "shop/latin.py" not in problems(drift)


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_a_byte_order_mark_and_mixed_line_ends(drift, project, mark):
    text = b'# \xc3\xa9\r\n"""Odd."""\n\n' + ODD.encode().replace(b"\n", b"\r\n", 4)
    (project / "shop" / "odd.py").write_bytes(mark + text)
    (found,) = [it for it in json.loads(drift("check", "--format", "json").stdout)["violations"] if it["fixable"]]
    assert text.splitlines()[found["row"] - 1][found["column"] - 1 :].startswith(b"raise")
    assert "1 fixed" in drift("check", "--fix").stderr
    assert (project / "shop" / "odd.py").read_bytes() == mark + text.replace(b'("odd")', b'("odd") from err')


def test_a_file_that_vanishes_during_the_scan(project):
    def progress(now: object) -> None:
        (project / "shop" / "part_3.py").unlink(missing_ok=True)

    with Workspace.open(project) as workspace:
        report = workspace.scan(progress)
        assert [(it.path, it.code) for it in report.problems] == [("shop/part_3.py", "FILE_VANISHED")]
        again = workspace.scan()
        assert (again.removed, again.problems) == (1, ())


NAMES = ("with space.py", "new\nline.py", "quo'te\".py", "ünï 名.py", "-dash.py", "$(id).py", "back\\slash.py")


@pytest.mark.parametrize("with_git", [False, True])
def test_names_of_any_kind(project, git, with_git):
    if with_git:
        git("init", "-q")
    with Workspace.open(project) as workspace:
        for name in NAMES:
            (project / "shop" / "odd.py").rename(project / "shop" / name)
            report = workspace.check([project / "shop" / name], show="all")
            assert {it.path for it in report.violations if it.detector == CAUSE} == {f"shop/{name}"}
            (project / "shop" / name).rename(project / "shop" / "odd.py")


def test_names_on_the_command_line(drift, project):
    (project / "shop" / "odd.py").rename(project / "shop" / "-new\nline.py")
    with open(os.fsencode(project / "shop") + b"/bad\xff.py", "w") as bad:
        bad.write(ODD)
    assert departing(drift, "--", "-new\nline.py", cwd=project / "shop") == {"shop/-new\nline.py"}
    assert problems(drift) == {"shop/bad\\xff.py": "FILE_NOT_UTF8"}
    for form in ("text", "github"):
        assert not [it for it in drift("check", "--format", form).stdout.splitlines() if it.startswith("line.py")]
    assert CAUSE in drift("explain", "shop/-new\nline.py:6").stdout


def test_a_root_whose_name_is_not_utf8(drift, tmp_path):
    folder = Path(os.fsdecode(os.fsencode(tmp_path) + b"/r\xff"))
    folder.mkdir()
    refused(drift("check", cwd=folder), "ROOT_ERROR", "r\\udcff", "Rename")
    assert list(folder.iterdir()) == []


def test_a_file_becomes_a_folder_and_again_a_file(drift, project):
    assert departing(drift) == {"shop/odd.py"}
    odd = project / "shop" / "odd.py"
    odd.unlink()
    odd.mkdir()
    (odd / "inner.py").write_text(MIXED_IN)
    assert departing(drift) == {"shop/odd.py/inner.py"}
    shutil.rmtree(odd)
    odd.write_text(ODD)
    assert departing(drift) == {"shop/odd.py"}
    shutil.rmtree(project / "shop")
    (project / "shop").write_text("no folder")
    assert departing(drift) == set()


# Paths, links, roots.


def test_links_lead_nowhere(drift, project, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.py").write_text(ODD)
    (project / "shop" / "out.py").symlink_to(outside / "secret.py")
    (project / "shop" / "self.py").symlink_to("self.py")
    (project / "shop" / "gone.py").symlink_to("nowhere.py")
    (project / "shop" / "loop").symlink_to("..")
    (project / "away").symlink_to(outside)
    (project / ".driftignore").symlink_to(outside / "secret.py")
    assert departing(drift) == {"shop/odd.py"}
    assert problems(drift) == {"shop/out.py": "LINK_OUTSIDE_ROOT"}
    for name in ("shop/out.py", "away", "away/secret.py"):
        refused(drift("check", name), "USAGE_ERROR", name, "outside")
    for name in ("shop/self.py", "shop/gone.py"):
        refused(drift("check", name), "USAGE_ERROR", name, "not there")
    assert departing(drift, "shop/loop/shop") == {"shop/odd.py"}
    assert [it.name for it in outside.iterdir()] == ["secret.py"]


def test_paths_that_are_not_of_this_project(drift, project, tmp_path):
    (tmp_path / "other.py").write_text(ODD)
    refused(drift("check", "shop", str(tmp_path / "other.py")), "USAGE_ERROR", "lies outside")
    refused(drift("-C", str(project), "check", str(tmp_path), cwd=tmp_path), "USAGE_ERROR", "lies outside")
    refused(drift("check", "x" * 5_000), "USAGE_ERROR", "not there")
    drift("scan")
    refused(drift("explain", f"{'x' * 5_000}:3"), "USAGE_ERROR", "is no file of")
    refused(drift("check", "shop/odd.py/inner"), "USAGE_ERROR", "not there")


def test_the_home_folder_and_the_whole_disk_are_no_projects(drift, environment):
    home = Path(environment["HOME"])
    (home / "a.py").write_text(ODD)
    refused(drift("check", cwd=home), "ROOT_ERROR", "the home folder", "drift.toml")
    refused(drift("-C", "/", "scan"), "ROOT_ERROR", "the whole disk")
    assert not (home / ".drift").exists()


@pytest.mark.parametrize("files", [(), ("a.rb", "README.md")])
def test_nothing_that_drift_reads(drift, tmp_path, files):
    folder = tmp_path / "folder"
    folder.mkdir()
    for name in files:
        (folder / name).write_text("puts 1\n")
    done = drift("check", cwd=folder)
    assert done.returncode == 0
    assert re.search(r"no file here that Drift reads \(.*\.py.*\.ts", done.stderr)
    assert "no file here" in drift("scan", cwd=folder).stdout
    assert "0 files" in drift("status", cwd=folder).stdout


# Configuration and command lines.


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"[check]\nfail_onn = 'error'\n", ("check.fail_onn", "Did you mean check.fail_on?")),
        (b"[chekc]\n", ("[chekc]", "Did you mean 'check'?")),
        (b"[check]\nfail_on = 'nonsense'\n", ("check.fail_on", "nonsense", '"warning"')),
        (b"[scan]\nmax_file_size = 'big'\n", ("scan.max_file_size", '"big"', "an integer, 1,024 to")),
        (b"[scan]\nmax_file_size = 1\n", ("scan.max_file_size = 1 ", "1,024 to")),
        (b"[scan]\nextra_ignore = 3\n", ("scan.extra_ignore", "a list of texts")),
        (b"scan = 3\n", ("scan is a section",)),
        (b"[tiers]\n'errors/raise-cuase' = 'always'\n", ("errors/raise-cuase", "'errors/raise-cause'")),
        (b"# fine\n[check\n", ("line 2",)),
        (b"[check]\nshow = 'all'\nshow = 'all'\n", ("line 3",)),
        (b"[check]\n# \xff\n", ("not UTF-8",)),
    ],
)
def test_a_configuration_that_is_wrong(drift, project, content, said):
    (project / "drift.toml").write_bytes(content)
    refused(drift("check"), "CONFIG_ERROR", "drift.toml", *said)
    assert not (project / ".drift").exists()


def test_configurations_that_cannot_be_read(drift, project, tmp_path):
    refused(drift("check", DRIFT_SCAN_WORKERS="many"), "CONFIG_ERROR", "DRIFT_SCAN_WORKERS", '"many"')
    config = project / "drift.toml"
    config.replace(tmp_path / "real.toml")
    config.symlink_to(tmp_path / "real.toml")
    refused(drift("check"), "CONFIG_ERROR", "drift.toml", "link")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "--fail-on", "nonsense"), "'warning'"),
        (("explain", "abc"), "abc"),
        (("explain", ""), "''"),
        (("explain", "shop/odd.py:0"), "no line 0"),
        (("explain", "shop/odd.py:99999999999999999999"), "Its lines are 1 to 7"),
        (("feedback", "dismiss", "%"), "'%'"),
        (("feedback", "dismiss", ""), "''"),
        (("feedback", "undo", "0"), "0"),
        (("feedback", "undo", "99999999999999999999"), "99999999999999999999"),
        (("feedback", "undo", "first"), "first"),
        (("patterns", "approve", "zzzz"), "zzzz"),
        (("patterns", "show", "x' or 1=1 --"), "1=1"),
    ],
)
def test_words_that_nobody_knows(drift, words, said):
    drift("scan", "-q")
    refused(drift(*words), "USAGE_ERROR", said)


def test_a_file_of_no_language(drift):
    drift("scan", "-q")
    refused(drift("explain", "drift.toml:1"), "UNSUPPORTED_LANGUAGE", "files like drift.toml")


def test_text_on_stdin_that_cannot_be_read(project, environment):
    words = [sys.executable, "-m", "drift_lsp", "check", "-", "--stdin-filename", "shop/new.py"]
    for text, code in ((b"\xff\xfe", "FILE_NOT_UTF8"), (b"\0", "FILE_BINARY"), (b"#" * (2 << 20), "FILE_TOO_LARGE")):
        done = subprocess.run(words, cwd=project, env=environment, input=text, capture_output=True, check=False)
        assert done.returncode == 2
        assert f"[{code}]".encode() in done.stdout
    refusal = subprocess.run(
        [*words[:-1], "shop/new.rb"], cwd=project, env=environment, input=b"", capture_output=True, check=False
    )
    assert (refusal.returncode, b"error[UNSUPPORTED_LANGUAGE]" in refusal.stderr) == (2, True)


def test_answers_that_nobody_takes(project, environment):
    words = [sys.executable, "-m", "drift_lsp", "check", "--format", "json"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing) as closed, open("/dev/full", "w") as full:
        left = subprocess.run(words, cwd=project, env=environment, stdout=closed, stderr=subprocess.PIPE, check=False)
        unwritten = subprocess.run(
            words, cwd=project, env=environment, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (left.returncode, left.stderr) == (141, b"")
    assert unwritten.returncode == 2
    assert b"error[USAGE_ERROR]: The answer cannot be written" in unwritten.stderr
    assert len(unwritten.stderr.splitlines()) == 1


# git.


def test_a_repository_without_commits(drift, project, git):
    git("init", "-q")
    assert departing(drift) == {"shop/odd.py"}
    refused(drift("check", "--changed-since", "HEAD"), "GIT_ERROR", "HEAD")
    git("add", ".")
    git("commit", "-qm", "first")
    assert departing(drift, "--changed-since", "HEAD") == set()


@pytest.mark.skipif(os.name == "nt" or os.geteuid() != 0, reason="only root gives files away")
def test_git_refuses_the_folder_of_another_user(drift, project, git):
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    for it in (project, *project.rglob("*")):
        os.chown(it, 12345, 12345, follow_symlinks=False)
    done = drift("check")
    assert done.returncode == 0
    assert CAUSE in done.stdout
    assert "safe.directory" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    refused(drift("check", "--changed-since", "HEAD"), "GIT_ERROR", "safe.directory")


def test_another_branch_with_files_of_the_same_size(drift, project, git):
    odd = project / "shop" / "odd.py"
    git("init", "-q", "-b", "main")
    odd.write_text(FIXED)
    git("add", ".")
    git("commit", "-qm", "first")
    git("checkout", "-qb", "other")
    odd.write_text(FIXED.replace(" from err", " # no err"))
    git("commit", "-qam", "second")
    for branch, wanted in (("other", {"shop/odd.py"}), ("main", set()), ("other", {"shop/odd.py"})):
        git("checkout", "-q", branch)
        assert departing(drift) == wanted


# The clock.


def test_a_clock_that_goes_backwards(drift, project):
    (finding,) = [it for it in json.loads(drift("check", "--format", "json").stdout)["violations"] if it["fixable"]]
    drift("feedback", "dismiss", finding["id"])
    later = "2099-01-01T00:00:00Z"
    with closing(sqlite3.connect(project / ".drift" / "drift.db")) as db, db:
        db.execute("update feedback set at = ?", (later,))
        db.execute("update scan_history set started_at = ?, finished_at = ?", (later, later))
    os.utime(project / "shop" / "part_1.py", (4e9, 4e9))
    (project / "shop" / "part_2.py").write_text(ODD)
    os.utime(project / "shop" / "part_2.py", (0, 0))
    assert departing(drift) == {"shop/part_2.py"}
    assert later[:10] in drift("feedback").stdout
    assert drift("status").returncode == 0
