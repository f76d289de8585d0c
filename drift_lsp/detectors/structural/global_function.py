"""Functions of the language: calls in a namespace in, whether a backslash says whose they are out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, FullName, ImportedName, Namespace
from drift_lsp.graphs.project import Project

BROUGHT = re.compile(
    r"array_(?:key_exists|map|merge|filter|keys|slice|values)|call_user_func(?:_array)?|chr|count|defined?|explode"
    r"|func_get_args|function_exists|get_class|gettype|implode|in_array|intval|is_(?:array|bool|callable|int|null|object"
    r"|string)|ord|preg_(?:match|replace)|sizeof|sprintf|str_replace|str(?:len|pos|tolower|val)|substr|trim"
)
"""Functions that the language brings and everybody calls."""


class GlobalFunction(Detector):
    """Are the language's own functions called with a backslash?

    With it they are found at once; without it PHP looks into the namespace first.
    """

    id = "structural/global-function"
    needs = (Call, FullName, Namespace)
    slots = {"function of the language": "calls of the language's own functions"}
    tier = "listed"
    strict = True
    answers = {
        "backslash": "it is called with a backslash",
        "plain": "it is called without a backslash",
        "imported": "it is imported by `use function`",
    }

    conventions = frozenset({"backslash", "plain", "imported"})

    examples = (
        Flags(
            "<?php\nnamespace Shop;\n$size = «strlen»($name);",
            taught="<?php\nnamespace Shop;\n$all = \\count($names);",
            language="php",
        ),
        Flags(
            "<?php\nnamespace Shop;\n$size = \\«strlen»($name);",
            taught="<?php\nnamespace Shop;\n$all = count($names);",
            language="php",
        ),
        Flags(
            "<?php\nnamespace Shop;\n$size = «strlen»($name);",
            taught="<?php\nnamespace Shop;\nuse function count;\n$all = count($names);",
            language="php",
        ),
        Allows(  # There is no other place to look.
            "<?php\n$size = strlen($name);",
            taught="<?php\nnamespace Shop;\n$all = \\count($names);",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each such function is called."""
        if not file.all(Namespace):
            return
        imported = {it.name.text for it in file.all(ImportedName) if it.name}
        for call in file.all(Call):
            if call.name is None or call.receiver or call.is_new or not BROUGHT.fullmatch(call.name.text):
                continue
            backslash = file.source.startswith(b"\\", call.span.start)
            choice = "backslash" if backslash else "imported" if call.name.text in imported else "plain"
            yield Detection("function of the language", choice, call.name.span)
