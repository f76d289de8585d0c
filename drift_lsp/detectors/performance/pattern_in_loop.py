"""Patterns compiled again and again: calls in loops in, findings out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import is_constant
from drift_lsp.facts.vocabulary import Call, Function, Lambda, Loop
from drift_lsp.graphs.project import Project

COMPILERS = frozenset(
    {"re.compile", "regexp.MustCompile", "regexp.Compile", "Pattern.compile", "Regex.new", "RegExp", "Regex"}
)
LAST_NAMES = frozenset(it.rpartition(".")[2] for it in COMPILERS)
"""Most calls are of something else, which their last name tells at once."""


class PatternInLoop(Detector):
    """Is a fixed pattern compiled anew at each turn of a loop?

    It never changes, so once before the loop is enough.
    """

    id = "performance/pattern-in-loop"
    needs = (Call, Loop)
    slots = {"pattern in a loop": "patterns in loops"}
    answers = {"compiled": "a fixed pattern is compiled at each turn of the loop"}
    severity = "information"
    roles = ("main",)
    absolute = frozenset({"compiled"})
    remedy = "Compile it once, before the loop."
    local = True

    examples = (
        Flags("import re\n\ndef load(lines):\n    for line in lines:\n        found = «re.compile('a+')».match(line)"),
        Flags(
            'package shop\n\nfunc load(lines []string) {\n\tfor _, line := range lines {\n\t\tuse(«regexp.MustCompile("a+")», line)\n\t}\n}',
            language="go",
        ),
        Flags(
            "function load(lines) { for (const line of lines) { use(«new RegExp('a+')», line) } }",
            language="javascript",
        ),
        Allows("import re\n\ndef load(names):\n    for name in names:\n        found = re.compile(name).match(text)"),
        Allows(
            "import re\n\nFORM = re.compile('a+')\n\ndef load(lines):\n    for line in lines:\n        FORM.match(line)"
        ),
        Allows(
            "import re\n\ndef load(lines):\n    for line in lines:\n        keep(lambda it: re.compile('a+').match(it))"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call that compiles a pattern."""
        for call in file.all(Call):
            if call.name is None or not call.arguments or call.name.text not in LAST_NAMES:
                continue
            name = f"{call.receiver.text}.{call.name.text}" if call.receiver else call.name.text
            loop = file.enclosing(call.span, Loop) if name.replace("::", ".") in COMPILERS else None
            if loop is None or loop.body is None or call.span not in loop.body:
                continue
            if not is_constant(file, call.arguments[0]):
                continue
            inner = (file.enclosing(call.span, Function), file.enclosing(call.span, Lambda))
            if not any(it and it.span in loop.span for it in inner):
                yield Detection("pattern in a loop", "compiled", call.span)
