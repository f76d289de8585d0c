"""Errors that say nothing: errors made of a general class in, whether they carry a message out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.caught import catcher, last
from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.explained import is_explained
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Raise, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

SCRIPT = frozenset({"Error", "TypeError", "RangeError"})
GENERAL = {
    "python": frozenset({"Exception", "RuntimeError", "ValueError", "TypeError"}),
    "javascript": SCRIPT,
    "typescript": SCRIPT,
    "java": frozenset({"Exception", "RuntimeException", "Error", "IllegalArgumentException", "IllegalStateException"}),
    "csharp": frozenset({"Exception", "ApplicationException", "ArgumentException", "InvalidOperationException"}),
    "php": frozenset(
        {
            *("Exception", "RuntimeException", "Error", "InvalidArgumentException", "LogicException"),
            *("UnexpectedValueException", "DomainException"),
        }
    ),
    "c": frozenset({"exception", "runtime_error", "logic_error", "invalid_argument"}),
}
"""Classes of a family's languages that do not tell what happened by their name."""

UNREACHED = re.compile(
    rb"(?:\bdefault\s*(?:=>|->|:)|\b_\s*=>|no ?cover\b[^\n]*|(?i:unreachable|never (?:happens|reached))\b[^\n]*)\s*(?:throw\s+)?\Z"
)
"""Stands before what is raised where nothing ever comes: of what was declared, nothing is left."""

NEAR = 120
"""Bytes before it in which that is looked for."""

TAUGHT = {
    "python": "def save():\n    raise ValueError('full')",
    "typescript": "export function save() { throw new Error('full'); }",
    "java": 'class Item { void save() { throw new IllegalStateException("full"); } }',
    "php": "<?php\nfunction save() { throw new RuntimeException('full'); }",
}


PROMISED = frozenset({"next", "remove", "previous", "element"})
"""Methods of which the language's own interface promises the class of the error."""


class MessagePresence(Detector):
    """Does an error of a general class say what happened?

    `ValueError` alone tells whoever reads the log nothing but where it was raised.
    """

    id = "errors/message-presence"
    needs = (Raise,)
    slots = {"error of a general class": "errors of a general class"}
    answers = {"said": "a message says what happened", "unsaid": "nothing says what happened"}
    conventions = frozenset({"said"})
    tier = "listed"
    family_tiers = {"java": "throughout", "csharp": "throughout", "python": "throughout"}
    families = frozenset(GENERAL)
    strict = True
    roles = ("main",)
    local = True

    examples = (
        Flags("def load():\n    «raise Exception()»", TAUGHT["python"]),
        Flags("export function load() { «throw new Error();» }", TAUGHT["typescript"], language="typescript"),
        Flags("class Cart { void load() { «throw new IllegalStateException();» } }", TAUGHT["java"], language="java"),
        Flags("<?php\nfunction load() { «throw new RuntimeException()»; }", TAUGHT["php"], language="php"),
        Allows(  # So it is promised.
            "class Cart { @Override public void remove() { throw new IllegalStateException(); } }",
            TAUGHT["java"],
            language="java",
        ),
        Allows("def load():\n    raise ValueError(\n        # Of rows.\n        'no rows'\n    )", TAUGHT["python"]),
        Allows("def load():\n    raise ValueError()  # Whoever asks leaves it out.", TAUGHT["python"]),
        Allows(  # It only leads to the handler below.
            "def load(a):\n    try:\n        if a:\n            raise ValueError()\n    except (TypeError, ValueError):\n"
            "        report(a)",
            TAUGHT["python"],
        ),
        *(
            Allows(code, TAUGHT["php"], language="php")
            for code in (
                # It only leads to the handler of any error, which looks at none.
                "<?php\nfunction load() {\n    try {\n        throw new LogicException();\n    } catch (\\Throwable) {\n"
                "        report();\n    }\n}",
                # Of what was declared, nothing is left.
                "<?php\nfunction load($a) { return match ($a) { 3 => 4, default => throw new LogicException() }; }",
            )
        ),
        Flags(  # The handler hands on what it says.
            "<?php\nfunction load() {\n    try {\n        «throw new LogicException()»;\n    } catch (\\Throwable $e) {\n"
            "        report($e);\n    }\n}",
            TAUGHT["php"],
            language="php",
        ),
        Flags(  # It stands before what is guarded.
            "<?php\nfunction load() {\n    if (full()) {\n        «throw new LogicException()»;\n    }\n    try {\n"
            "        save();\n    } catch (\\Throwable) {\n        report();\n    }\n}",
            TAUGHT["php"],
            language="php",
        ),
        Allows(  # It is the project's own, whatever it is called.
            "void load() { throw Error(); }", 'void save() { throw std::runtime_error("full"); }', language="cpp"
        ),
        Allows(
            "export function load() { try { throw new Error(); } catch { report(); } }",
            TAUGHT["typescript"],
            language="typescript",
        ),
        Allows("def load():\n    raise CartIsFull()", TAUGHT["python"]),  # Its name says it.
        Allows("def load():\n    raise Exception", "def save():\n    raise ValueError()"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every error made of a class that tells nothing by itself."""
        general = GENERAL[file.language.family]
        for made in file.all(Raise):
            if made.made and made.type and last(made.type.text) in general:
                around = file.enclosing(made.span, Function)
                if around and around.overrides and around.name and around.name.text in PROMISED:
                    continue
                told = made.message or made.arguments or made.cause or file.inside(Text, made.span)
                choice = "said" if told else "unsaid"
                free = Freedom.UNASKED if choice == "unsaid" and _is_lost(made, file) else Freedom.FREE
                yield Detection("error of a general class", choice, first_line(file.source, made.span), free)


def _is_lost(made: Raise, file: FileFacts) -> bool:
    """Tell whether nobody would hear what it says: it never comes to that, a comment tells who it is for, or the function
    catches it itself and looks at no error.
    """
    if UNREACHED.search(file.source, max(0, made.span.start - NEAR), made.span.start) or is_explained(file, made.span):
        return True
    handler = catcher(made, file)
    if handler is None or handler.body is None:
        return handler is not None
    named = handler.name is not None and re.search(
        rb"(?<!\w)%b\b" % re.escape(handler.name.text.encode()), handler.body.of(file.source).encode()
    )
    return not named and all(it.made for it in file.inside(Raise, handler.body))
