"""The other commands, end to end."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import tomllib

import pytest

from drift_lsp import __version__
from drift_lsp.cli.main import COMMANDS
from drift_lsp.workspace.lock import scanning
from tests.doors.conftest import MODULE, ODD


def cause(drift) -> dict:
    """The one finding about causes."""
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    (one,) = [it for it in found if it["detector"] == "errors/raise-cause"]
    return one


def test_help_imports_nothing_that_takes_time(environment):
    code = (
        "import sys\nsys.argv[1:] = ['--help']\nfrom drift_lsp.__main__ import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(*sorted({it.partition('.')[0] for it in sys.modules}), *sorted(sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, encoding="utf-8", check=True
    )
    loaded = set(done.stdout.split())
    assert {"click", "drift_lsp.cli.main"} <= loaded
    assert loaded.isdisjoint({"rich", "msgspec", "tree_sitter", "apsw", "pygls", "drift_lsp.workspace"})


@pytest.mark.parametrize("words", [(), *((name,) for name in COMMANDS if name != "lsp")])
def test_every_command_has_help(drift, words):
    done = drift(*words, "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: drift")
    assert all(name in done.stdout for name in COMMANDS if not words)


def test_without_a_command_it_says_what_there_is(drift):
    done = drift()
    assert done.returncode == 0
    assert "Commands:" in done.stdout


def test_version(drift):
    assert drift("--version").stdout == f"drift {__version__}\n"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chekc",), "Did you mean check?"),
        (("xyz",), "There are init, scan, check"),
        (("patterns", "shwo"), "Did you mean show?"),
        (("check", "--frmat", "json"), "--format"),
        (("patterns", "show"), "ID"),
        (("patterns", "show", "feedfacefeedface"), "drift patterns --all"),
        (("patterns", "--category", "erors"), "Did you mean errors?"),
        (("patterns", "--min-confidence", "2"), "2"),
        (("feedback", "dismiss", "feedfacefeedface"), "feedfacefeedface"),
        (("feedback", "undo", "99"), "99"),
        (("explain", "feedfacefeedface"), "feedfacefeedface"),
        (("explain", "nowhere.py:3"), "nowhere.py"),
        (("-C", "nowhere", "status"), "nowhere"),
    ],
)
def test_what_nobody_knows_is_answered(drift, words, said):
    done = drift(*words)
    assert done.returncode == 2
    last = done.stderr.splitlines()[-1]
    assert re.match(r"drift: error\[[A-Z_]+\]: ", last)
    assert said in last
    assert done.stdout == ""


def test_init_writes_a_config_that_holds_and_never_overwrites(drift, tmp_path):
    folder = tmp_path / "new"
    folder.mkdir()
    done = drift("init", cwd=folder)
    assert done.returncode == 0
    written = (folder / "drift.toml").read_text()
    assert tomllib.loads(written)
    assert [it.name for it in folder.iterdir()] == ["drift.toml"]
    (folder / "drift.toml").write_text("[check]\n")
    refused = drift("init", cwd=folder)
    assert refused.returncode == 2
    assert "--force" in refused.stderr
    assert (folder / "drift.toml").read_text() == "[check]\n"
    assert drift("init", "--force", cwd=folder).returncode == 0
    assert (folder / "drift.toml").read_text() == written
    assert drift("check", cwd=folder).returncode == 0


def test_scan_says_what_changed(drift, project):
    assert "22 added" in drift("scan").stdout
    (project / "shop" / "part_1.py").write_text("x = 1\n")
    (project / "shop" / "part_2.py").unlink()
    report = json.loads(drift("scan", "--json").stdout)["scan"]
    assert (report["added"], report["modified"], report["removed"]) == (0, 1, 1)
    assert drift("scan", "--quiet").stdout == ""


def test_drift_writes_only_below_its_own_folder(drift, project):
    before = set(project.rglob("*"))
    drift("check")
    new = set(project.rglob("*")) - before
    assert {it.relative_to(project).parts[0] for it in new} == {".drift"}
    assert (project / ".drift" / ".gitignore").read_text().strip() == "*"


def test_status_before_and_after(drift):
    assert "Nothing is learned here yet" in drift("status").stdout
    drift("check")
    status = json.loads(drift("status", "--json").stdout)["status"]
    assert status["files"] == 22
    assert "22 files" in drift("status").stdout


def test_from_outside_and_from_below(drift, project, tmp_path):
    drift("check")
    for words, cwd in ((("-C", str(project)), tmp_path), ((), project / "shop")):
        assert json.loads(drift(*words, "status", "--json", cwd=cwd).stdout)["status"]["root"] == str(project)
    assert "shop/odd.py" in drift("check", str(project / "shop" / "odd.py"), cwd=tmp_path).stdout
    assert not (tmp_path / ".drift").exists()


def test_patterns_are_listed_shown_and_filtered(drift):
    every = json.loads(drift("patterns", "--all", "--json").stdout)["patterns"]
    sure = json.loads(drift("patterns", "--json").stdout)["patterns"]
    assert all(it["speaks"] for it in sure)
    assert len(every) > len(sure) > 0
    errors = json.loads(drift("patterns", "list", "--category", "errors", "--json").stdout)["patterns"]
    assert {it["category"] for it in errors} == {"errors"}
    surest = json.loads(drift("patterns", "--min-confidence", "0.9", "--all", "--json").stdout)["patterns"]
    assert all(it["confidence"] >= 0.9 for it in surest)
    pattern = cause(drift)["pattern"]
    assert pattern[:8] in drift("patterns").stdout
    shown = drift("patterns", "show", pattern[:8]).stdout
    assert "errors/raise-cause" in shown
    assert "60 of 61" in shown
    assert json.loads(drift("patterns", "show", pattern, "--json").stdout)["pattern"]["id"] == pattern


def test_approving_raises_and_undoing_lowers(drift):
    pattern = cause(drift)["pattern"]
    done = drift("patterns", "approve", pattern[:8], "--reason", "we agreed")
    assert "Approved" in done.stdout
    assert cause(drift)["severity"] == "warning"
    assert drift("check").returncode == 1
    assert "we agreed" in drift("feedback").stdout
    (decision,) = json.loads(drift("feedback", "--json").stdout)["feedback"]
    assert drift("feedback", "undo", str(decision["number"])).returncode == 0
    assert cause(drift)["severity"] == "information"


def test_ignoring_silences(drift):
    pattern = cause(drift)["pattern"]
    drift("patterns", "ignore", pattern)
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    assert pattern not in {it["pattern"] for it in found}
    ignored = json.loads(drift("patterns", "--status", "ignored", "--json").stdout)["patterns"]
    assert [it["id"] for it in ignored] == [pattern]


def test_a_rule_is_ignored_by_its_id_too(drift, project):
    (project / "shop" / "run.py").write_text("def run(request):\n    return eval(request)\n")
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    (rule,) = {it["pattern"] for it in found if it["detector"] == "security/evaluated-code"}
    shown = drift("patterns", "show", rule[:8])
    assert shown.returncode == 2
    assert "the rule security/evaluated-code" in shown.stderr
    assert "without being approved" in drift("patterns", "approve", rule[:8]).stderr
    assert "Ignored" in drift("patterns", "ignore", rule[:8]).stdout
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    assert rule not in {it["pattern"] for it in found}


def test_the_id_of_a_finding_is_told_from_that_of_a_pattern(drift):
    found = cause(drift)
    for word in ("show", "approve", "ignore"):
        done = drift("patterns", word, found["id"])
        assert done.returncode == 2
        assert f"Its pattern is {found['pattern']}" in done.stderr


def test_a_list_of_several_languages_says_which_is_which(drift, project):
    assert "(python)" not in drift("patterns").stdout
    for n in range(30):
        (project / "shop" / f"view{n}.ts").write_text(f"export function viewOrder{n}(): void {{}}\n")
    drift("scan")
    listed = drift("patterns", "--all").stdout
    assert "(python)" in listed
    assert "(python, undecided)" in listed
    assert "(typescript" in listed


def test_a_scope_must_be_a_folder_of_the_project(drift, tmp_path):
    pattern = cause(drift)["pattern"]
    assert "in shop/" in drift("patterns", "approve", pattern, "--scope", "shop/").stdout
    refused = drift("patterns", "approve", pattern, "--scope", str(tmp_path))
    assert refused.returncode == 2


def test_dismissing_takes_a_finding_away_for_good(drift):
    found = cause(drift)
    assert "Dismissed" in drift("feedback", "dismiss", found["id"], "--reason", "on purpose").stdout
    ids = {it["id"] for it in json.loads(drift("check", "--format", "json").stdout)["violations"]}
    assert found["id"] not in ids
    assert "somebody dismissed it" in " ".join(drift("explain", f"{found['path']}:{found['row']}").stdout.split())


def test_escalating_raises(drift):
    found = cause(drift)
    drift("feedback", "escalate", found["id"][:8])
    assert cause(drift)["severity"] == "warning"


def test_explain_says_why_and_why_nothing(drift, project):
    found = cause(drift)
    for what in (found["id"], f"shop/odd.py:{found['row']}", f"{project}/shop/odd.py:{found['row']}:9"):
        text = drift("explain", what).stdout
        assert "the cause is named" in text
        assert "60 of 61" in text
    assert "the cause is named" in drift("explain", found["pattern"]).stdout
    assert "Nothing in line 1" in drift("explain", "odd.py:1", cwd=project / "shop").stdout
    answer = json.loads(drift("explain", found["id"], "--json").stdout)["explanation"]
    assert answer["violations"][0]["id"] == found["id"]


def test_explain_asks_for_the_line_of_a_file(drift):
    done = drift("explain", "shop/odd.py")
    assert done.returncode == 2
    assert "drift explain shop/odd.py:1" in done.stderr


def test_explain_knows_neither_a_finding_nor_a_pattern_of_that_name(drift):
    done = drift("explain", "zzzz")
    assert done.returncode == 2
    assert "No finding and no pattern has the id 'zzzz'" in done.stderr


def test_a_reader_who_leaves_is_no_error(project, environment):
    words = [sys.executable, "-m", "drift_lsp", "patterns", "--all", "--json"]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing) as closed:
        done = subprocess.run(
            words, cwd=project, env=environment, stdout=closed, stderr=subprocess.PIPE, encoding="utf-8", check=False
        )
    assert "Broken" not in done.stderr
    assert "Traceback" not in done.stderr
    assert "error" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals")
def test_ctrl_c_ends_a_scan_without_loss(project, environment, drift):
    drift("init", cwd=project)
    (project / ".drift").mkdir()
    with scanning(project / ".drift", 1.0, lambda: False, lambda holder: None):
        # The scan waits for ours, so it is certain that it is still running.
        run = subprocess.Popen(
            [sys.executable, "-m", "drift_lsp", "scan"],
            cwd=project,
            env=environment | {"DRIFT_LOG": "debug"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
        )
        while not (project / ".drift" / "drift.db").exists():
            assert run.poll() is None
        with pytest.raises(subprocess.TimeoutExpired):
            run.wait(0.5)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate(timeout=20)
    assert run.returncode == 130
    assert "drift: error[CANCELLED]: " in said
    assert "Traceback" not in said
    assert drift("check").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="a script of the shell")
def test_another_drift_on_the_path_is_named_and_not_run(drift, environment, tmp_path):
    other = tmp_path / "bin" / "drift"
    other.parent.mkdir()
    other.write_text(f"#!/bin/sh\ntouch {tmp_path}/was-run\n")
    other.chmod(0o755)
    done = drift("status", PATH=f"{other.parent}{os.pathsep}{environment['PATH']}")
    assert f"{other} is another program" in done.stderr
    assert "python -m drift_lsp" in done.stderr
    assert not (tmp_path / "was-run").exists()


def test_logs_go_to_stderr_and_only_when_asked(drift):
    assert drift("check").stderr == ""
    noisy = drift("patterns", "show", cause(drift)["pattern"], DRIFT_LOG="debug")
    assert "DEBUG drift." in noisy.stderr
    assert "DEBUG" not in noisy.stdout


def test_dismissals_mute_a_pattern_visibly_and_undoably(drift, project):
    for n in range(20, 70):
        (project / "shop" / f"part_{n}.py").write_text(MODULE.format(n=n))
    for n in range(6):
        odd = ODD.replace("odd(", f"odd_{n}(").replace('"odd"', f'"odd {n}"')
        (project / "shop" / f"odd_{n}.py").write_text(odd)
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    ours = [it for it in found if it["detector"] == "errors/raise-cause"]
    assert len(ours) == 7
    pattern = ours[0]["pattern"]
    said = [drift("feedback", "dismiss", it["id"]).stdout for it in ours[:3]]
    assert "muted" not in said[0]
    assert f"drift feedback unmute {pattern}" in said[2]
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    assert pattern not in {it["pattern"] for it in found}
    muted = json.loads(drift("patterns", "--status", "muted", "--json").stdout)["patterns"]
    assert [it["id"] for it in muted] == [pattern]
    assert "is muted" in drift("feedback").stdout
    drift("feedback", "unmute", pattern)
    found = json.loads(drift("check", "--format", "json").stdout)["violations"]
    assert len([it for it in found if it["pattern"] == pattern]) == 4
