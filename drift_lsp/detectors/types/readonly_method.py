"""Methods that only tell: methods without parameters whose name asks in, whether they say that nothing changes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function
from drift_lsp.graphs.project import Project

ASKS = re.compile(r"(?:get|is|has|can|should|size|empty|count|length|Get|Is|Has|Can)(?:[A-Z_]\w*)?(?<!Instance)")
HANDS_OUT = re.compile(rb"[*&]")
"""What is handed out may be changed, and then not by who promises that nothing changes."""

GIVES = re.compile(rb"[^;{]*")
"""Behind its name, where a method says there what it gives."""

EMPTY = re.compile(rb"\s*\(\s*(?:void)?\s*\)")


class ReadonlyMethod(Detector):
    """Does a method that only tells something say that it changes nothing?

    Without `const` it cannot be asked of an object that is not to change.
    """

    id = "types/readonly-method"
    tier = "listed"
    needs = (Function, Class)
    slots = {"method that tells": "methods that tell something of an object"}
    answers = {"const": "it says that nothing changes", "open": "it does not say that nothing changes"}
    conventions = frozenset({"const"})
    languages = frozenset({"cpp"})
    strict = True
    local = True
    examples = (
        Flags(
            "class Cart { int «getSize»() { return size; } };",
            taught="class Item { int getPrice() const { return price; } };",
            language="cpp",
        ),
        Allows(
            "class Cart { auto getRow() -> Row& { return row; } };",
            taught="class Item { int getPrice() const { return price; } };",
            language="cpp",
        ),
        Allows(
            "class Cart { Row& getRow() { return row; } };",
            taught="class Item { int getPrice() const { return price; } };",
            language="cpp",
        ),
        Allows(
            "class Cart { static int getSize() { return 3; } int getRow(int n) { return n; } };",
            taught="class Item { int getPrice() const { return price; } };",
            language="cpp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such method whether it is `const`."""
        for it in file.all(Function):
            if it.name is None or it.is_static or it.overrides or it.receiver or not ASKS.fullmatch(it.name.text):
                continue
            if not isinstance(file.method_of(it), Class):
                continue
            if it.only_tells:
                yield Detection("method that tells", "const", it.name.span)
            elif EMPTY.match(file.source, it.name.span.end) and not _is_open(it, file):
                yield Detection("method that tells", "open", it.name.span)


def _is_open(it: Function, file: FileFacts) -> bool:
    """Tell whether what a method gives back may be changed, or a base asks for it."""
    assert it.name
    source, end = file.source, it.name.span.end
    gives = source[it.span.start : it.name.span.start] + GIVES.match(source, end)[0]  # type: ignore[index]
    return b"virtual" in gives or b"void" in gives.split() or HANDS_OUT.search(gives) is not None
