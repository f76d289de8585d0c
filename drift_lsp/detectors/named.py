"""Named: facts in, each file and each variable of a module or a class with its name and what it comes from out.

What makes a thing and where it lies often say what it is called: `loadCartAction` is made by `action`, and what lies in
`hooks/` begins with `use`. These are sites like those of `detectors.sites`, and are mined like them. Loggers are asked
by a question of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, dirname, splitext

from drift_lsp.detectors.sites import (
    EVERYTHING,
    LIKE_ITS_FILE,
    OFFERED,
    ONLY_TYPES,
    Asked,
    Bearer,
    bearer,
    decorated,
    exported,
)
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Assignment, Class, Function, Import, ImportedName, Lambda, TypeDefinition
from drift_lsp.graphs.names import names
from drift_lsp.graphs.project import Project

PRESCRIBED = re.compile(
    r"__\w+__|index|mod|lib|main|app|build|setup|conftest|doc|route|page|layout|error|loading|not-found|template|types?"
    r"|constants?|utils?|helpers?|config|settings|common|base|version|[Mm]akefile|\W.*|\d.*"
)
"""Names of files that tools ask for, or that say what every folder has one of."""

DEFINITIONS = frozenset({Function, Class, TypeDefinition, Assignment})
"""What a file must hold one of to be asked for anything."""

STYLES = (".css", ".scss", ".sass", ".less", ".styl")
"""Endings of modules that only change how a page looks."""

CHAIN = re.compile(rb"([A-Za-z_]\w*)\s*\.\s*\w+\(")
"""The head of a chain of calls: `client` in `client.metadata(a).action(b)`."""


def named(file: FileFacts, project: Project, asked: Asked = EVERYTHING) -> Iterator[Bearer]:
    """Report the file itself and the variables that are made by a call outside of functions, if somebody asks."""
    if "file" in asked.kinds and not DEFINITIONS.isdisjoint(file.kinds()):
        yield _file(file)
    known = file.once(names, project)
    offered = file.once(exported, None)
    for it in file.all(Assignment) if "variable" in asked.kinds else ():
        if it.value is None or it.name is None:
            continue
        made = known.name(it.called.text) if it.called else None
        if made is None and (head := CHAIN.match(file.source, it.value.start, it.value.end)):
            made = known.name(head[1].decode())
        if made and not made.casefold().endswith("logger") and not _is_inside(it, file):
            found = {f"made:{made}", f"made-in:{dirname(file.path)}#{made}", f"named:{it.name.text}"}
            found.update(_ends(words(it.name.text)))
            found |= {mark for mark in (OFFERED,) if it.name.text in offered}
            found |= {mark for mark in (LIKE_ITS_FILE,) if _plain(it.name.text) in _around(file)}
            yield bearer("variable", it.name.span, found | decorated(file, it))


def _file(file: FileFacts) -> Bearer:
    """Describe a file by its folder, its name and what it loads for nothing but its effect."""
    stem = splitext(basename(file.path))[0]
    found = {f"directory:{dirname(file.path)}", f"stem:{stem}", *_loaded(file)}
    if _plain(stem) in map(_plain, file.once(exported, None)):
        found.add(LIKE_ITS_FILE)
    if DEFINITIONS.intersection(file.kinds()) == {TypeDefinition}:
        found.add(ONLY_TYPES)
    if file.language.reach != "namespace":  # There a file is called like its class, which is asked itself.
        found.update(_ends([word for part in re.split(r"[-_.]", stem) for word in words(part)]))
    return bearer("file", opening(file.source), found, known=not PRESCRIBED.fullmatch(stem))


def _around(file: FileFacts) -> set[str]:
    """Tell what the file and its folder are called."""
    return {_plain(splitext(basename(file.path))[0]), _plain(basename(dirname(file.path)))}


def _plain(name: str) -> str:
    return "".join(re.findall(r"[^\W_]", name)).casefold()


def _loaded(file: FileFacts) -> Iterator[str]:
    for it in file.all(Import):
        if it.module is None or it.dynamic or it.wildcard or it.module.text.endswith(STYLES):
            continue
        if it.module.text == "__future__":
            yield from (f"import:__future__.{one.name.text}" for one in file.inside(ImportedName, it.span) if one.name)
        elif file.language.modules == "path" and not file.inside(ImportedName, it.span):
            yield f"import:{it.module.text}"


def _ends(parts: list[str] | tuple[str, ...]) -> set[str]:
    return {f"prefix:{parts[0]}", f"suffix:{parts[-1]}"} if parts else set()


def _is_inside(it: Assignment, file: FileFacts) -> bool:
    return file.enclosing(it.span, Function) is not None or file.enclosing(it.span, Lambda) is not None
