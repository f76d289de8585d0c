"""Layers: flags, environment, drift.toml and the user's own file in, one record of settings out.

The nearest word holds: flag > `DRIFT_<SECTION>_<KEY>` > drift.toml or `[tool.drift]` in pyproject.toml > the user's
drift.toml > defaults. Nothing is guessed: a key nobody knows, a value out of range and a file that cannot be parsed are
errors that say where, what is allowed, and which known key was probably meant.
"""

from __future__ import annotations

import difflib
import os
import re
import tomllib
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from drift_lsp.errors import ConfigError
from drift_lsp.workspace import reading, settings
from drift_lsp.workspace.config import SECTIONS, TABLES, Config
from drift_lsp.workspace.root import CONFIG

PYPROJECT = "pyproject.toml"
PREFIX = "DRIFT_"

FORMERLY = {
    "analysis.dominance_threshold": "learn.bound",
    "analysis.min_files": "learn.least_files",
    "analysis.min_occurrences": "learn.least_sites",
    "backup.max_daily": "backup.daily",
    "backup.max_operational": "backup.operational",
    "quality_gates.fail_on": "check.fail_on",
    "scan.threads": "scan.workers",
}
"""Keys that people know from the earlier drift.toml, and what they are called here."""

_NAMED = re.compile(r"[a-z0-9][a-z0-9_-]*(?:/[\w.*:-]+)*|[0-9a-f]{16}")


def load(
    root: Path, environment: Mapping[str, str], overrides: Mapping[str, object] = {}, detectors: Collection[str] = ()
) -> Config:
    """Bring all sources together. `overrides` are flags: `{"check.show": "all"}`.

    With `detectors`, the ids of all there are, names in [tiers] and [severity] are checked against them.
    """
    return _load(root, environment, overrides, detectors).config()


def trace(
    root: Path, environment: Mapping[str, str], overrides: Mapping[str, object] = {}, detectors: Collection[str] = ()
) -> tuple[Setting, ...]:
    """List every setting that is in force, defaults among them, with where it comes from; in the template's order."""
    return _load(root, environment, overrides, detectors).settings()


class Setting(msgspec.Struct, frozen=True):
    """A setting in force."""

    path: str
    """`check.show`, `tiers."errors/raise-cause"`."""

    value: Any
    default: Any
    """None for a name in [tiers] or [severity]: that has its detector's."""

    origin: str
    """`default`, `command line`, `environment variable DRIFT_CHECK_SHOW`, or the file."""


def spoken(word: str) -> tuple[str, object]:
    """Read `check.show=all`, as a flag says it, as the path of a setting and its value."""
    path, equals, text = word.partition("=")
    section, _, key = path.strip().partition(".")
    if not (equals and section and key):
        raise ConfigError(f"command line: {ascii(word)[:80]} sets nothing.", "Write SECTION.KEY=VALUE.")
    kind = SECTIONS.get(section)
    return f"{section}.{key}", settings.spoken(kind, key, text) if kind else text.strip()


def _load(
    root: Path, environment: Mapping[str, str], overrides: Mapping[str, object], detectors: Collection[str]
) -> _Loader:
    loader = _Loader(detectors)
    loader.user(user_file(environment))
    loader.project(root)
    loader.environment(environment)
    loader.overrides(overrides)
    return loader


def user_file(environment: Mapping[str, str]) -> Path:
    """Tell where the user's own drift.toml lies, or would."""
    home = environment.get("XDG_CONFIG_HOME", "")
    if os.path.isabs(home):
        return Path(home) / "drift" / CONFIG
    import platformdirs

    return platformdirs.user_config_path("drift", appauthor=False) / CONFIG


