"""Names of parameters: parameters whose type has a name of several words in, what they are called out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Lambda, Parameter
from drift_lsp.graphs.project import Project

NAMED = re.compile(r"[&*?\s]*(?:'\w+\s+)?(?:mut\s+)?(?:\w+(?:::|\.|\\))*([A-Z][a-z\d]+(?:[A-Z][a-z\d]+)+)(?:<.*>)?\??")
"""A type whose name has several words: `&mut RepoPath`, `ILogger<Cart>`."""

PACKAGED = re.compile(r"\*?([a-z]\w*\.[A-Z]\w*)")
"""A type of another package: `context.Context`."""

LONGEST = 60
"""Bytes of a type that is looked at."""


class ParameterName(Detector):
    """What is a parameter of a type called that is the only one of it?

    A `CancellationToken` is called `cancellationToken` everywhere, or `ct`. A name that tells what the thing is there
    for, and nothing of its type, is left alone, and so is the whole name of the type; and closures, for the name may be
    taken around them.
    """

    id = "structural/parameter-name"
    needs = (Parameter, Function)
    slots = {"parameters of type *": "parameters of a type"}
    answers = {"*": "it is called `{}`"}
    firm = True
    tier = "listed"
    few = 0
    strict = True
    form = True
    roles = ("main",)
    families = frozenset({"csharp", "go", "java", "rust", "php", "typescript"})
    examples = (
        Flags("fn drop(«path»: &RepoPath) {}", taught="fn save(repo_path: &RepoPath) {}", language="rust"),
        Flags(
            "class Cart { void Drop(int id, CancellationToken «ct») {} }",
            taught="class Item { void Save(int id, CancellationToken cancellationToken) {} }",
            language="csharp",
        ),
        Flags(
            "func drop(id int, «c» context.Context) {}",
            taught="func save(ctx context.Context, id int) {}",
            language="go",
        ),
        Allows(  # Its function says it.
            "class Cart { void cancellationToken(CancellationToken token) { } }",
            taught="class Item { void save(CancellationToken cancellationToken) { } }",
            language="java",
        ),
        Allows(  # It tells what it is there for.
            "class Cart { void Drop(CancellationToken stopping) {} }",
            taught="class Item { void Save(CancellationToken cancellationToken) {} }",
            language="csharp",
        ),
        Allows(  # It is called as its base wants it.
            "class Cart : Base { override void Drop(CancellationToken ct) {} }",
            taught="class Item { void Save(CancellationToken cancellationToken) {} }",
            language="csharp",
        ),
        Allows(  # Two of a kind need two names.
            "class Cart { void Drop(CancellationToken ct, CancellationToken other) {} }",
            taught="class Item { void Save(CancellationToken cancellationToken) {} }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the name of each parameter of such a type."""
        found = [
            (it, around, kind)
            for it in file.all(Parameter)
            if it.annotation
            and it.name
            and (kind := _kind(it, file.source))
            and (around := file.enclosing(it.span, Function))
        ]
        of_kind = Counter((around.span, kind) for _, around, kind in found)
        for it, around, kind in found:
            name = it.name.text.strip("$_") if it.name else ""
            if (
                name
                and of_kind[around.span, kind] == 1
                and not around.overrides
                and not _sets(around, kind)
                and not file.enclosing(it.span, Lambda)
            ):
                free = Freedom.FREE if _is_taken_from(name, kind) else Freedom.UNASKED
                yield Detection(f"parameters of type {kind}", name, it.name.span if it.name else it.span, free)


def _sets(it: Function, kind: str) -> bool:
    """Tell whether a function is called after the type: what it is given need not say it again."""
    return it.name is not None and it.name.text.lower().endswith(kind.lower())


def _kind(it: Parameter, source: bytes) -> str:
    """Name the type of a parameter; "" where it has a short name, and where the parameter becomes a field."""
    if it.annotation is None or it.annotation.size > LONGEST or it.rest or it.promoted:
        return ""
    return _named(source[it.annotation.start : it.annotation.end])


@lru_cache(maxsize=1 << 14)
def _named(written: bytes) -> str:
    kind = written.decode(errors="replace").strip(": ")
    found = NAMED.fullmatch(kind) or PACKAGED.fullmatch(kind)
    return found[1] if found else ""


def _is_taken_from(name: str, kind: str) -> bool:
    """Tell whether a name is a piece of the type's, letters in order: `ct`, `token` of `CancellationToken`."""
    plain, letters = name.replace("_", "").lower(), iter(kind.lower())
    return (
        plain != kind.lower()
        and plain[:1] in {it.lower() for it in kind if it.isupper()}
        and all(it in letters for it in plain)
    )
