"""Templates: the name of a way to work in, the drift.toml that says so out."""

from __future__ import annotations

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.errors import UsageError
from drift_lsp.workspace.config import template


class Template(msgspec.Struct, frozen=True):
    """A way to work."""

    name: str
    about: str
    chosen: dict[str, object] = {}


def _but(category: str) -> dict[str, object]:
    others = {it.partition("/")[0] for it in registry.names()} - {category}
    return {f"tiers.{it}": "off" for it in sorted(others | {"mined"})}


TEMPLATES = (
    Template("full", "every key with its default"),
    Template(
        "strict",
        "old code is judged like new, and everything fails",
        {"check.show": "all", "check.fail_on": "information"},
    ),
    Template("legacy", "on old code: little is shown, only errors fail", {"check.fail_on": "error", "check.budget": 2}),
    Template("security", "security questions only", _but("security")),
)


def named(name: str) -> str:
    """Write the drift.toml of a template."""
    for it in TEMPLATES:
        if it.name == name:
            return template(it.chosen)
    raise UsageError(f"No template is called {name!r}.", f"There are {', '.join(it.name for it in TEMPLATES)}.")
