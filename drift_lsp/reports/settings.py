"""Settings: what is in force in, the drift.toml that would say so out."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from drift_lsp.reports.escape import visible
from drift_lsp.reports.paint import Page
from drift_lsp.reports.shapes import InForce
from drift_lsp.reports.toml import toml


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
