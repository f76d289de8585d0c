"""Schema: the records of all settings in, a JSON Schema of drift.toml out, for editors that complete and check it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any, get_type_hints

import msgspec

from drift_lsp.workspace import settings
from drift_lsp.workspace.config import SECTIONS, TABLES, Config

DIALECT = "http://json-schema.org/draft-07/schema#"
"""The newest that all TOML extensions of editors read."""


def json_schema(detectors: Sequence[str]) -> str:
    """Write the schema; `detectors` are offered as the names that [tiers] and [severity] may hold."""
    about = settings.docs(Config)
    made = {
        "$schema": DIALECT,
        "title": "drift.toml",
        "description": "How Drift reads a project.",
        "type": "object",
        "additionalProperties": False,
        "properties": {
            **{name: _section(kind) for name, kind in SECTIONS.items()},
            **{name: _table(about[name], values, detectors) for name, values in TABLES.items()},
        },
    }
    return json.dumps(made, indent=2) + "\n"


def _section(kind: type[msgspec.Struct]) -> dict[str, Any]:
    said, hints = settings.docs(kind), get_type_hints(kind, include_extras=True)
    defaults = msgspec.to_builtins(msgspec.structs.asdict(kind()))
    return {
        "description": settings.about(kind),
        "type": "object",
        "additionalProperties": False,
        "properties": {
            name: {"description": said[name], **msgspec.json.schema(hints[name]), "default": _listed(defaults[name])}
            for name in kind.__struct_fields__
        },
    }


def _table(about: str, values: Sequence[str], detectors: Sequence[str]) -> dict[str, Any]:
    one = {"enum": list(values)}
    names = sorted({*detectors, *(it.partition("/")[0] for it in detectors), "mined"})
    return {
        "description": about,
        "type": "object",
        "additionalProperties": False,
        "properties": dict.fromkeys(names, one),
        "patternProperties": {"^mined/": one, "^[0-9a-f]{16}$": one},
    }


def _listed(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value
