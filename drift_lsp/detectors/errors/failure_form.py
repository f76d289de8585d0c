"""What a program does about a failure: branches of errors and panics in, handed on or given up out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import ErrorCheck, Function, Lambda, Output, Panic
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

MEANT = frozenset({"unreachable", "todo", "unimplemented"})
"""They say that it cannot happen, or is not there yet."""

MUST = re.compile(r"(?i:must|main|init|fatal|panic|die|exit|check|assert|register|usage|print|report)")

ABLE = re.compile(r"\berror\b|Result")
"""In what a function gives back: it can hand a failure up."""


class FailureForm(Detector):
    """Does a failure reach the caller, or does the program give up?

    What gives up ends everything that runs beside it. In functions whose name says so, and in those that give back no
    error, it may.
    """

    id = "errors/failure-form"
    needs = (ErrorCheck, Panic, Function)
    slots = {"failure": "failures in functions that can hand them up"}
    answers = {"handled": "the failure is dealt with", "given up": "the program gives up"}
    conventions = frozenset({"handled"})
    tier = "throughout"
    strict = True
    reasoned = True
    few = 3
    roles = ("main",)
    examples = (
        Flags(
            "func drop() error {\n\tif err := load(); err != nil {\n\t\t«panic(err)»\n\t}\n}",
            taught="func save() error {\n\tif err := load(); err != nil {\n\t\treturn err\n\t}\n}",
            language="go",
        ),
        Flags(
            'fn drop() -> Result<u32> { if let Err(err) = load() { «panic!("no: {err}")»; } Ok(3) }',
            taught="fn save() -> Result<u32> { if let Err(err) = load() { report(err); } Ok(3) }",
            language="rust",
        ),
        Flags(  # Where a program begins too, if there is somebody to hand it to.
            "func drop() error {\n\tif err := load(); err != nil {\n\t\t«log.Fatal(err)»\n\t}\n}",
            taught="func save() error {\n\tif err := load(); err != nil {\n\t\treturn err\n\t}\n}",
            language="go",
            path="cmd/shop/drop.go",
            taught_path="cmd/shop/save.go",
        ),
        Allows(  # It has nobody to hand it to.
            "func drop() int {\n\tif err := load(); err != nil {\n\t\tpanic(err)\n\t}\n\treturn 3\n}",
            taught="func save() error {\n\tif err := load(); err != nil {\n\t\treturn err\n\t}\n}",
            language="go",
        ),
        Allows(  # It says what cannot be.
            'func drop(it int) {\n\tif it > 3 {\n\t\tpanic("no such row")\n\t}\n}',
            taught="func save() error {\n\tif err := load(); err != nil {\n\t\treturn err\n\t}\n}",
            language="go",
        ),
        Allows(
            "func drop() func() {\n\treturn func() {\n\t\tif err := load(); err != nil {\n\t\t\tpanic(err)\n\t\t}\n\t}\n}",
            taught="func save() error {\n\tif err := load(); err != nil {\n\t\treturn err\n\t}\n}",
            language="go",
        ),
        Allows(  # It has nothing to give back.
            'fn drop() { if let Err(err) = load() { panic!("no: {err}"); } }',
            taught="fn save() -> Result<u32> { if let Err(err) = load() { report(err); } Ok(3) }",
            language="rust",
        ),
        Allows(  # The user was told.
            'fn drop() -> bool { if let Err(err) = load() { eprintln!("no: {err}"); std::process::exit(1); } true }',
            taught="fn save() -> Result<u32> { if let Err(err) = load() { report(err); } Ok(3) }",
            language="rust",
        ),
        Allows(  # Its name says so.
            "func MustDrop() {\n\tif err := load(); err != nil {\n\t\tpanic(err)\n\t}\n}",
            taught="func save() error {\n\tif err := load(); err != nil {\n\t\treturn err\n\t}\n}",
            language="go",
        ),
        Allows(
            "func drop() {\n\tif err := load(); err != nil {\n\t\tlog.Fatal(err)\n\t}\n}",
            taught="func save() error {\n\tif err := load(); err != nil {\n\t\treturn err\n\t}\n}",
            language="go",
            path="cmd/shop/main.go",
            taught_path="shop/save.go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what each branch of an error does."""
        panics = [it for it in file.all(Panic) if it.name and it.name.text not in MEANT]
        for check in file.all(ErrorCheck):
            if check.body and _is_able(file, check.span) and not any(it.span in check.body for it in panics):
                yield Detection("failure", "handled", first_line(file.source, check.span))
        for it in panics:
            branch = file.enclosing(it.span, ErrorCheck)
            if branch is None or not _is_able(file, it.span):
                continue  # What cannot be, and what nobody can deal with, is no failure of a call.
            if it.name and it.name.text.lower().endswith("exit") and file.inside(Output, branch.span):
                continue  # It has told the user why.
            function = file.enclosing(it.span, Function)
            if function and function.name and not MUST.search(function.name.text):
                yield Detection("failure", "given up", first_line(file.source, it.span))


def _is_able(file: FileFacts, span: Span) -> bool:
    """Tell whether the function around a place could hand a failure up; a closure may have nobody to hand it to."""
    function, inner = file.enclosing(span, Function), file.enclosing(span, Lambda)
    if function is None or function.returns is None or (inner and inner.span in function.span):
        return False
    return ABLE.search(function.returns.of(file.source)) is not None
