"""Names of error classes: classes that extend an error in, what their names end in out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class
from drift_lsp.graphs.project import Project

_KIND = re.compile(r"(Error|Exception)$")
SIGNAL = re.compile(r"(?:Signal|Exit|Interrupt|Stop|Abort|Redirect|Retry|Skip|Cancelled|Done)$")
"""It is thrown to get somewhere else, and is no mistake."""

_ERROR = re.compile(r"(?:Error|Exception|Throwable|ErrorBase|ExceptionBase)(?:<.*>)?$")


_THROWN = re.compile(r"(?:Exception|Throwable|ExceptionBase)(?:<.*>)?$")
TOLD = "class of an error that is a value"


class ErrorClassName(Detector):
    """Does the name of an error class say that it is an error, and how?

    Where every one ends in `Error`, `raise PaymentFailed` has to be looked up before it can be read.
    """

    id = "errors/error-class-name"
    tier = "throughout"
    local = True
    needs = (Class,)
    slots = {"error class": "names of error classes", TOLD: "names of errors that are handed up as values"}
    answers = {
        "Error": "the name ends with `Error`",
        "Exception": "the name ends with `Exception`",
        OTHER: "the name ends otherwise",
    }
    roles = ("main",)
    strict = True
    examples = (
        Flags("class «LoadFailure»(Exception):\n    pass", taught="class SaveError(Exception):\n    pass"),
        Flags("class «LoadException»(Exception):\n    pass", taught="class SaveError(ShopError):\n    pass"),
        Flags("class «Missing» extends Error {}", taught="class SaveError extends Error {}", language="typescript"),
        Flags(
            "<?php\nclass «NotFound» extends \\RuntimeException {}",
            taught="<?php\nclass SaveException extends \\RuntimeException {}",
            language="php",
        ),
        Flags(
            "class «LoadFailure» extends RuntimeException {}",
            taught="class SaveException extends RuntimeException {}",
            language="java",
        ),
        Flags(
            "class «LoadFailure» : Exception {}",
            taught="class SaveException : Exception {}",
            language="csharp",
        ),
        Flags(
            "class «LoadFailure» : public std::runtime_error {};",
            taught="class SaveException : public BaseException {};\nclass ReadException : public std::exception {};",
            language="cpp",
        ),
        Allows(  # An error that is told is no exception.
            "class LoadException : Exception {}", taught="class SaveError : Error {}", language="csharp"
        ),
        # What extends something else is no error.
        Allows("class LoadFailure(Report):\n    pass", taught="class SaveError(Exception):\n    pass"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the name of each class that extends an error ends."""
        for it in file.all(Class):
            if it.name and SIGNAL.search(it.name.text):
                continue
            if it.name and not it.extension and any(_is_error(base.text) for base in it.bases):
                kind = _KIND.search(it.name.text)
                # Where exceptions are thrown, what extends an `Error` of one's own is mostly a value.
                value = file.language.reach == "namespace" and not any(_THROWN.search(base.text) for base in it.bases)
                yield Detection(
                    TOLD if value else "error class", kind[1] if kind else OTHER, it.name.span, token=it.name.text
                )


def _is_error(base: str) -> bool:
    return bool(_ERROR.search(base)) or base.rpartition("::")[2] in ("exception", "runtime_error", "logic_error")
