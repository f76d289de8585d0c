"""How an error is compared with a known one: comparisons and calls in, the way out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comparison, ErrorCheck
from drift_lsp.graphs.project import Project
from drift_lsp.text import Edit, Span

ERROR = re.compile(r"(?:\w+\.)*(?:err|\w+Err|err[A-Z0-9]\w*)")
SENTINEL = re.compile(r"(?:\w+\.)?(?:[eE]rr[A-Z]\w*|EOF|\w+\.Canceled|Canceled|DeadlineExceeded|NotFound)")

BARE = frozenset({"io.EOF", "http.ErrServerClosed", "sql.ErrNoRows"})
"""What gives them back is documented never to wrap them, and many compare them as they are: they are asked apart."""

KNOWN, NEVER_WRAPPED = "comparison with a known error", "comparison with an error that is never wrapped"


class SentinelCheck(Detector):
    """Is an error compared with a known one by `==`, or by what also looks at the errors it wraps?

    `==` is false as soon as somebody on the way wraps the error.
    """

    id = "errors/sentinel-check"
    needs = (Comparison, Call, ErrorCheck)
    slots = {
        KNOWN: "comparisons with known errors",
        NEVER_WRAPPED: "comparisons with errors that are never wrapped",
    }
    answers = {"deep": "what the error wraps is looked at too", "shallow": "the error itself is compared"}
    tier = "throughout"
    conventions = frozenset({"deep"})
    examples = (
        Flags(
            "func drop() bool {\n\treturn «err == ErrFull»\n}",
            taught="func save() bool {\n\treturn errors.Is(err, ErrFull)\n}",
            fixed="func drop() bool {\n\treturn errors.Is(err, ErrFull)\n}",
            language="go",
        ),
        Flags(
            "func drop() bool {\n\treturn «err != ErrFull»\n}",
            taught="func save() bool {\n\treturn errors.Is(err, ErrFull)\n}",
            fixed="func drop() bool {\n\treturn !errors.Is(err, ErrFull)\n}",
            language="go",
        ),
        Allows(  # So it is given back.
            "func drop() bool {\n\treturn err == io.EOF\n}",
            taught="func save() bool {\n\treturn errors.Is(err, ErrFull)\n}",
            language="go",
        ),
        Flags(
            "func drop() bool {\n\treturn «err == sql.ErrNoRows»\n}",
            taught="func save() bool {\n\treturn errors.Is(err, io.EOF)\n}",
            fixed="func drop() bool {\n\treturn errors.Is(err, sql.ErrNoRows)\n}",
            language="go",
        ),
        Allows(
            "func drop() bool {\n\treturn err == nil\n}",
            taught="func save() bool {\n\treturn errors.Is(err, io.EOF)\n}",
            language="go",
        ),
        Allows(
            "func drop() bool {\n\treturn a == b\n}",
            taught="func save() bool {\n\treturn errors.Is(err, io.EOF)\n}",
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every comparison with an error that has a name of its own."""
        for it in file.all(Comparison):
            if it.left and it.right and not it.null and _is_known(file, it.left, it.right):
                yield Detection(_slot(it.right.of(file.source)), "shallow", it.span)
        for call in file.called("Is"):
            if call.receiver and call.receiver.text == "errors":
                known = call.arguments[-1].of(file.source) if call.arguments else ""
                yield Detection(_slot(known), "deep", call.span)

    def fix(self, file: FileFacts, project: Project, at: Span, expected: str) -> Iterator[Edit]:
        """Ask `errors.Is`, where the file imports it."""
        it = file.at(Comparison, at)
        if it and it.left and it.right and it.operator and expected == "deep":
            negated = "!" if it.operator.text == "!=" else ""
            left, right = it.left.of(file.source), it.right.of(file.source)
            yield Edit(at, f"{negated}errors.Is({left}, {right})")


def _is_known(file: FileFacts, left: Span, right: Span) -> bool:
    if left.size > 60 or right.size > 60:
        return False
    return bool(ERROR.fullmatch(left.of(file.source)) and SENTINEL.fullmatch(right.of(file.source)))


def _slot(known: str) -> str:
    return NEVER_WRAPPED if known in BARE else KNOWN
