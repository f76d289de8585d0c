"""Type parameters: generic definitions in, how their parameters are called out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TypeParameter
from drift_lsp.graphs.project import Project


class TypeParameterName(Detector):
    """How are type parameters called?

    A letter is short, `TItem` says that it stands for a type, `Item` reads like one. A single letter goes with the long
    names of a project, too, so only names of several letters are asked.
    """

    id = "types/type-parameter-name"
    tier = "throughout"
    needs = (TypeParameter,)
    slots = {"type parameter": "type parameters with a word for a name"}
    answers = {"T": "the name starts with `T`", "word": "the name is a word", "upper": "the name is in capitals"}
    counts_names = True

    examples = (
        Flags("function load<«Row»>() {}", taught="function save<TCart>() {}", language="typescript"),
        Flags("function load<«TRow»>() {}", taught="function save<Cart>() {}", language="typescript"),
        Allows("function load<T, TR>() {}", taught="function save<TCart>() {}", language="typescript"),
        Allows("function load<T>() {}", taught="function save<TCart>() {}", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each type parameter of several letters is called."""
        for it in file.all(TypeParameter):
            if it.name is None or len(name := it.name.text.strip("_")) < 2 or name[1:].isdigit():
                continue
            if len(name) == len("TR") and name[0] == "T":
                continue  # It begins with `T`, and is in capitals.
            if name == name.upper():
                yield Detection("type parameter", "upper", it.name.span, token=name)
            elif name[0].isupper():
                prefixed = name[0] == "T" and name[1].isupper()
                yield Detection("type parameter", "T" if prefixed else "word", it.name.span, token=name)
