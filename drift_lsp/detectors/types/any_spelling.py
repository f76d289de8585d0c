"""How the type of everything is spelled: such types in, their spelling out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TypeReference
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

SAME = frozenset({"any", "interface{}"})


class AnySpelling(Detector):
    """How is the type spelled that stands for every type?

    `any` and `interface{}` are the same to the compiler and two things to the reader.
    """

    id = "types/any-spelling"
    needs = (TypeReference,)
    form = True
    conventions = frozenset({"any"})
    slots = {"type that stands for every type": "types that stand for every type"}
    answers = {"*": "it is spelled `{}`"}
    families = frozenset({"go"})
    examples = (
        Flags(
            "func drop(it «interface{}») {}",
            taught="func save(it any) {}",
            fixed="func drop(it any) {}",
            language="go",
        ),
        Allows(  # Whoever writes `interface{}` does so from before there was another way.
            "func drop(it any) {}", taught="func save(it interface{}) {}", language="go"
        ),
        Allows("func drop[T any](it T) {}", taught="func save(it interface{}) {}", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the spelling of each such type but for what a type parameter may be."""
        for it in file.all(TypeReference):
            if it.any and it.name and it.name.text in SAME and not _constrains(file, it.span):
                yield Detection("type that stands for every type", it.name.text, it.span)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Spell it as usual."""
        if expected in SAME:
            yield Edit(at, expected)


def _constrains(file: FileFacts, span: Span) -> bool:
    line = file.source[file.source.rfind(b"\n", 0, span.start) + 1 : span.start]
    return (
        line.startswith((b"func", b"type"))
        and b"[" in line
        and b"]" not in line.rpartition(b"[")[2]
        and b"(" not in line.rpartition(b"[")[2]
    )
