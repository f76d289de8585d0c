"""Errors that say nothing: errors made of a general class in, whether they carry a message out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Handler, Raise
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

GENERAL = frozenset(
    [
        "Exception",
        "RuntimeError",
        "ValueError",
        "TypeError",
        "Error",
        "RuntimeException",
        "IllegalArgumentException",
        "IllegalStateException",
        "InvalidOperationException",
        "ArgumentException",
        "InvalidArgumentException",
        "LogicException",
        "UnexpectedValueException",
        "DomainException",
        "runtime_error",
        "logic_error",
        "invalid_argument",
    ]
)
"""Classes that do not tell what happened by their name."""

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
        Allows(  # It only leads to the handler below.
            "def load(a):\n    try:\n        if a:\n            raise ValueError()\n    except (TypeError, ValueError):\n"
            "        report(a)",
            TAUGHT["python"],
        ),
        Allows("def load():\n    raise CartIsFull()", TAUGHT["python"]),  # Its name says it.
        Allows("def load():\n    raise Exception", "def save():\n    raise ValueError()"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every error made of a class that tells nothing by itself."""
        for made in file.all(Raise):
            if made.made and made.type and re.split(r"\W+", made.type.text)[-1] in GENERAL:
                around = file.enclosing(made.span, Function)
                if around and around.overrides and around.name and around.name.text in PROMISED:
                    continue
                choice = "said" if made.message or made.arguments or made.cause else "unsaid"
                free = Freedom.UNASKED if _is_caught(made, file) else Freedom.FREE
                yield Detection("error of a general class", choice, first_line(file.source, made.span), free)


def _is_caught(made: Raise, file: FileFacts) -> bool:
    """Tell whether the function itself catches an error that it raises: nobody else hears what happened."""
    around = file.enclosing(made.span, Function)
    for it in file.inside(Handler, around.span) if around and made.type else ():
        guards = made.span in it.guarded if it.guarded else it.span.start > made.span.end
        if guards and made.type and made.type.text in [of.text for of in it.types]:
            return True
    return False
