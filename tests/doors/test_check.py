"""`drift check`, end to end: what it prints, how it leaves, what it changes and what not."""

from __future__ import annotations

import json
import re
import subprocess

import pytest

from drift_lsp.reports.escape import UNSAFE
from tests.doors.conftest import ODD


def steady(text: str) -> str:
    """Take out what differs from run to run."""
    return re.sub(r"in \d+\.\d s", "in 0.0 s", text)


def findings(done: subprocess.CompletedProcess[str]) -> list[dict]:
    return json.loads(done.stdout)["violations"]


def test_the_first_check_shows_what_departs_and_what_was_learned(drift, golden):
    first = drift("check", COLUMNS="100")
    golden("first-check.txt", steady(first.stdout))
    assert "errors/raise-cause" in first.stdout
    assert "Learned" in first.stdout
    assert first.returncode == 0
    assert first.stderr == ""


def test_the_second_check_shows_the_same_findings(drift):
    first, second = drift("check", "--format", "json"), drift("check", "--format", "json")
    assert findings(first) == findings(second) != []


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ((), 0),
        (("--fail-on", "information"), 1),
        (("--fail-on", "warning"), 0),
        (("--fail-on", "error"), 0),
        (("--fail-on", "never"), 0),
        (("--fail-on", "information", "shop/part_1.py"), 0),
        (("--fail-on", "information", "shop/odd.py"), 1),
        (("--fail-on", "information", "--diff"), 1),
    ],
)
def test_exit_codes(drift, words, code):
    assert drift("check", *words).returncode == code


def test_the_budget_is_for_people_only(drift, project):
    (project / "shop" / "odd.py").write_text(ODD.replace("odd(", "oddOne("))
    (project / "drift.toml").write_text('[check]\nshow = "all"\nbudget = 1\n')
    answer = json.loads(drift("check", "--format", "json").stdout)
    assert (answer["counts"]["total"], answer["counts"]["over_budget"]) == (2, 1)
    text = drift("check").stdout
    assert "1 more not shown" in text
    assert len(re.findall(r"\[[0-9a-f]{16}\]", text)) == 1
    assert len(re.findall(r"\[[0-9a-f]{16}\]", drift("check", "--no-budget").stdout)) == 2


def test_every_finding_has_its_place(drift):
    (found,) = [it for it in findings(drift("check", "--format", "json")) if it["detector"] == "errors/raise-cause"]
    lines = ODD.splitlines()
    assert found["path"] == "shop/odd.py"
    assert lines[found["row"] - 1][found["column"] - 1 :].startswith("raise")
    assert found["code"] == lines[found["row"] - 1].strip()
    assert found["examples"]


def test_formats_agree(drift):
    ids = {it["id"] for it in findings(drift("check", "--format", "json"))}
    (run,) = json.loads(drift("check", "--format", "sarif").stdout)["runs"]
    assert {it["partialFingerprints"]["driftExact/v1"] for it in run["results"]} == ids
    github = drift("check", "--format", "github", "--no-budget").stdout
    assert set(re.findall(r"\[([0-9a-f]{16})\]", github)) == ids
    assert all(line.startswith(("::notice ", "::warning ", "::error ")) for line in github.splitlines())
    text = drift("check", "--no-budget").stdout
    assert ids <= set(re.findall(r"\[([0-9a-f]{16})\]", text))


