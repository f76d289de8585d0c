"""Bases of error classes: classes that extend an error in, whether that is the language's most general one out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class
from drift_lsp.graphs.project import Project

GENERAL = re.compile(
    r"\\?(?:builtins\.|java\.lang\.|System\.|std::)?"
    r"(?:Error|Exception|RuntimeException|ApplicationException|Throwable|exception|runtime_error|logic_error)"
)
"""What every error of a language can extend."""

_ERROR = re.compile(r"(?:\w[\w.\\:]*)?(?:Error|Exception)(?:Base|With\w+)?(?:<.*>)?")


class ErrorBase(Detector):
    """Does an error class extend an error of some kind, or the most general one there is?

    Where all errors of a project build on one that knows a status, a code or the details, whoever catches that one never
    meets what goes past it.
    """

    id = "errors/error-base"
    tier = "throughout"
    needs = (Class,)
    slots = {"base of an error class": "error classes"}
    answers = {"kind": "the base is an error of some kind", "general": "the base is the most general error"}
    conventions = frozenset({"kind"})
    roles = ("main",)
    strict = True
    examples = (
        Flags(
            "class Full extends «Error» {}",
            taught="class Item extends ShopError {}",
            language="typescript",
        ),
        Flags("class Full(«Exception»): pass", taught="class Item(ShopError): pass"),
        Flags(
            "<?php\nclass Full extends «\\RuntimeException» {}",
            taught="<?php\nclass Item extends ShopException {}",
            language="php",
        ),
        Flags("class Full : «Exception» {}", taught="class Item : ShopException {}", language="csharp"),
        Flags(
            "class Full extends «RuntimeException» {}", taught="class Item extends ShopException {}", language="java"
        ),
        Allows(  # Others build on it.
            "class Full(Exception): pass\nclass Fuller(Full): pass", taught="class Item(ShopError): pass"
        ),
        Allows("abstract class Full extends Error {}", taught="class A extends ShopError {}", language="typescript"),
        Allows("class Full extends Base {}", taught="class A extends ShopError {}", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each class with one base, which is an error, whether that is the most general one."""
        extended = {base.text for it in file.all(Class) for base in it.bases}
        for it in file.all(Class):
            if it.name is None or it.extension or it.is_abstract or it.name.text in extended:
                continue
            errors = [base for base in it.bases if _ERROR.fullmatch(base.text) or GENERAL.fullmatch(base.text)]
            if len(errors) == 1:
                general = GENERAL.fullmatch(errors[0].text) is not None
                free = Freedom.UNLESS_EXTENDED if general else Freedom.FREE
                yield Detection(
                    "base of an error class", "general" if general else "kind", errors[0].span, free, it.name.text
                )
