"""Tiers: what most people shrug at is only listed, some of it until a project hardly knows an exception."""

import pytest

from drift_lsp.detectors import registry
from drift_lsp.enforcement.knobs import Check
from drift_lsp.enforcement.tiers import is_quiet, tier_of, wanted
from drift_lsp.learning.feedback import Opinions, State
from drift_lsp.learning.pattern import Standing
from drift_lsp.learning.variants import Variant


def tier(count, of, detector="styling/braces", slot="java branch", varied=None, moved=None):
    stands = Standing("braces", count, of, 40, 1.0 + count, 1.0 + of - count)
    return tier_of("0123456789abcdef", detector, slot, stands, varied, moved or {}, Check())


@pytest.mark.parametrize(
    ("count", "of", "expected"),
    [
        (954, 958, "changed"),
        (99, 100, "changed"),
        (98, 100, "listed"),
        (59, 59, "listed"),
        (60, 60, "changed"),
        (980, 1_000, "listed"),
    ],
)
def test_some_of_what_is_listed_is_asked_where_hardly_anybody_departs(count, of, expected):
    assert tier(count, of) == expected


def test_the_rest_is_listed_however_many_agree():
    assert tier(954, 958, "errors/assured-value", "csharp values") == "listed"
    assert tier(954, 958, "structural/wildcard-import", "python import") == "listed"
    assert tier(954, 958, "errors/assured-value", moved={"errors": "changed"}) == "changed"


@pytest.mark.parametrize(
    ("detector", "slot", "expected"),
    [
        ("mined/class-base", "python class directory:shop/handlers → base:BaseHandler", "changed"),
        ("mined/call-keyword", "python requests.get → timeout", "listed"),
        ("mined/class-decorator", "java class decorator:Entity → decorator:Table", "listed"),
    ],
)
def test_of_what_is_mined_bases_and_imports_are_asked(detector, slot, expected):
    assert tier(954, 958, detector, slot) == expected


@pytest.mark.parametrize(("language", "expected"), [("c", "listed"), ("cpp", "changed"), ("", "listed")])
def test_a_language_of_a_family_may_have_a_tier_of_its_own(language, expected):
    asked = "structural/own-header", "c include of an own header"
    assert tier_of("0123456789abcdef", *asked, None, None, {}, Check(), language) == expected


def test_what_people_say_goes_before():
    assert tier(954, 958, moved={"styling/braces": "listed"}) == "listed"
    assert tier(954, 958, varied=Variant(pattern="0123456789abcdef", tier="always")) == "always"


def test_other_tiers_do_not_depend_on_how_many_agree():
    assert tier(20, 21, "logging/logger-name", "python name of a module's logger") == "changed"
    assert tier_of("0123456789abcdef", "styling/braces", "java branch", None, None, {}, Check()) == "listed"


@pytest.mark.parametrize(
    ("detector", "family", "expected"),
    [
        ("types/any-type", "typescript", True),
        ("styling/braces", "java", False),  # Asked where hardly anybody departs.
        ("styling/emptiness", "java", True),
        ("styling/index-loop", "c", False),  # In one language of the family it is asked.
        ("errors/raise-cause", "python", False),
    ],
)
def test_what_can_only_be_listed_is_quiet(detector, family, expected):
    assert is_quiet(registry.by_id()[detector], family, 0.0) == expected


def test_what_readers_doubt_is_quiet_but_what_is_told_of_old_code_or_warns_is_not():
    asked = {it.id for it in registry.all_detectors() if not is_quiet(it, "python", 1.0)}
    assert "structural/import-form" in asked
    assert "security/provider-key" in asked
    assert "errors/raise-cause" not in asked


def test_what_somebody_wants_otherwise_or_approved_is_not_quiet():
    states = {("aa", ""): State("approved"), ("bb", ""): State("ignored")}
    variants = {"cc": (Variant(pattern="cc", tier="changed"),), "dd": (Variant(pattern="dd", enabled=False),)}
    assert wanted(Opinions(states=states, variants=variants), {"errors": "changed"}) == {"aa", "cc", "errors"}
