"""What all tests share: `pytest --update` rewrites goldens; read the diff."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite goldens and generated documents")


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
