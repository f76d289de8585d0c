"""What all tests share.

`pytest --update` rewrites goldens; read the diff. `pytest --kills 200 tests/doors/test_kill.py` ends that many
processes at random moments, where the ordinary run ends a few; it takes some minutes.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

# The projects of tests are small: how many must agree is asked of them in tests/enforcement/test_agreement.py, and what
# readers must have said in test_trust.py.
os.environ |= {
    "DRIFT_CHECK_AGREEMENT": "0.0",
    "DRIFT_CHECK_AGREEMENT_PLACES": "1",
    "DRIFT_CHECK_HABIT": "0.0",
    "DRIFT_CHECK_HABIT_PLACES": "1",
    "DRIFT_CHECK_TRUST": "0.0",
}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite goldens and generated documents")
    parser.addoption("--kills", type=int, default=8, help="random moments at which a process is ended by kill -9")


@pytest.fixture
def update(request: pytest.FixtureRequest) -> bool:
    """Whether goldens are to be rewritten."""
    return bool(request.config.getoption("--update"))


@pytest.fixture
def golden(request: pytest.FixtureRequest, update: bool) -> Callable[[str, str], None]:
    """Compare a text with `goldens/<name>` beside the test."""

    def compare(name: str, text: str) -> None:
        path = Path(request.path).parent / "goldens" / name
        if update:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(text.encode())
        assert path.is_file(), f"There is no {path.name}; make it with pytest --update."
        assert text == path.read_bytes().decode()

    return compare
