"""What is handed up where a call failed: branches of errors and returns in, the error itself or a new one out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import split
from drift_lsp.facts.vocabulary import ErrorCheck, Raise, Return, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

HANDED, GIVEN = "error handed up", "error given to a new error"

TAUGHT = 'func save() error {\n\tif err := load(); err != nil {\n\t\treturn fmt.Errorf("loading: %w", err)\n\t}\n}'
BARE = "func save() error {\n\tif err := load(); err != nil {\n\t\treturn err\n\t}\n}"


class WrappedError(Detector):
    """When the error of a call is handed up, is it wrapped in one that says what was being done?

    Wrapped, it tells the way it came; handed up as it is, whoever gets it compares it directly. An error that is only
    written into the text of another can be found by nobody any more.
    """

    id = "errors/wrapped-error"
    needs = (ErrorCheck, Raise, Return, Text)
    slots = {HANDED: "errors handed up", GIVEN: "errors given to new errors"}
    answers = {
        "told": "a new error says what was being done",
        "wrapped": "the error is wrapped",
        "bare": "the error is handed up as it is",
        "written": "the error is only written into the text",
    }
    conventions = frozenset({"told", "wrapped"})
    tier = "listed"
    slot_tiers = {GIVEN: "changed"}
    reasoned = True
    roles = ("main",)
    local = True

    examples = (
        Flags("func drop() error {\n\tif err := load(); err != nil {\n\t\t«return err»\n\t}\n}", TAUGHT, language="go"),
        Flags(
            "func drop() (int, error) {\n\tn, err := load()\n\tif err != nil {\n\t\t«return 0, err»\n\t}\n}",
            TAUGHT,
            language="go",
        ),
        Flags(
            'func drop() error {\n\tif err := load(); err != nil {\n\t\treturn «fmt.Errorf("loading: %v", err)»\n\t}\n}',
            TAUGHT,
            language="go",
        ),
        Flags(
            'func drop() error {\n\tif err := load(); err != nil {\n\t\treturn «fmt.Errorf("loading: %s", err.Error())»\n\t}\n}',
            TAUGHT,
            language="go",
        ),
        Allows(  # To say more is welcome everywhere.
            'func drop() error {\n\tif err := load(); err != nil {\n\t\treturn fmt.Errorf("loading: %w", err)\n\t}\n}',
            BARE,
            language="go",
        ),
        Allows(
            'func drop() error {\n\tif err := load(); err != nil {\n\t\treturn fmt.Errorf("loading: %w", err)\n\t}\n}',
            'func save() error {\n\tif err := load(); err != nil {\n\t\treturn fmt.Errorf("loading: %v", err)\n\t}\n}',
            language="go",
        ),
        # Nothing is known of the error that is made anew.
        Allows(
            'func drop() (err error) {\n\tif it := recover(); it != nil {\n\t\terr = fmt.Errorf("lost: %v", it)\n\t}\n\treturn\n}',
            taught='func save() error {\n\tif err := load(); err != nil {\n\t\treturn fmt.Errorf("full: %w", err)\n\t}\n}',
            language="go",
        ),
        Allows(
            "func drop() error {\n\tif err := load(); err != nil {\n\t\treturn ErrFull\n\t}\n}", TAUGHT, language="go"
        ),
        Allows("func drop() error {\n\treturn load()\n}", TAUGHT, language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every return in a branch of an error, and at every error that is made with another."""
        for back in file.all(Return):
            check = file.enclosing(back.span, ErrorCheck)
            if check and check.name and back.value and (choice := _handed(file, back.value, check.name.text)):
                yield Detection(HANDED, choice, first_line(file.source, back.span))
        for made in file.all(Raise):
            check = file.enclosing(made.span, ErrorCheck)
            # What stands in a constant may say how the error is put in.
            if not check or not check.name or not made.made or not made.message or not file.at(Text, made.message):
                continue
            if re.search(rf"\b{re.escape(check.name.text)}\s*:?=\s*recover\(", check.span.of(file.source)):
                continue  # What a panic was given need be no error.
            given = [made.cause, *made.arguments] if made.cause else made.arguments
            if any(it.of(file.source) in (check.name.text, f"{check.name.text}.Error()") for it in given):
                yield Detection(GIVEN, "wrapped" if made.cause else "written", first_line(file.source, made.span))


def _handed(file: FileFacts, value: Span, name: str) -> str:
    last = split(value.of(file.source), ",")[-1].strip()
    if last == name:
        return "bare"
    made = next(iter(file.inside(Raise, value)), None)
    return "told" if made and any(it.of(file.source) == name for it in (*made.arguments, made.cause) if it) else ""
