"""Config: nothing in, the records of all settings out, with their defaults, ranges and documentation.

Each room declares its knobs; here they are put together. `layers` fills the records, `schema` describes them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, get_args

import msgspec
from msgspec import Meta

from drift_lsp.detectors.contract import Severity
from drift_lsp.enforcement.knobs import Check, Lonely, TierChoice
from drift_lsp.learning.knobs import Feedback, Learn, Mine
from drift_lsp.reports.toml import quoted, toml
from drift_lsp.storage.knobs import Backup, Retention
from drift_lsp.workspace import settings


class Scan(msgspec.Struct, frozen=True):
    """Which files are read, and by how many processes."""

    max_file_size: Annotated[int, Meta(ge=1_024, le=1 << 30)] = 1 << 20
    """Bytes; larger files are reported and not read."""

    extra_ignore: tuple[str, ...] = ()
    """Patterns as in .gitignore, besides those of .gitignore and .driftignore."""

    workers: Annotated[int, Meta(ge=0, le=256)] = 0
    """Processes that read files; 0 takes one for each core."""


class Config(msgspec.Struct, frozen=True):
    """Every setting of Drift."""

    scan: Scan = Scan()
    learn: Learn = Learn()
    lonely: Lonely = Lonely()
    mine: Mine = Mine()
    check: Check = Check()
    feedback: Feedback = Feedback()
    retention: Retention = Retention()
    backup: Backup = Backup()
    tiers: dict[str, TierChoice] = {}
    """Where a question speaks, by detector, category or pattern."""

    severity: dict[str, Severity] = {}
    """How grave a finding is, by detector, category or pattern."""


SECTIONS: dict[str, type[msgspec.Struct]] = {
    "scan": Scan,
    "learn": Learn,
    "lonely": Lonely,
    "mine": Mine,
    "check": Check,
    "feedback": Feedback,
    "retention": Retention,
    "backup": Backup,
}
TABLES: dict[str, tuple[str, ...]] = {"tiers": get_args(TierChoice), "severity": get_args(Severity)}
"""Sections whose keys are names of detectors, categories and patterns."""


def known_keys() -> tuple[settings.Key, ...]:
    """List every key, for the documentation; those of [tiers] and [severity] are names."""
    found = [key for name, kind in SECTIONS.items() for key in settings.keys(name, kind)]
    for name, values in TABLES.items():
        doc = settings.docs(Config)[name]
        found.append(settings.Key(f'{name}."<name>"', "text", None, " or ".join(f'"{it}"' for it in values), doc))
    return tuple(found)


def template(chosen: Mapping[str, object] = {}) -> str:
    """Write the drift.toml of `drift init`: every key, commented out, with its default; those that are chosen, set."""
    lines = ["# How Drift reads this project. Every key stands here with its default; take away the # to change it."]
    for name, kind in SECTIONS.items():
        lines += ["", f"# {settings.about(kind)}", f"[{name}]"]
        for key in settings.keys(name, kind):
            default = toml(key.default)
            lines.append(f"# {key.doc} ({key.allowed})")
            word = key.path.partition(".")[2]
            set_to = chosen.get(key.path)
            lines.append(f"# {word} = {default}" if set_to is None else f"{word} = {toml(set_to)}")
    for name, values in TABLES.items():
        lines += ["", f"# {settings.docs(Config)[name]}", f"# One of: {', '.join(values)}.", f"[{name}]"]
        lines.append(f'# "errors/raise-cause" = "{values[-1]}"')
        named = ((path.partition(".")[2], value) for path, value in chosen.items() if path.startswith(f"{name}."))
        lines += [f"{quoted(word)} = {toml(value)}" for word, value in named]
    return "\n".join(lines) + "\n"
