"""Missing values: functions that may give nothing in, how they say so out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Return
from drift_lsp.graphs.project import Project

WAYS = {"std::nullopt": "named", "nullopt": "named", "{}": "braces"}
HEAD = 200


class MissingValue(Detector):
    """Does a function that may give nothing say `std::nullopt`, or empty braces?

    The name says that nothing is meant, and not an empty value.
    """

    id = "styling/missing-value"
    tier = "listed"
    needs = (Return, Function)
    form = True
    slots = {"nothing that is given back": "places where nothing is given back"}
    answers = {"named": "`nullopt` says so", "braces": "empty braces say so"}
    languages = frozenset({"cpp"})
    strict = True
    local = True
    examples = (
        Flags(
            "std::optional<Cart> load() { return «{}»; }",
            taught="std::optional<Item> save() { return std::nullopt; }",
            language="cpp",
        ),
        Allows(
            "std::vector<Cart> load() { return {}; }",
            taught="std::optional<Item> save() { return std::nullopt; }",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each function that may give nothing says so."""
        for it in file.all(Return):
            way = WAYS.get(it.value.of(file.source)) if it.value and it.value.size < HEAD else None
            around = file.enclosing(it.span, Function) if way else None
            if way and it.value and around and around.body:
                head = file.source[max(around.span.start, around.body.start - HEAD) : around.body.start]
                if way == "named" or b"optional<" in head:
                    yield Detection("nothing that is given back", way, it.value)
