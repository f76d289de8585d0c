"""Linters: paths and a reader in, what a project's settings of other tools waive out.

Where a rule is switched off by name that asks what a question of ours asks, the question is waived in the folder of
those settings: for all files, for those of a folder that a glob begins with, or for tests. Where it is switched on
again farther in, it is not. A file that is malformed, and a glob that says more than that, waives nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from posixpath import dirname

import msgspec

from drift_lsp.enforcement.linter_rules import CSHARP, FAMILIES, asked
from drift_lsp.enforcement.waivers import Waiver
from drift_lsp.learning.scope import is_inside
from drift_lsp.workspace import linter_settings
from drift_lsp.workspace.linter_settings import Switched
from drift_lsp.workspace.manifests import inside

_NAMES = frozenset(
    (
        ".clang-format",
        ".clang-format-ignore",
        ".clang-tidy",
        ".editorconfig",
        ".eslintrc",
        ".flake8",
        ".globalconfig",
        ".oxlintrc.json",
        ".pylintrc",
        ".ruff.toml",
        ".rustfmt.toml",
        "Cargo.toml",
        "Directory.Build.props",
        "_clang-format",
        "biome.json",
        "biome.jsonc",
        "package.json",
        "phpcs.xml",
        "phpcs.xml.dist",
        ".phpcs.xml",
        ".phpcs.xml.dist",
        "pint.json",
        "pylintrc",
        "pyproject.toml",
        "ruff.toml",
        "ruleset.xml",
        "rustfmt.toml",
        "setup.cfg",
        "tox.ini",
        "tslint.json",
    )
)
_NAMED_LIKE = re.compile(
    r"\.eslintrc(?:[.-](?:base|common|shared))?\.(?:c?js|json|ya?ml)|eslint\.config(?:\.(?:base|common|shared))?\.[cm]?[jt]s|\.golangci\.(?:ya?ml|toml|json)|.*\.(?:csproj|ruleset)"
    r"|\.php(?:-cs-fixer|_cs)(?:\.dist)?(?:\.php)?|[\w-]*(?:pmd|checkstyle)[\w-]*\.xml"
)


_FOR_ALL = ("pmd.xml", "checkstyle.xml", ".ruleset")
"""Settings that lie in a folder of their own and hold for the whole project."""


def is_settings(path: str) -> bool:
    """Tell whether a change in this file can change what is waived."""
    name = path.rpartition("/")[2]
    return name in _NAMES or _NAMED_LIKE.fullmatch(name) is not None


def waivers(paths: Iterable[str], read: Callable[[str], bytes | None]) -> tuple[tuple[Waiver, ...], tuple[str, ...]]:
    """Find all that is waived among these files of a project; with it, notes on what could not be read."""
    said, notes = list[_Said](), list[str]()
    for path in sorted(it for it in paths if is_settings(it)):
        text = (read(path) or b"").decode(errors="replace").removeprefix("\ufeff")
        try:
            said += list(_heard(path, linter_settings.read(path.rpartition("/")[2], text)))
        except ValueError as err:
            notes.append(f"{path} was left aside: {str(err)[:120]}.")
    asked = defaultdict[tuple[str, str], list[_Said]](list)
    for it in said:
        if not it.off:
            asked[it.detector, it.slot].append(it)
    made = {waiver: None for it in said if it.off for waiver in _waived(it, asked[it.detector, it.slot])}
    return tuple(made), tuple(notes)


class _Said(msgspec.Struct, frozen=True):
    """What settings say of one question, and where it holds."""

    detector: str
    slot: str
    families: tuple[str, ...]
    folder: str
    tests: bool
    off: bool
    rule: str
    file: str


def _heard(path: str, switched: Iterable[Switched]) -> Iterator[_Said]:
    for it in switched:
        families = FAMILIES.get(it.group, (it.group,))
        places = {found for glob in it.files or ("",) for found in [_place(glob, families)]}
        if it.folder:
            places = {(it.folder, False, families)}
        for place in sorted(found for found in places if found):
            inner, tests, spoken = place
            folder = "" if path.endswith(_FOR_ALL) else inside(dirname(path), inner)
            if folder is not None:
                yield from (
                    _Said(detector, slot, spoken, folder, tests, it.off, it.rule, path)
                    for detector, slot in asked(it.group, it.rule)
                )


_EVERY = re.compile(r"(?:\*\*/)*\*+(?:\.(?P<endings>[\w,{}?()|\[\]]+))?$")
_TESTS = re.compile(
    r"(?:^|[/.*_{,(-])(?:tests?|specs?|__tests__|e2e|cypress|playwright)(?:$|[/.*_},)-])", re.IGNORECASE
)
_INNER = re.compile(r"(?:\./)?/?(?P<folder>[\w@.-]+(?:/[\w@.-]+)*)/(?P<rest>[*].*)")
_ENDINGS = {"javascript": {"js", "jsx", "cjs", "mjs"}, "typescript": {"ts", "tsx", "cts", "mts"}, CSHARP: {"cs"}}


def _place(glob: str, families: tuple[str, ...]) -> tuple[str, bool, tuple[str, ...]] | None:
    """Tell folder, whether only tests are meant and the families of a glob; None where it is none of these."""
    if not glob:
        return "", False, families
    if _TESTS.search(glob):
        return "", True, families
    inner = _INNER.fullmatch(glob)
    every = _EVERY.fullmatch(inner["rest"] if inner else glob)
    if every is None:
        return None
    spoken = families
    if endings := every["endings"]:
        named = {"".join(it) for it in re.findall(r"\w+", endings.replace("?", ""))}
        named |= {f"{it}x" for it in named if f"{it}?(x)" in endings or f"{it}x?" in endings}
        spoken = tuple(it for it in families if not named.isdisjoint(_ENDINGS.get(it, {"py"})) or "[jt]s" in endings)
    return (inner["folder"] if inner else "", False, spoken) if spoken else None


def _waived(one: _Said, asked: Iterable[_Said]) -> Iterator[Waiver]:
    """Waive a question, unless the same settings ask it too, and but for where others ask it farther in."""
    again = [
        it
        for it in asked
        if it.tests <= one.tests and not set(it.families).isdisjoint(one.families) and is_inside(it.folder, one.folder)
    ]
    if not any(it.folder == one.folder and it.tests == one.tests for it in again):
        inner = tuple(sorted({it.folder for it in again if it.folder != one.folder}))
        yield Waiver(one.detector, one.slot, one.families, one.folder, one.rule, one.file, one.tests, inner)
