"""What an error is called where it is looked at: branches of errors in, names out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import ErrorCheck, Lambda, Parameter
from drift_lsp.graphs.project import Project

PLAIN = frozenset({"e", "ex", "er", "err", "error"})
"""Names that only say that it is an error; any other says more and is left alone."""

WORD = re.compile(r"[A-Za-z_]\w*")
OF_ERRORS = frozenset({"Error", "Unwrap", "Is", "As", "Timeout", "Temporary", "Cause", "Code"})
"""What errors are asked for."""

TAKERS = (b"map_err(", b"or_else(", b"unwrap_or_else(", b"inspect_err(")
"""What hands an error to a closure."""


class CheckedName(Detector):
    """What is an error called where it is looked at?

    `e`, `err` and `error` all say the same. One of them throughout is one thing less to read.
    """

    id = "errors/checked-name"
    needs = (ErrorCheck,)
    tier = "listed"
    beyond = True
    form = True
    layout = True
    slots = {
        "name of an error": "names of errors that are looked at",
        "name of an error in a closure": "names of errors that closures take",
    }
    answers = {"*": "it is called `{}`"}
    strict = True
    """In Go and in Rust alike people shrugged at it: `e` reads as well as `err`, or keeps it free."""

    examples = (
        Flags(
            "func drop() {\n\tif «e» != nil {\n\t\tpanic(e)\n\t}\n}",
            taught="func save() {\n\tif err != nil {\n\t\tpanic(err)\n\t}\n}",
            language="go",
        ),
        Flags(
            "fn drop() { if let Err(«e») = load() { report(e); } }",
            taught="fn save() { if let Err(err) = load() { report(err); } }",
            language="rust",
        ),
        Flags(
            "fn drop() { load().map_err(|«e»| Error::new(e)); }",
            taught="fn save() { load().map_err(|err| Error::new(err)); }",
            language="rust",
        ),
        Allows(  # A name that says more is no plain one misspelt.
            "func drop() {\n\tif errLoad != nil {\n\t\tpanic(errLoad)\n\t}\n}",
            taught="func save() {\n\tif err != nil {\n\t\tpanic(err)\n\t}\n}",
            language="go",
        ),
        Allows(  # The usual name is taken.
            "func drop() error {\n\tif e != nil {\n\t\terr = errors.Join(err, e)\n\t}\n}",
            taught="func save() {\n\tif err != nil {\n\t\tpanic(err)\n\t}\n}",
            language="go",
        ),
        *(
            Allows(  # It is no error.
                f"func drop() {{\n\tif {code}; e != nil {{\n\t\ttell(e{of})\n\t}}\n}}",
                taught="func save() {\n\tif err != nil {\n\t\tpanic(err)\n\t}\n}",
                language="go",
            )
            for code, of in (("e := recover()", ""), ("e := it.Row", ""), ("e := it.Engine()", ".Start()"))
        ),
        Allows(  # It takes no error.
            "fn drop() { load().map(|e| e.id); }",
            taught="fn save() { load().map_err(|err| Error::new(err)); }",
            language="rust",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every branch that is in no other, and at every closure that is given an error."""
        end = -1
        for check in file.all(ErrorCheck):
            if check.name and check.name.text in PLAIN and check.span.start >= end:
                if not _is_second(file, check) and not _is_none(file, check):
                    yield Detection("name of an error", check.name.text, check.name.span)
                end = check.span.end
        for taker in file.all(Lambda):
            if file.source[: taker.span.start].endswith(TAKERS):
                for it in file.inside(Parameter, taker.span)[:1]:
                    if it.name and it.name.text in PLAIN:
                        yield Detection("name of an error in a closure", it.name.text, it.name.span)


def _is_second(file: FileFacts, check: ErrorCheck) -> bool:
    """Tell whether another error is at hand, so that this one needed a name of its own."""
    assert check.name
    return any(word in PLAIN and word != check.name.text for word in WORD.findall(check.span.of(file.source)))


def _is_none(file: FileFacts, check: ErrorCheck) -> bool:
    """Tell whether what is looked at is no error: what a panic was given, a field, or what is asked for something else
    than an error can tell.
    """
    assert check.name
    name, said = re.escape(check.name.text), check.span.of(file.source)
    if re.match(rf"if\s+{name}\s*:?=\s*(?:recover\(|[\w.]+\s*;)", said):
        return True
    return not OF_ERRORS.issuperset(re.findall(rf"\b{name}\.(\w+)", said))
