"""How a test prepares itself: test functions in, whether they say what their like say at the start out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Namespace, Parameter, Setup
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PARALLEL, HELPER = "test that may run beside others", "function that helps tests"

SHARED = re.compile(rb"(?i:parallel|serially|global)|Chdir\(|os\.Setenv|\n\t+[a-z]\w*\.[A-Z]\w* = ")
"""In a test, or in the comment above it: it cannot run beside others."""

ALONE = re.compile(rb"nolint:.*\b(?:paralleltest|tparallel)\b")
"""Says of a whole file that its tests run one after the other; a name may say so as well."""

SERIAL = re.compile(r"(?:^|[_/])(?:serial|sequential)_")


class TestSetup(Detector):
    """Do tests say that they may run beside others, and do the functions that help them say that they do?

    A helper that says so is left out of the line numbers of failures; a test that does not say so makes all wait.
    """

    id = "testing/test-setup"
    needs = (Setup, Function, Parameter)
    slots = {PARALLEL: "tests", HELPER: "functions that help tests"}
    answers = {"present": "it is said at the start", "absent": "it is not said"}
    conventions = frozenset({"present"})
    tier = "throughout"
    strict = True
    roles = ("test",)
    families = frozenset({"go"})
    examples = (
        Flags(
            "func «TestLoad»(t *testing.T) { load() }",
            taught="func TestSave(t *testing.T) {\n\tt.Parallel()\n\tsave()\n}",
            language="go",
        ),
        Flags(
            "func «loaded»(t *testing.T) { load() }",
            taught="func saved(t *testing.T) {\n\tt.Helper()\n\tsave()\n}",
            language="go",
        ),
        Allows(  # What sets the environment cannot run beside others.
            'func TestLoad(t *testing.T) { t.Setenv("A", "b") }',
            taught="func TestSave(t *testing.T) {\n\tt.Parallel()\n\tsave()\n}",
            language="go",
        ),
        Allows(  # So it is for what swaps what all see.
            "func TestLoad(t *testing.T) {\n\tos.Stderr = file\n\tload()\n}",
            taught="func TestSave(t *testing.T) {\n\tt.Parallel()\n\tsave()\n}",
            language="go",
        ),
        *(
            Allows(  # A file of tests that run one after the other.
                f"{head}\n\nfunc TestLoad(t *testing.T) {{ load() }}",
                taught="func TestSave(t *testing.T) {\n\tt.Parallel()\n\tsave()\n}",
                language="go",
                path=path,
            )
            for head, path in (
                ("//nolint:paralleltest\npackage shop", "shop/cart_test.go"),
                ("package shop", "shop/cart_serial_test.go"),
            )
        ),
        Allows("func load(id int) {}", taught="func saved(t *testing.T) {\n\tt.Helper()\n\tsave()\n}", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each test and each helper whether it says so."""
        free = Freedom.UNASKED if _runs_alone(file) else Freedom.FREE
        for it in file.all(Function):
            if it.name is None or it.body is None or it.receiver:
                continue
            said = {word.name.text for word in file.inside(Setup, it.body) if word.name}
            if it.is_test:
                if it.name.text == "TestMain" or not it.name.text.startswith("Test"):
                    continue
                if "Parallel" in said or ("Setenv" not in said and not _shares(it, file)):
                    yield Detection(PARALLEL, "present" if "Parallel" in said else "absent", it.name.span, free)
            elif _takes_a_test(file, Span(it.span.start, it.body.start)):
                yield Detection(HELPER, "present" if "Helper" in said else "absent", it.name.span)


def _runs_alone(file: FileFacts) -> bool:
    """Tell whether the name of a file or a comment at its head says that its tests run one after the other."""
    head = next((it.span.start for it in file.all(Namespace)), 0)
    return SERIAL.search(file.path) is not None or ALONE.search(file.source, 0, head) is not None


def _shares(it: Function, file: FileFacts) -> bool:
    """Tell whether a test changes what others see as well, or a comment says why it runs alone."""
    told = file.documentation(it)
    start = told.start if told else it.span.start
    return SHARED.search(file.source, start, it.span.end) is not None


def _takes_a_test(file: FileFacts, head: Span) -> bool:
    first = next(iter(file.inside(Parameter, head)), None)
    return bool(
        first and first.annotation and first.annotation.of(file.source) in ("*testing.T", "testing.TB", "*testing.B")
    )
