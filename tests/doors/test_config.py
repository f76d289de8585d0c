"""`drift config`, end to end."""

from __future__ import annotations

import json
import tomllib

from tests.doors.conftest import departing, refused


def settings(drift, *words, **more):
    found = json.loads(drift("config", "show", "--json", *words, **more).stdout)["settings"]
    return {it["path"]: (it["value"], it["origin"]) for it in found}


def test_every_source_is_heard_and_named(drift, project, environment):
    assert settings(drift)["check.show"] == ("all", "drift.toml")
    assert settings(drift, DRIFT_CHECK_SHOW="changed")["check.show"][1] == "environment variable DRIFT_CHECK_SHOW"
    told = settings(drift, "--config", "check.show=changed", DRIFT_CHECK_SHOW="all")
    assert told["check.show"] == ("changed", "command line")
    (project / "drift.toml").rename(project / "pyproject.toml")
    (project / "pyproject.toml").write_text("[tool.drift.scan]\nworkers = 1\n")
    assert settings(drift)["scan.workers"] == (1, "pyproject.toml, [tool.drift]")


def test_what_is_shown_is_a_drift_toml_that_says_the_same(drift, project):
    shown = drift("config", "show", "--origin", "--config", "scan.extra_ignore=a/,\x1b[2J")
    assert "\x1b" not in shown.stdout
    assert 'show = "all"' in shown.stdout
    assert "# drift.toml" in shown.stdout
    assert tomllib.loads(shown.stdout)["scan"]["extra_ignore"] == ["a/", "\x1b[2J"]
    (project / "drift.toml").write_text(shown.stdout)
    assert settings(drift)["scan.extra_ignore"] == (["a/", "\x1b[2J"], "drift.toml")


def test_a_flag_sets_what_a_check_obeys(drift):
    assert departing(drift) == {"shop/odd.py"}
    assert departing(drift, "--config", "scan.extra_ignore=odd.py") == set()
    refused(
        drift("check", "--config", "check.bugdet=1"), "CONFIG_ERROR", "command line", "check.budget?", "1 to 10,000"
    )
    refused(drift("check", "--config", "nonsense"), "CONFIG_ERROR", "SECTION.KEY=VALUE")


def test_the_schema_is_json(drift):
    assert json.loads(drift("config", "schema").stdout)["title"] == "drift.toml"


def test_settings_are_shown_where_nothing_may_be_written_and_write_nothing(drift, tmp_path):
    empty = tmp_path / "empty"
    empty.mkdir()
    assert drift("config", "show", cwd=empty).returncode == 0
    assert list(empty.iterdir()) == []
