"""Settings: what an editor's user set in, overrides for a project's configuration out."""

from __future__ import annotations

from typing import Any

from drift_lsp.workspace import config

SECTION = "drift"


def overrides(settings: Any) -> dict[str, object]:
    """Read `{"drift": {"check": {"show": "all"}}}`, with or without the outer key, as `{"check.show": "all"}`."""
    known = {*config.SECTIONS, *config.TABLES}
    if isinstance(settings, dict) and isinstance(settings.get(SECTION), dict):
        settings = settings[SECTION]
    if not isinstance(settings, dict):
        return {}
    # Sections that the configuration does not know are the editor's own: where the program lies, what to trace.
    return {
        f"{section}.{key}": value
        for section, keys in settings.items()
        if section in known and isinstance(keys, dict)
        for key, value in keys.items()
        if value is not None  # An editor sends null for what nobody set.
    }