class _Loader:
    """Layers of settings, each laid over those before it."""

    def __init__(self, detectors: Collection[str]) -> None:
        self.names = {*detectors, *(it.partition("/")[0] for it in detectors)}
        self.layers: dict[str, dict[str, Any]] = {it: {} for it in (*SECTIONS, *TABLES)}
        self.origins: dict[tuple[str, str], str] = {}

    def config(self) -> Config:
        sections = {name: kind(**self.layers[name]) for name, kind in SECTIONS.items()}
        return Config(**sections, **{name: self.layers[name] for name in TABLES})  # type: ignore[arg-type]

    def settings(self) -> tuple[Setting, ...]:
        found = [
            Setting(f"{section}.{key}", getattr(values, key), default, self.origins.get((section, key), "default"))
            for section, kind in SECTIONS.items()
            for values, defaults in [(kind(**self.layers[section]), kind())]
            for key, default in msgspec.structs.asdict(defaults).items()
        ]
        for table in TABLES:
            named = sorted(self.layers[table].items())
            found += [Setting(f'{table}."{it}"', value, None, self.origins[table, it]) for it, value in named]
        return tuple(found)

    def user(self, path: Path) -> None:
        try:
            content = path.read_bytes()
        except (FileNotFoundError, NotADirectoryError):
            return
        except OSError as err:
            raise ConfigError(f"{path} cannot be read: {err.strerror}.", "Check its permissions.") from err
        self._table(parse(content, str(path)), str(path))

    def project(self, root: Path) -> None:
        own, shared = _content(root, CONFIG), _content(root, PYPROJECT)
        inside = _tool_table(shared, own is None) if shared and b"drift" in shared else None
        if own is not None and inside is not None:
            raise ConfigError(
                f"There are settings in {CONFIG} and in [tool.drift] of {PYPROJECT}.",
                f"Move them into {CONFIG} and delete [tool.drift].",
            )
        if own is not None:
            self._table(parse(own, CONFIG), CONFIG)
        elif inside is not None:
            self._table(inside, f"{PYPROJECT}, [tool.drift]")

    def environment(self, environment: Mapping[str, str]) -> None:
        for name in sorted(environment):
            section, _, key = name.removeprefix(PREFIX).lower().partition("_")
            if name.startswith(PREFIX) and section in SECTIONS:
                value = settings.spoken(SECTIONS[section], key, environment[name])
                self._set(section, key, value, f"environment variable {name}")

    def overrides(self, overrides: Mapping[str, object]) -> None:
        for path, value in overrides.items():
            section, _, key = path.partition(".")
            if value is not None:
                self._check_section(section, "command line", [key])
                self._set(section, key, list(value) if isinstance(value, tuple) else value, "command line")

    def _table(self, table: Mapping[str, Any], where: str) -> None:
        for section, values in table.items():
            self._check_section(section, where, values if isinstance(values, dict) else ())
            if not isinstance(values, dict):
                raise ConfigError(f"{where}: {section} is a section.", f"Write [{section}] and its keys below it.")
            for key, value in values.items():
                self._set(section, key, value, where)

    def _check_section(self, section: str, where: str, keys: Iterable[str]) -> None:
        if section not in self.layers:
            for it in keys:
                if f"{section}.{it}" in FORMERLY:
                    raise _unknown_key(where, section, it)
            raise _unknown(where, f"[{section}]", section, [*SECTIONS, *TABLES], "sections")

    def _set(self, section: str, key: str, value: object, where: str) -> None:
        if section in TABLES:
            self._set_named(section, key, value, where)
            return
        kind = SECTIONS[section]
        if key not in kind.__struct_fields__:
            raise _unknown_key(where, section, key)
        try:
            self.layers[section][key] = settings.accept(kind, key, value)
            self.origins[section, key] = where
        except ValueError as err:
            what = f"{where}: {section}.{key} = {_shown(value)} is not allowed."
            raise ConfigError(what, f"Allowed: {err}.") from err

    def _set_named(self, section: str, key: str, value: object, where: str) -> None:
        if not _NAMED.fullmatch(key):
            raise ConfigError(
                f"{where}: {key!r} in [{section}] is no name.",
                "Allowed: a detector (errors/raise-cause), a category (errors) or the id of a pattern.",
            )
        is_free = key.startswith("mined/") or key == "mined" or re.fullmatch("[0-9a-f]{16}", key)
        if self.names and not is_free and key not in self.names:
            raise _unknown(where, f'{section}."{key}"', key, sorted(self.names), "names")
        if value not in TABLES[section]:
            allowed = ", ".join(TABLES[section])
            raise ConfigError(f'{where}: {section}."{key}" = {_shown(value)} is not allowed.', f"Allowed: {allowed}.")
        self.layers[section][key] = value
        self.origins[section, key] = where


def parse(content: bytes, where: str) -> dict[str, Any]:
    """Parse TOML; what is wrong is said with its line."""
    try:
        return tomllib.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as err:
        raise ConfigError(f"{where} is not UTF-8 (byte {err.start}).", "Save it as UTF-8.") from err
    except (tomllib.TOMLDecodeError, RecursionError, ValueError) as err:
        raise ConfigError(f"{where} is no valid TOML: {err or 'too deep'}.", "Mend that line.") from err


def _content(root: Path, name: str) -> bytes | None:
    content = reading.manifest(root, name)
    if content is None and name == CONFIG and os.path.lexists(root / name):
        raise ConfigError(
            f"{name} cannot be read: it is a link, no file, over {reading.LARGEST_MANIFEST:,} bytes or not permitted.",
            "Put a plain file in its place.",
        )
    return content


def _tool_table(content: bytes, alone: bool) -> dict[str, Any] | None:
    """Find [tool.drift]; None where there is none, or where a broken pyproject.toml does not speak of Drift."""
    try:
        tool = parse(content, PYPROJECT).get("tool")
    except ConfigError:
        if alone and b"tool.drift" in content:
            raise
        return None
    found = tool.get("drift") if isinstance(tool, dict) else None
    return found if isinstance(found, dict) else None


def _unknown_key(where: str, section: str, key: str) -> ConfigError:
    """Name the nearest key: in the section, else anywhere; with what it may be."""
    keys = {it.path: it for name, kind in SECTIONS.items() for it in settings.keys(name, kind)}
    path = f"{section}.{key}"
    inside = [it for it in keys if it.startswith(f"{section}.")]
    near = difflib.get_close_matches(path, inside, 1, 0.7) or difflib.get_close_matches(path, keys, 1, 0.8)
    same = [it for it in keys if it.endswith(f".{key}")]
    found = FORMERLY.get(path) or next(iter(near or same), "")
    if found:
        todo = f"Did you mean {found}? Allowed: {keys[found].allowed}."
        return ConfigError(f"{where}: nobody knows {ascii(path)[1:-1][:80]}.", todo)
    return _unknown(where, path, key, [it.partition(".")[2] for it in inside], f"keys of [{section}]")


def _unknown(where: str, path: str, word: str, known: Collection[str], what: str) -> ConfigError:
    near = difflib.get_close_matches(word, known, 1, 0.5)
    todo = f"Did you mean {near[0]!r}?" if near else f"Known {what}: {', '.join(list(known)[:40])}."
    return ConfigError(f"{where}: nobody knows {ascii(path)[1:-1][:80]}.", todo)


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return ascii(value)[:60] if not isinstance(value, str) else '"' + ascii(value)[1:-1][:60] + '"'
