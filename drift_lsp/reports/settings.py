"""Settings: what is in force in, the drift.toml that would say so out."""

# ruff: noqa: D102 -- the records themselves say what each part is.

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby
from typing import Protocol

from drift_lsp.reports.escape import visible
from drift_lsp.reports.paint import Page
from drift_lsp.reports.toml import toml


class InForce(Protocol):
    """A setting as it is in force."""

    @property
    def path(self) -> str: ...
    @property
    def value(self) -> object: ...
    @property
    def origin(self) -> str: ...


def settings_text(found: Sequence[InForce], page: Page, *, origin: bool) -> str:
    """Write settings as TOML; what is a default is faint, and with `origin` a comment says where a value comes from."""
    made = []
    for section, those in groupby(found, key=lambda it: it.path.partition(".")[0]):
        lines = [(f"{it.path.partition('.')[2]} = {toml(it.value)}", it) for it in those]
        most = max(len(text) for text, _ in lines)
        made.append(f"[{section}]")
        for text, it in lines:
            written = f"{text.ljust(most)}  # {visible(it.origin)}" if origin else text
            made.append(page.paint(written, "faint" if it.origin == "default" else "bold"))
        made.append("")
    return "\n".join(made[:-1]) + "\n"
