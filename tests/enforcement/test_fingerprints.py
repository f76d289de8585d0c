"""Fingerprints: what a finding is known by, whatever happens around it; and that messages are made in one place."""

import ast
from pathlib import Path

import pytest

import drift_lsp
from drift_lsp.enforcement.carried import past
from drift_lsp.enforcement.check import Settings, check
from drift_lsp.learning.knobs import Learn
from drift_lsp.testing import PROJECT, look
from tests.learning.made import model

TAUGHT = "try:\n    load()\nexcept OSError as err:\n    raise LoadError() from err\n"
ODD = """\
class Shop:
    def save(self):
        try:
            write()
        except OSError as err:
            raise SaveError("disk is full")
"""
SHOP = [look(TAUGHT, "python", f"src/shop/load_{n}.py") for n in range(60)]


def prints(source, path="src/shop/odd.py"):
    """Judge a source; tell the ids of what departs."""
    looked = look(source, "python", path)
    learned = model(SHOP, PROJECT, Learn())
    found = check(looked, source.encode(), learned, None, frozenset(), Settings(), "2026-01-01", {}).violations
    return [(it.id, it.loose) for it in found]


def test_a_fingerprint_is_sixteen_characters_and_the_same_every_time():
    assert len(prints(ODD)) == 1
    assert prints(ODD) == prints(ODD)
    assert {len(it) for it in prints(ODD)[0]} == {16}


@pytest.mark.parametrize(
    "changed",
    [
        "import os\n" * 20 + ODD,
        ODD.replace("    ", "\t"),
        ODD.replace("        ", "  ").replace("    ", " "),
        ODD.replace("\n", "\r\n"),
        ODD + "\n\ndef other(): pass\n",
        ODD.replace("write()", "write_all(); flush()"),
    ],
    ids=["twenty lines above", "tabs", "two blanks", "CRLF", "code below", "other code beside"],
)
def test_it_stays_when_the_code_around_changes(changed):
    assert prints(changed) == prints(ODD)


@pytest.mark.parametrize(
    "changed",
    [
        ODD.replace("def save", "def keep"),
        ODD.replace("class Shop", "class Store"),
        ODD.replace("SaveError", "KeepError"),
    ],
    ids=["function", "class", "the text itself"],
)
def test_it_changes_with_the_names_around_it_and_the_text(changed):
    ((exact, loose),), ((was, loosely),) = prints(changed), prints(ODD)
    assert exact != was
    assert loose != loosely


def test_in_another_file_only_the_loose_one_stays():
    ((exact, loose),), ((was, loosely),) = prints(ODD, "src/shop/moved.py"), prints(ODD)
    assert exact != was
    assert loose == loosely


SAME = (
    '        try:\n            again()\n        except OSError as err:\n            raise SaveError("disk is full")\n'
)


def test_one_more_of_the_same_is_exactly_one_more():
    before = set(prints(ODD))
    for source in (ODD + SAME, ODD.replace("        try:", SAME + "        try:", 1)):
        after = prints(source)
        assert len(after) == len(set(after)) == 2
        assert len(set(after) - before) == 1
    looked = look(ODD, "python", "src/shop/odd.py")
    assert past(looked, ODD.encode(), model(SHOP, PROJECT)).prints == {one for both in before for one in both}


def test_messages_are_made_in_check_alone():
    """A violation is built, and its words are chosen, in one module; elsewhere it is only handed on."""
    makers = set()
    for path in Path(drift_lsp.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            called = node.func if isinstance(node, ast.Call) else None
            name = (
                called.id if isinstance(called, ast.Name) else called.attr if isinstance(called, ast.Attribute) else ""
            )
            if name == "Violation" or (
                name == "replace" and any(it.arg in ("message", "expected", "actual") for it in node.keywords)
            ):
                makers.add(path.name)
    assert makers == {"check.py"}


def test_what_a_violation_says():
    looked = look(ODD, "python", "src/shop/odd.py")
    (found,) = check(
        looked, ODD.encode(), model(SHOP, PROJECT), None, frozenset(), Settings(), "2026-01-01", {}
    ).violations
    assert found.message == (
        "Here no cause is named; for 60 of 60 errors raised in handlers in this project, the cause is named."
    )
    assert (found.expected, found.actual, found.choice) == ("the cause is named", "no cause is named", "named")
    assert (found.row, found.column, found.end_row, found.end_column) == (6, 13, 6, 44)
    assert (found.count, found.of, found.files, found.scope) == (60, 60, 60, "")
    assert found.code == 'raise SaveError("disk is full")'
    assert 0.9 < found.confidence < 1
    assert found.value == pytest.approx(found.confidence, abs=1e-4)
