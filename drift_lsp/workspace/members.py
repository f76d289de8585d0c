"""Members: the manifests of a monorepo in, the folders that they name as its packages out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from posixpath import dirname
from typing import Any

from drift_lsp.workspace.manifests import Manifests, inside, texts

# No part of these can match a long text in more than one way: a hostile manifest must not keep the matcher busy.
_MODULE = re.compile(r"<module>([^<]*)</module>")
_SLN = re.compile(r'^Project\("[^"]*"\)\s*+=\s*+"[^"]*",\s*+"([^"]+\.(?:cs|fs|vb)proj)"', re.MULTILINE)
_SLNX = re.compile(r'<Project\b[^<>]*?\bPath="([^"<>]+\.(?:cs|fs|vb)proj)"')
_GRADLE = re.compile(r"^[ \t]*+include\b(?!Build)\s*+\(?+((?:\s*+[\"'][^\"'\n]+[\"']\s*+,?+)+)", re.MULTILINE)
_QUOTED = re.compile(r"[\"']([^\"'\n]+)[\"']")
_GO_USE = re.compile(r"^[ \t]*+use\s*+(?:\(([^()]*)\)|([^\s()]+))", re.MULTILINE)
_COMMENT = re.compile(r"//[^\n]*|/\*.*?(?:\*/|\Z)", re.DOTALL)
_WILDCARD = re.compile(r"(\*\*/|\*\*|\*+|\?|\{[^{}]*\})")
_WILDCARDS = 5
"""In one pattern; what has more is left aside, since long names can keep the matcher busy with it."""


def members(manifests: Manifests) -> set[str]:
    """List the folders that any workspace of the project names as members."""
    places = {dirname(it) for it in manifests.paths}
    found = set[str]()
    for path in manifests.paths:
        folder = dirname(path)
        patterns = list(_patterns(manifests, path))
        if patterns:
            found |= set(_matching(folder, patterns, places))
    return found


def _patterns(manifests: Manifests, path: str) -> Iterator[str]:
    match path.rpartition("/")[2]:
        case "package.json":
            declared = manifests.json(path).get("workspaces")
            yield from texts(declared.get("packages") if isinstance(declared, dict) else declared)
        case "pnpm-workspace.yaml":
            yield from yaml_list(manifests.text(path), "packages")
        case "pyproject.toml":
            yield from _workspace(manifests.toml(path), "tool", "uv", "workspace")
        case "Cargo.toml":
            yield from _workspace(manifests.toml(path), "workspace")
        case "go.work":
            for several, one in _GO_USE.findall(_COMMENT.sub("", manifests.text(path))):
                yield from several.split() or [one]
        case "pom.xml":
            yield from (it.strip() for it in _MODULE.findall(manifests.xml(path)))
        case "settings.gradle" | "settings.gradle.kts":
            for listed in _GRADLE.findall(_COMMENT.sub("", manifests.text(path))):
                yield from (it.lstrip(":").replace(":", "/") for it in _QUOTED.findall(listed))
        case name if name.endswith(".sln"):
            yield from (dirname(it.replace("\\", "/")) for it in _SLN.findall(manifests.text(path)))
        case name if name.endswith(".slnx"):
            yield from (dirname(it.replace("\\", "/")) for it in _SLNX.findall(manifests.xml(path)))


def _workspace(table: dict[str, Any], *keys: str) -> Iterator[str]:
    here: object = table
    for key in keys:
        here = here.get(key) if isinstance(here, dict) else None
    if isinstance(here, dict):
        yield from texts(here.get("members"))
        yield from (f"!{it}" for it in texts(here.get("exclude")))


def _matching(folder: str, patterns: Iterable[str], places: set[str]) -> Iterator[str]:
    """Find the folders with a manifest that a workspace's patterns name; a plain name needs none."""
    wanted, unwanted = list[re.Pattern[str]](), list[re.Pattern[str]]()
    for pattern in patterns:
        path = inside(folder, pattern.lstrip("!").rstrip("/"))
        if path is None or len(_WILDCARD.findall(path)) > _WILDCARDS:
            continue
        if pattern.startswith("!"):
            unwanted.append(_glob(path))
        elif "*" in path or "?" in path or "{" in path:
            wanted.append(_glob(path))
        elif path:
            yield path
    for place in places:
        if place and any(it.fullmatch(place) for it in wanted) and not any(it.fullmatch(place) for it in unwanted):
            yield place


def _glob(pattern: str) -> re.Pattern[str]:
    made = ""
    for piece in _WILDCARD.split(pattern):
        match piece:
            case "**/":
                made += "(?:[^/]+/)*"
            case "**":
                made += ".*"
            case "?":
                made += "[^/]"
            case _ if piece.startswith("*"):
                made += "[^/]*"
            case _ if piece.startswith("{"):
                made += f"(?:{'|'.join(re.escape(it) for it in piece[1:-1].split(','))})"
            case _:
                made += re.escape(piece)
    return re.compile(made)


def yaml_list(text: str, key: str) -> list[str]:
    """Read one top-level list of YAML in its plain forms: `- "a/*"` in lines of their own, or `["a/*", b]`."""
    found, open_ = list[str](), False
    for line in text.splitlines():
        bare = re.sub(r"(?:^|\s)#.*", "", line).rstrip()
        if not bare:
            continue
        if not line[0].isspace() and not bare.startswith("-"):
            name, _, rest = bare.partition(":")
            open_ = name.strip("\"' ") == key
            if open_ and rest.strip().startswith("["):
                found += [it.strip("\"' ") for it in rest.strip(" []").split(",") if it.strip()]
        elif open_ and bare.lstrip().startswith("- "):
            found.append(bare.lstrip()[2:].strip().strip("\"'"))
    return found
