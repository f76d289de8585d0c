"""Functions of the language: calls in a namespace in, whether a backslash says whose they are out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, FullName, ImportedName, Namespace
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

BROUGHT = re.compile(
    r"array_(?:key_exists|map|merge|filter|keys|slice|values)|call_user_func(?:_array)?|chr|count|defined?|explode"
    r"|func_get_args|function_exists|get_class|gettype|implode|in_array|intval|is_(?:array|bool|callable|int|null|object"
    r"|string)|ord|preg_(?:match|replace)|sizeof|sprintf|str_replace|str(?:len|pos|tolower|val)|substr|trim"
)
"""Functions that the language brings and everybody calls."""

OTHERS = 3
"""So many other calls show how the rest of a file does it."""


class GlobalFunction(Detector):
    """Are the language's own functions called with a backslash?

    With it they are found at once; without it PHP looks into the namespace first. Only a call is asked that stands alone
    in a file with several others: who does so again and again means it.
    """

    id = "structural/global-function"
    needs = (Call, FullName, Namespace)
    slots = {"function of the language": "calls of the language's own functions"}
    tier = "throughout"
    strict = True
    answers = {
        "backslash": "it is called with a backslash",
        "plain": "it is called without a backslash",
        "imported": "it is imported by `use function`",
    }

    conventions = frozenset({"backslash", "plain", "imported"})

    examples = (
        Flags(
            "<?php\nnamespace Shop;\n$a = \\trim($b);\n$c = \\count($d);\n$e = \\ord($f);\n$size = «strlen»($name);",
            taught="<?php\nnamespace Shop;\n$all = \\count($names);",
            language="php",
        ),
        Flags(
            "<?php\nnamespace Shop;\n$a = trim($b);\n$c = count($d);\n$e = ord($f);\n$size = \\«strlen»($name);",
            taught="<?php\nnamespace Shop;\n$all = count($names);",
            language="php",
        ),
        Flags(
            "<?php\nnamespace Shop;\nuse function trim;\nuse function count;\nuse function ord;\n"
            "$a = trim($b);\n$c = count($d);\n$e = ord($f);\n$size = «strlen»($name);",
            taught="<?php\nnamespace Shop;\nuse function count;\n$all = count($names);",
            language="php",
        ),
        Allows(  # All of the file does so.
            "<?php\nnamespace Shop;\n$size = strlen($name);",
            taught="<?php\nnamespace Shop;\n$all = \\count($names);",
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
        found = list[tuple[str, Span]]()
        for call in file.all(Call):
            if call.name is None or call.receiver or call.is_new or not BROUGHT.fullmatch(call.name.text):
                continue
            backslash = file.source.startswith(b"\\", call.span.start)
            choice = "backslash" if backslash else "imported" if call.name.text in imported else "plain"
            found.append((choice, call.name.span))
        often = Counter(choice for choice, _ in found)
        for choice, span in found:
            alone = often[choice] == 1 and len(found) > OTHERS
            yield Detection("function of the language", choice, span, Freedom.FREE if alone else Freedom.UNASKED)
