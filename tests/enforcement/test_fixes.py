"""Fixes: what is offered mends what it says, breaks nothing, and leaves nothing to mend."""

import pytest

from drift_lsp.detectors.contract import Detector, Flags
from drift_lsp.detectors.registry import all_detectors
from drift_lsp.syntax import languages
from drift_lsp.syntax.parse import parse
from drift_lsp.testing import PROJECT, home, judge, unmark
from drift_lsp.text import apply_edits
from drift_lsp.workspace import repairs

FIXING = [it for it in all_detectors() if type(it).fix is not Detector.fix]
CASES = [
    pytest.param(detector, example, id=f"{detector.id}[{n}]")
    for detector in FIXING
    for n, example in enumerate(it for it in detector.examples if isinstance(it, Flags))
]
AROUND = {
    "python": ["{}", "# é\n\n{}", "def around():\n{}\n    return 'ü'", "{}\n\n{}"],
    "script": ["{}", "// é\n\n{}", "function around() {{\n{}\n}}", "{}\n\n{}"],
}


def broken(source, language):
    """Count what the parser could make nothing of."""
    found, waiting = 0, [parse(source.encode(), languages.named(language)).root_node]
    while waiting:
        node = waiting.pop()
        found += node.is_error or node.is_missing
        waiting.extend(node.children if node.has_error else ())
    return found


def variants(example):
    """Put an example into other code: deeper, later, twice, with other line ends."""
    code = unmark(example.code)[0]
    for template in AROUND["python" if example.language == "python" else "script"]:
        deeper = (
            "".join(f"    {line}" for line in code.splitlines(True))
            if "around" in template and "'''" not in code
            else code
        )
        source = template.format(*[deeper.rstrip("\n")] * template.count("{}")) + "\n"
        yield source
        yield source.replace("\n", "\r\n")


def departing(detector, example, source):
    found = judge(detector, example, source, home(detector, example)).violations
    return [it for it in found if it.hidden in ("", "listed", "common")]


@pytest.mark.parametrize(("detector", "example"), CASES)
def test_a_fix_silences_its_finding_and_a_second_pass_changes_nothing(detector, example):
    offered = 0
    for source in variants(example):
        found = departing(detector, example, source)
        for violation in found:
            edits = repairs.fix(PROJECT, home(detector, example), source.encode(), violation)
            if not edits:
                continue
            offered += 1
            mended = apply_edits(source.encode(), edits).decode()
            assert broken(mended, example.language) <= broken(source, example.language)
            left = departing(detector, example, mended)
            assert len(left) == len(found) - 1
            assert {it.id for it in left} < {it.id for it in found}
            # What is mended already is not mended again, nor is what moved on since.
            assert repairs.fix(PROJECT, home(detector, example), mended.encode(), violation) == []
    assert bool(offered) == (example.fixed is not None)


@pytest.mark.parametrize(("detector", "example"), CASES)
def test_all_fixes_of_a_file_together_leave_none(detector, example):
    for source in variants(example):
        left = source
        for _ in range(20):
            edits = next(
                (
                    it
                    for one in departing(detector, example, left)
                    if (it := repairs.fix(PROJECT, home(detector, example), left.encode(), one))
                ),
                None,
            )
            if not edits:
                break
            left = apply_edits(left.encode(), edits).decode()
        again = [
            repairs.fix(PROJECT, home(detector, example), left.encode(), it)
            for it in departing(detector, example, left)
        ]
        assert not any(again)
        assert ("\r\n" in left) == ("\r\n" in source)


def test_a_detector_without_a_fix_offers_none():
    for detector in all_detectors():
        if detector not in FIXING:
            example = next(it for it in detector.examples if isinstance(it, Flags))
            source = unmark(example.code)[0]
            assert not any(it.fixable for it in departing(detector, example, source))


def test_where_the_text_has_moved_on_nothing_is_mended():
    detector = next(it for it in FIXING if it.id == "errors/raise-cause")
    example = next(it for it in detector.examples if isinstance(it, Flags))
    source = unmark(example.code)[0]
    (violation,) = departing(detector, example, source)
    for other in (
        "",
        "x = 1\n",
        source[: violation.span.start],
        "#" + source,
        source.replace("SaveError", "OtherError"),
    ):
        assert repairs.fix(PROJECT, home(detector, example), other.encode(), violation) == []