def test_output_goes_to_a_file(drift, project):
    done = drift("check", "--format", "sarif", "--output", "out.sarif")
    assert done.stdout == ""
    assert json.loads((project / "out.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    refused = drift("check", "--output", "no/such/folder/x")
    assert refused.returncode == 2
    assert "cannot be written" in refused.stderr


def test_quiet_shows_findings_only(drift):
    quiet = drift("check", "--quiet", "shop/odd.py")
    assert "errors/raise-cause" in quiet.stdout
    assert "looked at" not in quiet.stdout
    assert "Learned" not in quiet.stdout
    assert quiet.stderr == ""


def test_text_on_stdin_is_judged_as_the_file_it_is_called(drift, project):
    text = ODD.replace("odd", "new")
    done = drift("check", "-", "--stdin-filename", "shop/new.py", "--format", "json", text=text)
    (found,) = [it for it in findings(done) if it["detector"] == "errors/raise-cause"]
    assert found["path"] == "shop/new.py"
    shown = drift("check", "--stdin-filename", "shop/new.py", text=text).stdout
    assert "^^^^^" in shown
    assert not (project / "shop" / "new.py").exists()
    clean = drift("check", "--stdin-filename", "shop/new.py", "--fail-on", "information", text="x = 1\n")
    assert clean.returncode == 0


def test_stdin_from_another_folder(drift, project):
    done = drift("check", "-", "--stdin-filename", "new.py", "--format", "json", text=ODD, cwd=project / "shop")
    assert {it["path"] for it in findings(done)} == {"shop/new.py"}


def test_text_on_stdin_of_no_project_has_no_folder_learned(drift, tmp_path):
    stray = tmp_path / "stray"
    stray.mkdir()
    done = drift("check", "-", "--stdin-filename", str(stray / "a.py"), text=ODD)
    assert done.returncode == 2
    assert "no project" in done.stderr
    assert list(stray.iterdir()) == []


def test_diff_shows_and_fix_does(drift, project):
    odd = project / "shop" / "odd.py"
    odd.chmod(0o640)
    shown = drift("check", "--diff")
    assert '+        raise ValueError("odd") from err' in shown.stdout
    assert odd.read_text() == ODD
    done = drift("check", "--fix", "--format", "json")
    assert odd.read_text() == ODD.replace('raise ValueError("odd")', 'raise ValueError("odd") from err')
    assert odd.stat().st_mode & 0o777 == 0o640
    assert not [it for it in findings(done) if it["detector"] == "errors/raise-cause"]
    assert "1 fixed" in done.stderr
    assert [it.name for it in (project / "shop").iterdir() if it.name.startswith(".")] == []
    again = drift("check", "--fix")
    assert "fixed" not in again.stderr
    nothing = drift("check", "--diff")
    assert nothing.stdout == ""
    assert "Nothing here can be fixed" in nothing.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nowhere.py",), "nowhere.py"),
        (("-",), "--stdin-filename"),
        (("--fix", "--diff"), "Give one of them"),
        (("--diff", "--format", "json"), "--format"),
        (("--stdin-filename", "a.py", "b.py"), "stdin and files"),
        (("--stdin-filename", "a.py", "--fix"), "not for stdin"),
        (("--format", "xml"), "'text', 'json', 'sarif', 'github'"),
        (("--fail-on", "panic"), "information"),
        (("--changed-since", "main"), "git"),
        (("/",), "/"),
    ],
)
def test_what_makes_no_sense_is_answered(drift, words, said):
    done = drift("check", *words)
    assert done.returncode == 2
    assert re.match(r"drift: error\[[A-Z_]+\]: ", done.stderr)
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_broken_config_says_where(drift, project):
    (project / "drift.toml").write_text("[check]\nfail_onn = 'error'\n")
    done = drift("check")
    assert done.returncode == 2
    assert "error[CONFIG_ERROR]" in done.stderr
    assert "fail_on" in done.stderr


def test_a_tiny_project_says_what_is_known(drift, tmp_path):
    tiny = tmp_path / "tiny"
    tiny.mkdir()
    (tiny / "a.py").write_text(ODD)
    done = drift("check", cwd=tiny)
    assert done.returncode == 0
    assert "still undecided" in done.stdout


def test_an_empty_project_is_no_accident(drift, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    done = drift("check", cwd=empty)
    assert done.returncode == 0
    assert "Learned" not in done.stdout
    assert "no file here that Drift reads" in done.stderr


def test_changed_lines_only(drift, project, environment):
    def git(*words: str) -> None:
        identity = ("-c", "user.name=x", "-c", "user.email=x@example.com")
        subprocess.run(["git", *identity, *words], cwd=project, env=environment, check=True, capture_output=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "first")
    assert "no-such-ref" in drift("check", "--changed-since", "no-such-ref").stderr
    assert findings(drift("check", "--changed-since", "HEAD", "--format", "json")) == []
    odd = project / "shop" / "odd.py"
    odd.write_text(f"{ODD}\n\n{ODD.replace('odd', 'more')}")
    found = findings(drift("check", "--changed-since", "HEAD", "--format", "json"))
    assert {it["row"] for it in found if it["detector"] == "errors/raise-cause"} == {14}


def test_nothing_of_the_project_reaches_a_terminal_raw(drift, project):
    evil = project / "shop" / "e\x1b[31mvil.py"
    evil.write_text(ODD.replace('"odd"', '"\x1b]0;owned\x07\u202e"'))
    for words in ((), ("--format", "json"), ("--format", "sarif"), ("--format", "github"), ("--diff",)):
        done = drift("check", *words)
        assert "vil.py" in done.stdout
        assert not UNSAFE.search(re.sub(r"[\n\t]", "", done.stdout)), words
        assert not UNSAFE.search(done.stderr.replace("\n", ""))


def test_colours_are_for_those_who_want_them(drift):
    assert "\x1b[" not in drift("check").stdout
    assert "\x1b[" in drift("check", FORCE_COLOR="1").stdout
    assert "\x1b[" not in drift("check", FORCE_COLOR="1", NO_COLOR="1").stdout
    assert "\x1b[" not in drift("check", "--no-color", FORCE_COLOR="1").stdout
    assert "\x1b[" not in drift("check", "--output", "/dev/stdout", FORCE_COLOR="1").stdout


def test_a_narrow_terminal_is_kept_to(drift):
    assert max(map(len, drift("check", COLUMNS="60").stdout.splitlines())) <= 60
