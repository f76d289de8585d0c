"""Types of flags: variables that hold yes or no in, the type they are declared with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FLAG = re.compile(
    rb"^[ \t]*(?:(?:static|const|constexpr|volatile|mutable|inline)[ \t]+)*(?:"
    rb"(?P<truth>bool|_Bool|gboolean|BOOL)[ \t]+\w+[ \t]*(?:=[ \t]*|\{)(?:true|false|TRUE|FALSE)\b"
    rb"|(?P<number>int|unsigned)[ \t]+(?P<name>\w+)[ \t]*=[ \t]*(?:[01]|true|false|TRUE|FALSE)[ \t]*[;,])",
    re.MULTILINE,
)
ASKS = re.compile(
    rb"(?:is|has|can|should|needs|wants|was|are|does|did|may|must)_\w+|(?:is|has|can|should|needs)[A-Z]\w*"
    rb"|(?:\w+_)?(?:found|done|ok|ready|valid|enabled|success|changed|running|finished)"
)
"""How what holds yes or no is called."""

USES = rb"(?<![\w.>])%b\b[ \t]*(?P<set>=[ \t]*(?:true|false|TRUE|FALSE)\b)?(?P<counted>\+\+|--|[-+*/%%|&^<>]|=(?!=)|[=!]=)?(?P<end>\)|&&|\|\|)?"
BEFORE = re.compile(rb"(?:!|\(|&&|\|\|)[ \t]*!?\Z")
"""What stands before a name that a condition asks."""

OUTCOME = re.compile(rb"(?:ret|rc|err|res|result|status|rv|len|size|count|num|fd)\w*|\w{1,2}")
"""Whether there is any, or how it went, is asked of numbers as well."""


class TruthVariable(Detector):
    """Of which type is a variable that holds yes or no?

    `bool` says that there are two values; with `int` somebody will look for a third. A number is taken for a flag where
    its name asks, where it is set to `true` or `false` somewhere, or where it is asked and never counted with.
    """

    id = "types/truth-variable"
    tier = "listed"
    needs = (Function,)
    beyond = True
    slots = {"flag": "variables that hold yes or no"}
    answers = {"truth": "its type has two values", "number": "it is a number"}
    conventions = frozenset({"truth"})
    families = frozenset({"c"})
    strict = True
    local = True
    examples = (
        Flags(
            "void load(void) {\n\t«int» full = 0;\n\tif (open()) full = true;\n}",
            taught="void save(void) {\n\tbool open = false;\n}",
            language="c",
        ),
        Flags(
            "void load(void) {\n\t«int» is_full = 0;\n}",
            taught="void save(void) {\n\tbool open = false;\n}",
            language="c",
        ),
        Flags(
            "void load(void) {\n\t«int» full = 1;\n\tif (full) stop();\n}",
            taught="void save(void) {\n\tbool open = false;\n}",
            language="c",
        ),
        Allows(
            "void load(void) {\n\tint full = 1;\n\tif (full) stop();\n\tfull += 2;\n}",
            taught="void save(void) {\n\tbool open = false;\n}",
            language="c",
        ),
        Allows(
            "void load(void) {\n\tint size = 0;\n}",
            taught="void save(void) {\n\tbool open = false;\n}",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the type of each variable that begins as yes or no."""
        for it in file.search(FLAG):
            kind = "truth" if it["truth"] else "number"
            if it["name"] and not ASKS.fullmatch(it["name"]) and not _is_flag(it["name"], Span(*it.span(kind)), file):
                continue
            yield Detection("flag", kind, Span(*it.span(kind)))


def _is_flag(name: bytes, at: Span, file: FileFacts) -> bool:
    """Tell whether a function sets a number to true or false, or asks whether it is there and never counts with it."""
    around = file.enclosing(at, Function)
    tested = False
    for it in re.finditer(USES % name, file.source[at.end : around.span.end]) if around else ():
        if it["set"]:
            return True
        start = at.end + it.start()
        if it["counted"] and start > at.end + len(name) + 2:
            return False
        tested |= bool(it["end"]) and BEFORE.search(file.source, start - 6, start) is not None
    return tested and not OUTCOME.fullmatch(name)
