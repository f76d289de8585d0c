"""Every detector does what its own examples say; one that is silenced fails them; no example stands twice."""

from collections import Counter

import pytest

from drift_lsp.detectors.contract import Flags
from drift_lsp.detectors.registry import all_detectors, names
from drift_lsp.testing import silenced, verify

EXAMPLES = [
    pytest.param(detector, example, id=f"{detector.id}[{n}]")
    for detector in all_detectors()
    for n, example in enumerate(detector.examples)
]


@pytest.mark.parametrize(("detector", "example"), EXAMPLES)
def test_example(detector, example):
    verify(detector, example)


@pytest.mark.parametrize("detector", all_detectors(), ids=lambda it: it.id)
def test_detector_is_declared_well(detector):
    assert detector.question.endswith("?"), "its documentation begins with the question"
    assert any(isinstance(it, Flags) for it in detector.examples), "no example of what it flags"
    assert any(not isinstance(it, Flags) for it in detector.examples), "no example of what it allows"
    assert set(detector.slots), "no slot"
    repeated = [it for it, n in Counter((it.code, it.taught, it.language) for it in detector.examples).items() if n > 1]
    assert not repeated


@pytest.mark.parametrize(("detector", "example"), [it for it in EXAMPLES if isinstance(it.values[1], Flags)])
def test_a_silenced_detector_fails(detector, example):
    assert silenced(detector, example)


def test_a_detector_is_named_like_its_file():
    assert {it.id for it in all_detectors()} == names()
