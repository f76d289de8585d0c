"""Languages and encodings: calls that turn texts into others in, whether they say how out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

ENCODED, CASED, COMPARED, FORMATTED = "text and bytes", "case of a text", "comparison of texts", "text with values"
EQUATED = "equality of texts"

ASKED: Mapping[str, Mapping[str, tuple[str, int]]] = {
    "java": {
        "getBytes": (ENCODED, 0),
        "InputStreamReader": (ENCODED, 1),
        "OutputStreamWriter": (ENCODED, 1),
        "FileReader": (ENCODED, 1),
        "FileWriter": (ENCODED, 1),
        "toLowerCase": (CASED, 0),
        "toUpperCase": (CASED, 0),
    },
    "csharp": {
        "StartsWith": (COMPARED, 1),
        "EndsWith": (COMPARED, 1),
        "IndexOf": (COMPARED, 1),
        "LastIndexOf": (COMPARED, 1),
        "Format": (FORMATTED, 0),
        "Equals": (EQUATED, 0),
    },
}
"""Family → what is called → what it does, and with how many arguments it says nothing."""

STRINGS = frozenset({"String", "string"})

OF_CLASS: Mapping[str, int] = {FORMATTED: 1, EQUATED: 2}
"""What the class of texts offers itself, with the fewest arguments it takes."""

SAYS = re.compile(r"Charset|UTF|utf|Encoding|[lL]ocale\b|LOCALE|Culture|StringComparison|ASCII|ISO_|[eE]ncoding")


class Culture(Detector):
    """Is it said in which encoding, or by the rules of which language, a text is worked on?

    Left out, it is that of the machine: what runs at home fails in Turkey.
    """

    id = "styling/culture"
    family_tiers = {"java": "listed"}
    local = True
    needs = (Call,)
    slots = {
        ENCODED: "texts that are read from bytes or made bytes",
        CASED: "texts whose case is changed",
        COMPARED: "parts that texts are searched for",
        FORMATTED: "formats that values are put into",
        EQUATED: "texts that are found equal by `string.Equals`",
    }
    answers = {"present": "it is said how", "absent": "it is left to the machine", "unsaid": "it is not said how"}
    conventions = frozenset({"present"})
    strict = True
    families = frozenset({"java", "csharp"})
    examples = (
        Flags(
            "class Cart { byte[] a(String it) { return it.«getBytes»(); } }",
            taught="class Item { byte[] a(String it) { return it.getBytes(StandardCharsets.UTF_8); } }",
            language="java",
        ),
        Flags(
            'class Cart { bool A(string it) => it.«StartsWith»("a"); }',
            taught='class Item { bool A(string it) => it.EndsWith("b", StringComparison.Ordinal); }',
            language="csharp",
        ),
        Flags(
            "class Cart { string A(int it) => string.«Format»(full, it); }",
            taught="class Item { string A(int it) => String.Format(CultureInfo.InvariantCulture, empty, it); }",
            language="csharp",
        ),
        Flags(
            "class Cart { bool A(string it) => string.«Equals»(it, full); }",
            taught="class Item { bool A(string it) => string.Equals(it, row, StringComparison.Ordinal); }",
            language="csharp",
        ),
        Flags(  # That the class has one of its own is another matter.
            "class Cart { bool Equals(Cart it) => string.«Equals»(it.full, full); }",
            taught="class Item { bool A(string it) => string.Equals(it, row, StringComparison.Ordinal); }",
            language="csharp",
        ),
        Allows(  # It is one of its own.
            "class Cart { interface Rows { byte[] getBytes(); } byte[] a(Rows it) { return it.getBytes(); } }",
            taught="class Item { byte[] a(String it) { return it.getBytes(StandardCharsets.UTF_8); } }",
            language="java",
        ),
        Allows(  # A letter is the same everywhere.
            "class Cart { bool A(string it) => it.StartsWith('a') || it.IndexOf(row) > 3; }",
            taught='class Item { bool A(string it) => it.EndsWith("b", StringComparison.Ordinal); }',
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each such call whether it says how."""
        asked = ASKED.get(file.language.family, {})
        own = file.once(_named, None) if asked else frozenset[str]()
        for call in file.all(Call):
            if call.name is None or call.name.text not in asked:
                continue
            slot, least = asked[call.name.text]
            if slot in OF_CLASS:
                if call.receiver and call.receiver.text in STRINGS and len(call.arguments) >= OF_CLASS[slot]:
                    yield Detection(slot, _said(slot, call, file), call.name.span)
                continue
            if call.name.text in own:
                continue
            if len(call.arguments) > least and SAYS.search(call.arguments[-1].of(file.source)):
                yield Detection(slot, "present", call.name.span)
            elif len(call.arguments) == least and (slot != COMPARED or _is_text(call.arguments[0], file)):
                yield Detection(slot, "absent", call.name.span)


def _said(slot: str, call: Call, file: FileFacts) -> str:
    """Tell whether a call of the class of texts says how: before a format, behind both texts."""
    if slot == EQUATED:
        return "present" if len(call.arguments) > OF_CLASS[slot] else "unsaid"
    return "present" if SAYS.search(call.arguments[0].of(file.source)) else "absent"


def _named(file: FileFacts, _: None) -> frozenset[str]:
    """Name the functions of a file: what is called like one of them may be that one."""
    return frozenset(it.name.text for it in file.all(Function) if it.name)


def _is_text(it: Span, file: FileFacts) -> bool:
    """Tell whether what is searched for is a text: lists are searched as well, for anything."""
    return file.at(Text, it) is not None and not file.source.startswith(b"'", it.start)
