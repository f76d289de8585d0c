"""How error messages are written: raises in, their first letter and last mark out."""

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import read
from drift_lsp.facts.vocabulary import Raise, Text
from drift_lsp.graphs.project import Project


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
    tier = "listed"
    roles = ("main",)
    examples = (
        Flags('raise SaveError(«"It cannot be saved"»)', taught='raise LoadError("It cannot be loaded.")'),
        Flags(
            'throw new SaveError(«"it cannot be saved."»);',
            taught='throw new LoadError("It cannot be loaded.");',
            language="typescript",
        ),
        # A single word is a code, and a value has no case of its own.
        Allows('raise SaveError("disk_full")', taught='raise LoadError("It cannot be loaded.")'),
        Allows('raise SaveError(f"{it} cannot be saved.")', taught='raise LoadError("It cannot be loaded.")'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every message of two words or more."""
        for error in file.all(Raise):
            if not error.message or not error.made:
                continue
            first = file.starting(Text, error.message.start)
            built = read(file, error.message) if first else None
            said = built.text.strip() if built else ""
            if first is None or " " not in said:
                continue
            if said[0].isalpha():
                yield Detection("start of an error message", "capital" if said[0].isupper() else "small", first.span)
            if said[-1].isalpha() or said[-1] == ".":
                yield Detection("end of an error message", "full stop" if said[-1] == "." else "open", first.span)
