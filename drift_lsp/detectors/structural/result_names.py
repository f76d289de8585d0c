"""Names of results: functions that give several values in, whether those have names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.project import Project

SEVERAL = re.compile(rb"\(\s*(?P<first>[^,()\[\]{}]+|[^,()]*\[[^\]]*\][^,()]*),[^()]*\)")
TWO_WORDS = re.compile(rb"\w+\s+\S")


class ResultNames(Detector):
    """Do the values that a function gives have names?

    Names tell two numbers apart; and they are variables that a bare `return` hands out without a word.
    """

    id = "structural/result-names"
    local = True
    needs = (Function,)
    slots = {"function with several results": "functions with several results"}
    answers = {"named": "its results have names", "plain": "its results have no names"}
    conventions = frozenset({"plain"})
    tier = "listed"
    reasoned = True
    strict = True
    families = frozenset({"go"})
    examples = (
        Flags(
            "func «drop»() (n int, err error) { return }",
            taught="func save() (int, error) { return 3, nil }",
            language="go",
        ),
        Allows(  # What happens last changes one.
            "func drop() (n int, err error) {\n\tdefer func() { err = close(err) }()\n\treturn\n}",
            taught="func save() (int, error) { return 3, nil }",
            language="go",
        ),
        Allows(
            "func drop() (n, of int) { return 1, 2 }",
            taught="func save() (int, error) { return 3, nil }",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each function with several results whether the first has a name."""
        for it in file.all(Function):
            if it.name is None or it.returns is None or it.body is None:
                continue
            results = SEVERAL.fullmatch(file.source, it.returns.start, it.returns.end)
            if results is None:
                continue
            named = TWO_WORDS.match(results["first"].strip()) is not None
            if _needs_names(results[0]) or (named and file.source.find(b"defer ", it.body.start, it.body.end) >= 0):
                continue
            yield Detection("function with several results", "named" if named else "plain", it.name.span)


def _needs_names(results: bytes) -> bool:
    """Tell whether two results of one type, as in `(n, of int)`, would be mistaken for each other without names."""
    parts = [it.split() for it in results.strip(b"() \n\t,").split(b",") if it.split()]
    kinds = [it[-1] for it in parts]
    return len({*kinds}) < len(kinds) or len({len(it) for it in parts}) > 1
