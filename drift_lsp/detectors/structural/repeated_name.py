"""Repeated names: annotations of parameters and fields in, whether they say the name again out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Decorator
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

ASKED = re.compile(
    r"(?:.*\.)?(PathVariable|RequestParam|RequestHeader|CookieValue|RequestPart|Param|QueryParam|PathParam|JsonProperty"
    r"|(?:Join)?Column|SerializedName|From(?:Query|Route|Form|Header)|JsonPropertyName|DataMember|Prop|Field|Input|Output"
    r"|Args?)"
)
"""Annotations that take the name of what they stand at where they say none."""

SAID = re.compile(rb"\(\s*(?:\{\s*)?(?:(?:name|value|Name)\s*[=:]\s*)?[\"']([\w.-]+)[\"']\s*(?P<more>,)?")
ELSEWHERE = re.compile(rb"\(\s*(?:\{\s*)?(?:(?:name|value|Name)\s*[=:]\s*)?(?!\w+\s*[=:])[^\s)}]")
"""It says a name, too, which stands somewhere else: `(ROWS)`, `(nameof(Rows))`."""

NAMED = re.compile(rb"[\])\s]*(?:(?:private|protected|public|final|readonly|static|required|@\w+(?:\([^()]*\))?)\s+)*")
TYPED = re.compile(rb"(?:[\w.?]+(?:<[^;(){}]*>)?(?:\[\])*\s+)(\w+)\s*[,);={]")
FIRST = re.compile(rb"(\w+)[!?]?\s*:")
"""How the name follows: behind its type, or in TypeScript before it."""

LONGEST, AHEAD = 120, 160


class RepeatedName(Detector):
    """Does an annotation say the name of what it stands at once more?

    Where it does throughout, the name outside stays what it is when somebody renames the variable; where it is left
    out, nobody has to keep two of them the same.
    """

    id = "structural/repeated-name"
    needs = (Decorator,)
    slots = {"uses of *": "uses of an annotation"}
    answers = {"said": "the name is said in it", "left out": "it says no name"}
    strict = True
    form = True
    roles = ("main",)
    families = frozenset({"java", "csharp", "typescript"})
    examples = (
        Flags(
            "class Cart { void a(«@PathVariable» String id) {} }",
            taught='class Item { void b(@PathVariable("name") String name) {} }',
            language="java",
        ),
        Flags(
            'class Cart { «@Column(name = "unit_price")» int unitPrice; }',
            taught="class Item { @Column int size; }",
            language="java",
        ),
        Flags(
            'class Cart { void A([«FromQuery(Name = "id")»] int id) {} }',
            taught="class Item { void B([FromQuery] int size) {} }",
            language="csharp",
        ),
        Allows(  # It has another name outside.
            'class Cart { @Column(name = "price") int unitPrice; }',
            taught="class Item { @Column int size; }",
            language="java",
        ),
        Allows(  # It says that of a constant.
            "class Cart { void a(@PathVariable(Names.ROW) String row, @PathVariable(name = ID) String id) {} }",
            taught='class Item { void b(@PathVariable("name") String name) {} }',
            language="java",
        ),
        Flags(
            "class Cart { void a(«@PathVariable(required = false)» String id) {} }",
            taught='class Item { void b(@PathVariable("name") String name) {} }',
            language="java",
        ),
        Allows(  # It says more.
            'class Cart { @Column(name = "size", length = 3) int size; }',
            taught="class Item { @Column int size; }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each such annotation whether it says the name that follows."""
        for it in file.all(Decorator):
            asked = ASKED.fullmatch(it.name.text) if it.name and it.span.size <= LONGEST else None
            if it.name and asked and (choice := _choice(it.name.span, it.span, file)):
                yield Detection(f"uses of `{asked[1]}`", choice, first_line(file.source, it.span))


def _choice(name: Span, span: Span, file: FileFacts) -> str:
    """Tell whether an annotation says the name behind it; "" where it says another one, or something else besides."""
    found = SAID.search(file.source, name.end, span.end)
    if found is None:
        return "" if ELSEWHERE.match(file.source, name.end, span.end) else "left out"
    at = NAMED.match(file.source, span.end, span.end + AHEAD)
    pattern = FIRST if file.language.family == "typescript" else TYPED
    behind = pattern.match(file.source, at.end() if at else span.end, span.end + AHEAD)
    return "said" if behind and not found["more"] and _letters(found[1]) == _letters(behind[1]) else ""


def _letters(name: bytes) -> bytes:
    return name.replace(b"_", b"").replace(b"-", b"").lower()
