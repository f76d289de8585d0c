"""Text for programs: JSON with stable keys, and workflow commands that GitHub reads as they are meant."""

from __future__ import annotations

import json
import re

import msgspec

from drift_lsp.reports.escape import UNSAFE
from drift_lsp.reports.github import check_github
from drift_lsp.reports.json_object import check_json
from tests.reports import made


def as_github_reads(line: str) -> tuple[str, dict[str, str], str]:
    """Read a workflow command as the runner does: fields first, then their escapes."""
    match = re.fullmatch(r"::(\w+) ([^\n]*?)::([^\n]*)", line)
    assert match
    fields = dict(field.split("=", 1) for field in match[2].split(","))
    for spelt, char in (("%3A", ":"), ("%2C", ","), ("%0D", "\r"), ("%0A", "\n"), ("%25", "%")):
        fields = {key: value.replace(spelt, char) for key, value in fields.items()}
    return match[1], fields, match[3].replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")


def test_json_is_what_it_was(golden):
    golden("check.json", check_json(made.REPORT, "/project", "0.0.0"))


def test_json_keeps_every_value_and_shows_no_control():
    text = check_json(made.REPORT, "/pro\x1bject\ud800", "0.0.0")
    assert not UNSAFE.search(text.replace("\n", ""))
    answer = json.loads(text)
    assert answer["root"] == "/pro\x1bject\ud800"
    assert {it["id"]: it["message"] for it in answer["violations"]} == {it.id: it.message for it in made.ALL}
    assert answer["counts"] == {"total": 7, "information": 4, "warning": 2, "error": 1, "over_budget": 1}


def test_json_names_the_other_places():
    related = {it["id"]: it["related"] for it in json.loads(check_json(made.REPORT, "/p", "0"))["violations"]}
    assert related[made.CAUSE.id] == [{"id": made.AGAIN.id, "row": 13, "column": 9}]
    assert related[made.AGAIN.id] == [{"id": made.CAUSE.id, "row": 7, "column": 9}]
    assert related[made.NAME.id] == []


def test_github_is_what_it_was(golden):
    golden("check.github.txt", check_github(made.REPORT))


def test_github_reads_back_what_was_meant():
    commands = [as_github_reads(line) for line in check_github(made.REPORT).splitlines()]
    assert [kind for kind, _, _ in commands] == ["error", "warning", "notice", "notice", "notice"]
    fields = next(fields for _, fields, _ in commands if "Über" in fields["file"])
    assert fields == {
        "file": made.UNSAFE.path,
        "line": "2",
        "endLine": "2",
        "col": "27",
        "endColumn": "34",
        "title": "drift naming/x",
    }
    said = next(text for _, fields, text in commands if "Über" in fields["file"])
    assert said == rf"Bad \x1b]0;name\x07, 100%: x\ny [{made.UNSAFE.id}]"


def test_github_has_one_command_for_several_places():
    (line,) = check_github(made.Checked((made.CAUSE, made.AGAIN))).splitlines()
    assert "%0AThe same on line 13.%0AAs in shop/load.py:22: raise" in line


def test_github_gets_no_second_command_out_of_a_path_or_message():
    it = msgspec.structs.replace(made.NAME, path="a,b=c::d\n::error::x.py", message="x\n::error file=a::b\r\n%0A")
    (line,) = check_github(made.Checked((it,))).splitlines()
    kind, fields, said = as_github_reads(line)
    assert kind == "notice"
    assert fields["file"] == r"a,b=c::d\n::error::x.py"
    assert said.startswith(r"x\n::error file=a::b\r\n%0A")


def test_the_budget_holds_for_people_only():
    assert "No timeout." not in check_github(made.REPORT)
    assert "No timeout." in check_github(made.REPORT, budget=False)
    assert "No timeout." in check_json(made.REPORT, "", "")
