"""How error messages are written: raises in, their first letter and last mark out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Raise, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PLAIN = re.compile(rb"[A-Za-z][a-z]*\b(?![_(.])")
"""A word; `HTTP`, `loadCart` and `load()` keep their spelling wherever they stand."""

AROUND = re.compile(rb"[a-z,] (?![\w.(:])")
"""What stands before a name in the midst of a sentence, and right behind it."""

SENTENCES = re.compile(rb"[.!?;] +\w")

LITERAL = re.compile(rb"""[fFrRuU]{0,2}["'`]([^"'`\n]+)["'`]""")


class MessageForm(Detector):
    """Does an error message start with a capital, and does it end with a full stop?

    Messages end up in one log, one below the other.
    """

    id = "errors/message-form"
    needs = (Raise, Text)
    slots = {"start of an error message": "error messages", "end of an error message": "error messages"}
    answers = {
        "capital": "it starts with a capital",
        "small": "it starts with a small letter",
        "full stop": "it ends with a full stop",
        "open": "it ends without a full stop",
    }
    strict = True
    roles = ("main",)
    examples = (
        Flags(
            "<?php\nthrow new LoadError(«'It cannot be saved'»);",
            taught="<?php\nthrow new SaveError('It cannot be loaded.');",
            language="php",
        ),
        Flags('raise SaveError(«"It cannot be saved"»)', taught='raise LoadError("It cannot be loaded.")'),
        Flags(
            'throw new SaveError(«"it cannot be saved."»);',
            taught='throw new LoadError("It cannot be loaded.");',
            language="typescript",
        ),
        Flags(
            'func drop() error { return errors.New(«"It is full"») }',
            taught='func save() error { return errors.New("it is gone") }',
            language="go",
        ),
        Flags('fn drop() { bail!(«"it is full."») }', taught='fn save() { bail!("it is gone") }', language="rust"),
        Allows(  # It has its capital wherever it stands.
            '# Of the Cargo of old.\nraise SaveError("Cargo cannot be saved.")',
            taught='raise LoadError("it cannot be loaded.")',
        ),
        Allows(  # Of two sentences the first ends with a full stop, and so may the last.
            'raise SaveError("It is full. Nothing was saved.")', taught='raise LoadError("It cannot be loaded")'
        ),
        # A single word is a code, and a value has no case of its own.
        Allows('raise SaveError("disk_full")', taught='raise LoadError("It cannot be loaded.")'),
        Allows('raise SaveError(f"{it} cannot be saved.")', taught='raise LoadError("It cannot be loaded.")'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every message of two words or more."""
        names = dict[bytes, bool]()
        for error in file.all(Raise):
            if not error.message or not error.made:
                continue
            said = LITERAL.match(file.source, error.message.start, error.message.end)
            if said is None or b" " not in said[1]:
                continue
            place = Span(error.message.start, said.end())
            if (found := PLAIN.match(said[1])) and (word := found.group()) not in names:
                names[word] = _is_name(word, file.source)
            if found and not names[found.group()]:
                yield Detection("start of an error message", "capital" if said[1][:1].isupper() else "small", place)
            if SENTENCES.search(said[1]):
                continue
            if said.end() == error.message.end and (said[1][-1:].isalpha() or said[1][-1:] == b"."):
                yield Detection("end of an error message", "full stop" if said[1][-1:] == b"." else "open", place)


def _is_name(word: bytes, source: bytes) -> bool:
    """Tell whether a word has a capital in the midst of a sentence as well: it is a name."""
    at = source.find(b" " + word) if word[:1].isupper() else -1  # Many times as quick as a pattern.
    while at >= 0:
        if AROUND.match(source[at - 1 : at + 1] + source[at + len(word) + 1 : at + len(word) + 2]):
            return True
        at = source.find(b" " + word, at + 1)
    return False
