"""The nearest variant of a pattern holds, part by part, until its last day."""

import pytest

from drift_lsp.learning.variants import Variant, holding

DAY = "2026-06-30"


def held(path, *variants, day=DAY):
    return holding([Variant(pattern="p", **it) for it in variants], path, day)


@pytest.mark.parametrize(
    ("scope", "path", "covered"),
    [
        ("", "a.py", True),
        ("", "", True),
        ("src", "src/a.py", True),
        ("src", "src", True),
        ("src", "srcx/a.py", False),
        ("src", "a/src/a.py", False),
        ("src/a.py", "src/a.py", True),
        ("src/a.py", "src/a.pyi", False),
        ("src/a.py", "src", False),
        ("src", "", False),
    ],
)
def test_a_variant_holds_in_its_place(scope, path, covered):
    assert (held(path, {"scope": scope, "enabled": False}) is not None) == covered


@pytest.mark.parametrize(("expires", "holds"), [("", True), (DAY, True), ("2026-06-29", False), ("2026-07-01", True)])
def test_a_variant_holds_until_its_last_day(expires, holds):
    assert (held("a.py", {"enabled": False, "expires": expires}) is not None) == holds


def test_the_nearest_holds_part_by_part():
    wide = {"enabled": False, "severity": "error"}
    found = held(
        "src/legacy/a.py",
        {"scope": "src/legacy", "enabled": True},
        wide,
        {"scope": "src", "severity": "warning", "tier": "always"},
    )
    assert (found.enabled, found.severity, found.tier, found.scope) == (True, "warning", "always", "src/legacy")
    assert held("b.py", wide, {"enabled": True}).enabled, "of two for one place the later holds"


def test_zero_is_no_override_and_false_is():
    assert held("src/a.py", {"threshold": 0.9}, {"scope": "src", "enabled": False}).threshold == 0.9
    assert held("src/a.py", {"enabled": True}, {"scope": "src", "enabled": False}).enabled is False
