"""Written: the server's catalog and settings in, the parts of the VS Code extension that must say the same out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec

from drift_lsp.detectors import registry
from drift_lsp.enforcement.violation import Violation
from drift_lsp.server import catalog
from drift_lsp.workspace.outcomes import ScanReport
from drift_lsp.workspace.schema import json_schema
from drift_lsp.workspace.views import Explanation, FeedbackView, PatternView, Status

EXTENSION = Path(__file__).parents[2] / "editors" / "vscode"
PROTOCOL = EXTENSION / "src" / "protocol.ts"
MANIFEST = EXTENSION / "package.json"

SETTLED_OFTEN = ("check", "tiers", "severity")
"""Sections that people look for; the others come after them."""

RECORDS = (Violation, PatternView, FeedbackView, Explanation, ScanReport, Status)

HEAD = """\
// Protocol: what a client may ask of the server, and what it answers. Written by `pytest --update` from
// drift_lsp/server/catalog.py, so what is not in the server cannot be asked here.

import type { Range } from "vscode-languageclient";
"""


def protocol() -> str:
    """Write src/protocol.ts."""
    _, components = msgspec.json.schema_components(RECORDS, ref_template="{name}")
    parts = [HEAD, *(_interface(name, components[name]) for name in sorted(components)), _commands(), _state()]
    return "\n".join(parts)


def _interface(name: str, schema: dict[str, Any]) -> str:
    if "properties" not in schema:
        return f"export type {name} = {_type(schema)};\n"
    lines = [f"  {key}: {_type(it)};" for key, it in schema["properties"].items()]
    return "\n".join([f"export interface {name} {{", *lines, "}", ""])


def _type(schema: dict[str, Any]) -> str:
    if "$ref" in schema:
        return schema["$ref"]
    if "enum" in schema:
        return " | ".join(json.dumps(it) for it in schema["enum"])
    if "anyOf" in schema:
        return " | ".join(_type(it) for it in schema["anyOf"])
    match schema.get("type"):
        case "integer" | "number":
            return "number"
        case "array" if "prefixItems" in schema:
            return f"[{', '.join(_type(it) for it in schema['prefixItems'])}]"
        case "array":
            one = _type(schema.get("items") or {})
            return f"({one})[]" if " " in one else f"{one}[]"
        case "object":
            rest = schema.get("additionalProperties")
            return f"Record<string, {_type(rest) if isinstance(rest, dict) else 'unknown'}>"
        case str() as name:
            return name
        case _:
            return "unknown"


def _commands() -> str:
    lines = ["export interface Commands {"]
    for it in catalog.COMMANDS:
        keys = "; ".join(_key(key) for key in it.keys)
        argument = f"{{ {keys} }}" if keys else "Record<string, never>"
        answer = _plain(answer_type(it.answers))
        lines += [f"  /** {it.says} */", f'  "{it.name}": {{ argument: {argument}; answer: {answer} }};']
    return "\n".join([*lines, "}", ""])


def _key(key: catalog.Key) -> str:
    kind = " | ".join(json.dumps(it) for it in key.allowed) or key.kind
    return f"{key.name}{'' if key.required else '?'}: {kind}"


def _state() -> str:
    return f'export const STATE = "{catalog.STATE}";\n\nexport interface State {_plain(catalog.STATE_TELLS)}\n'


def answer_type(answers: str) -> str:
    """Cut the words off that stand behind the type of an answer."""
    depth = 0
    for at, sign in enumerate(answers):
        depth += (sign in "{(") - (sign in "})")
        if depth == 0 and sign in ";:":
            return answers[:at]
    return answers


def _plain(kind: str) -> str:
    """Part the members of a type as TypeScript is written."""
    return re.sub(r", (?=\w+\??:)", "; ", kind).replace("{", "{ ").replace("}", " }")


def manifest(text: str) -> str:
    """Write package.json anew, with settings that mirror drift.toml behind the extension's own."""
    package = json.loads(text)
    contributes = package["contributes"]
    contributes["configuration"] = [contributes["configuration"][0], *_mirrored()]
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def _mirrored() -> list[dict[str, Any]]:
    schema = json.loads(json_schema(sorted(registry.names())))["properties"]
    ordered = sorted(schema, key=lambda name: name not in SETTLED_OFTEN)
    return [
        {"title": name.capitalize(), "order": 10 + number, "properties": dict(_settings(name, schema[name]))}
        for number, name in enumerate(ordered)
    ]


def _settings(section: str, schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    if "patternProperties" in schema:
        values = next(iter(schema["patternProperties"].values()))
        about = f"{schema['description']} Names are those of drift.toml: `errors/raise-cause`, `errors`."
        yield (
            f"drift.{section}",
            {"type": "object", "default": {}, "markdownDescription": about, "additionalProperties": values},
        )
        return
    for key, it in schema["properties"].items():
        # Null stands for what nobody set: only then the word of drift.toml holds.
        kinds = it.get("type", "string")
        limits = {
            name: it[name]
            for name in ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "items")
            if name in it
        }
        if "enum" in it:
            limits["enum"] = [*it["enum"], None]
            limits["enumItemLabels"] = [*it["enum"], "as drift.toml says"]
        about = f"{it['description']} Unset, drift.toml decides, or else `{json.dumps(it['default'])}`."
        yield (
            f"drift.{section}.{key}",
            {"type": [kinds, "null"], "default": None, "markdownDescription": about, "scope": "window", **limits},
        )
