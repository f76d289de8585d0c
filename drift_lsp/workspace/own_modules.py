"""Own modules: paths and manifests in, how the names of the project's own modules begin out, by language family."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from posixpath import dirname
from typing import Any

from drift_lsp.syntax import languages
from drift_lsp.workspace import namespaces, roles
from drift_lsp.workspace.manifests import Manifests

_INCLUDED = frozenset({"src", "include", "inc", "lib", "libs", "source", "sources", "app"})
_GO_MODULE = re.compile(r"^\s*module\s+\"?([^\s\"]+)", re.MULTILINE)


def own_modules(sources: Sequence[str], manifests: Manifests) -> dict[str, tuple[str, ...]]:
    """Tell of each language family how the names of the project's own modules begin."""
    found: dict[str, Iterable[str]] = {
        "c": _c(sources),
        "csharp": namespaces.namespaces(manifests),
        "java": namespaces.packages(sources),
        "go": _go(manifests),
        "php": _php(manifests),
        "rust": _rust(manifests),
    }
    return {
        family: tuple(sorted(set(names))) for family, it in found.items() if (names := [name for name in it if name])
    }


def _c(sources: Sequence[str]) -> Iterator[str]:
    """Name the folders of C and C++ files where headers are looked for and, with `./` before them, the others."""
    for path in sources:
        language = languages.of(path)
        if language and language.family == "c":
            parts = dirname(path).split("/")
            yield from (
                part if not at or parts[at - 1] in _INCLUDED else f"./{part}" for at, part in enumerate(parts) if part
            )


def _go(manifests: Manifests) -> Iterator[str]:
    """Name the module of each go.mod."""
    for path in manifests.named("go.mod"):
        if not roles.is_foreign(dirname(path)) and (found := _GO_MODULE.search(manifests.text(path))):
            yield found[1]


def _php(manifests: Manifests) -> Iterator[str]:
    """Name the namespaces that composer.json says are loaded from this project's folders."""
    for path in manifests.named("composer.json"):
        if roles.is_foreign(dirname(path)):
            continue
        content = manifests.json(path)
        for section in ("autoload", "autoload-dev"):
            for standard in ("psr-4", "psr-0"):
                yield from (it for it in _table(_table(content.get(section)).get(standard)) if it)


def _rust(manifests: Manifests) -> Iterator[str]:
    """Name each crate as it is written in code, where a dash is an underscore."""
    for path in manifests.named("Cargo.toml"):
        content = manifests.toml(path)
        for section in ("package", "lib"):
            name = _table(content.get(section)).get("name")
            if isinstance(name, str) and name and not roles.is_foreign(dirname(path)):
                yield name.replace("-", "_")


def _table(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}
