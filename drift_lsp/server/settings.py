"""Settings: what an editor's user set in, overrides for a project's configuration and his wishes for the editor out.

They come under `drift` or without it: `{"check": {"show": "all"}, "editor": {"pull": true}}`. What has a wrong type is
passed over, because a typo in one editor must not silence Drift there.
"""

from __future__ import annotations

from typing import Any

import msgspec

from drift_lsp.workspace import config

SECTION = "drift"
EDITOR = "editor"


class Preferences(msgspec.Struct, frozen=True):
    """How Drift behaves in one editor; section `editor`. `pull` and `lens` count when the server starts."""

    pull: bool = False
    """The editor asks for diagnostics instead of being told, where it can be sent a refresh."""

    pull_workspace: bool = False
    """It asks for those of all files, too; only with `pull`."""

    most: int = 100
    """Diagnostics of one document."""

    hover: bool = True
    lens: bool = False
    """Say over classes and files which conventions hold there."""

    actions: dict[str, bool] = {}
    """Kinds of code actions that are offered or not: `fix`, `fixAll`, `suppress`, `dismiss`, `approve`, `ignore`,
    `escalate`, `variant`, `explain`, `unused`. All are, unless set to false."""

    def offers(self, kind: str) -> bool:
        """Tell whether a kind of code action is wanted."""
        return self.actions.get(kind, True)


def overrides(settings: Any) -> dict[str, object]:
    """Read `{"drift": {"check": {"show": "all"}}}`, with or without the outer key, as `{"check.show": "all"}`."""
    known = {*config.SECTIONS, *config.TABLES}
    # Sections that the configuration does not know are the editor's own: where the program lies, what to trace.
    return {
        f"{section}.{key}": value
        for section, keys in _inner(settings).items()
        if section in known and isinstance(keys, dict)
        for key, value in keys.items()
        if value is not None  # An editor sends null for what nobody set.
    }


def preferences(settings: Any) -> Preferences:
    """Read the section `editor`."""
    wished = _inner(settings).get(EDITOR)
    made = Preferences()
    if not isinstance(wished, dict):
        return made
    for field in msgspec.structs.fields(Preferences):
        try:
            value = msgspec.convert(wished.get(field.name), field.type)
        except msgspec.ValidationError:
            continue
        made = msgspec.structs.replace(made, **{field.name: value})
    return made


def _inner(settings: Any) -> dict[str, Any]:
    if isinstance(settings, dict) and isinstance(settings.get(SECTION), dict):
        settings = settings[SECTION]
    return settings if isinstance(settings, dict) else {}
