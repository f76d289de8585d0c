"""Tiers: what most people shrug at is asked where a project hardly knows an exception, and is listed elsewhere."""

import pytest

from drift_lsp.enforcement.tiers import tier_of
from drift_lsp.learning.pattern import Standing
from drift_lsp.learning.variants import Variant


def tier(count, of, detector="styling/braces", slot="java branch", varied=None, moved=None):
    stands = Standing("braces", count, of, 40, 1.0 + count, 1.0 + of - count)
    return tier_of("0123456789abcdef", detector, slot, stands, varied, moved or {})


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [(954, 958, "changed"), (99, 100, "changed"), (98, 100, "listed"), (99, 99, "listed"), (980, 1_000, "listed")],
)
def test_a_listed_question_is_asked_where_hardly_anybody_departs(count, of, expected):
    assert tier(count, of) == expected


def test_what_is_departed_from_with_a_reason_is_listed_however_many_agree():
    assert tier(954, 958, "errors/assured-value", "csharp values") == "listed"
    assert tier(954, 958, "structural/wildcard-import", "python import") == "changed"
    assert tier(954, 958, "errors/assured-value", moved={"errors": "changed"}) == "changed"


@pytest.mark.parametrize(
    ("detector", "slot", "expected"),
    [
        ("mined/call-keyword", "python requests.get → timeout", "changed"),
        ("mined/call-keyword", "go shop.Cart → Rows", "listed"),
        ("mined/class-decorator", "java class decorator:Entity → decorator:Table", "changed"),
        ("mined/class-decorator", "rust class decorator:Eq → decorator:Clone", "listed"),
    ],
)
def test_of_what_is_mined_fields_and_derived_traits_are_listed(detector, slot, expected):
    assert tier(954, 958, detector, slot) == expected


def test_what_people_say_goes_before():
    assert tier(954, 958, moved={"styling/braces": "listed"}) == "listed"
    assert tier(954, 958, varied=Variant(pattern="0123456789abcdef", tier="always")) == "always"


def test_other_tiers_do_not_depend_on_how_many_agree():
    assert tier(20, 21, "logging/logger-name", "python name of a module's logger") == "changed"
    assert tier_of("0123456789abcdef", "styling/braces", "java branch", None, None, {}) == "listed"
