"""How a documentation comment begins and ends: documented definitions in, the form out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Named, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

START, END = "start of a documentation comment", "end of a documentation comment"
MARK = re.compile(r"^\s*(?:///?!?|/\*\*?|\*(?!/)|\*/)?[ \t]?", re.MULTILINE)
LABEL = re.compile(
    r"[-=*~]{3}|\+?[\w-]+:\w|Deprecated|nolint|[A-Z]{3,}(?:\([^)\n]*\))?:|(?:Keep .*sync|Note|Must|See)\b"
)
"""How what is told tools or those who change it begins, and not those who use it."""

CODE = re.compile(r"//\t|//.*[{;]$|// ?(?:func|type|var|const|let|fn|pub|package) ?\S*[({]", re.MULTILINE)
"""How what was taken out and left as a comment looks."""

LISTED = re.compile(r"\n\s*[-*#\d]|\S*:\S*$")
"""A list, or an address at the end: no sentence ends there."""

LONGEST = 32
"""Letters by which a comment is known again."""

QUOTED = re.compile(r"""[rR]?("{3}|'{3})(?P<said>.*)\1""", re.DOTALL)
"""A text that documents what it stands in."""

SUMMARY = re.compile(r"<summary>(?P<said>.*?)</summary>", re.DOTALL)
PARTS = re.compile(r"(?:\A|\n)[ \t]*@\w|\n[ \t]*\n|<(?:p|br|ul|pre)\b")
"""How a comment with tags tells of the whole, and what stands behind its first part."""

WORD = re.compile(r"\w+")
MARGIN = re.compile(rb"[ \t]*")
ARTICLE = re.compile(r"^(?:An?|The)\s+")


class SummaryForm(Detector):
    """Does a documentation comment begin with the name of what it documents, and does its first part end with a stop?

    Where each begins with the name, a search for the name finds it, and what shows comments alone reads well.
    """

    id = "documentation/summary-form"
    needs = (Function, Class)
    beyond = True
    slots = {START: "documentation comments", END: "documentation comments"}
    slot_tiers = {END: "listed"}
    """Of a dozen that were read lately nine were taste: nobody looks for a full stop."""

    answers = {
        "name": "it begins with the name",
        "else": "it begins with something else",
        "full stop": "it ends with a full stop",
        "open": "it ends without a full stop",
    }
    conventions = frozenset({"name", "full stop"})
    roles = ("main",)
    strict = True
    counts_names = True
    families = frozenset({"go", "rust", "python", "csharp", "java", "php"})
    local = True

    examples = (
        Flags("«// Loads it.»\nfunc Load() {}", taught="// Save saves it.\nfunc Save() {}", language="go"),
        Flags("«// Load loads it»\nfunc Load() {}", taught="// Save saves it.\nfunc Save() {}", language="go"),
        Flags("«/// Load it»\npub fn load() {}", taught="/// Save it.\npub fn save() {}", language="rust"),
        Flags(
            "public class Cart {\n    «/// <summary>Loads it</summary>»\n    public void Load() { }\n}",
            taught="public class Item {\n    /// <summary>Saves it.</summary>\n    public void Save() { }\n}",
            language="csharp",
        ),
        Flags(
            "public class Cart {\n    «/**»\n     * Loads it\n     *\n     * @return it\n     */\n    public int load() { return 1; }\n}",
            taught="public class Item {\n    /** Saves it. */\n    public int save() { return 1; }\n}",
            language="java",
        ),
        Allows(
            "<?php\n/** @return Cart */\nfunction load() { }",
            taught="<?php\n/** Saves it. */\nfunction save() { }",
            language="php",
        ),
        Allows(  # Nobody else sees it.
            "func drop() {\n\t// So that it does not call itself.\n\ttype Alias Cart\n}",
            taught="// Save saves it.\nfunc Save() {}",
            language="go",
        ),
        Allows("// A Cart holds it.\ntype Cart struct{}", taught="// Save saves it.\nfunc Save() {}", language="go"),
        Allows("// loads it\nfunc load() {}", taught="// Save saves it.\nfunc Save() {}", language="go"),
        Allows(
            "// Keep in sync with Cart.Load.\nfunc Load() {}", taught="// Save saves it.\nfunc Save() {}", language="go"
        ),
        Allows(  # Somebody took it out.
            "//\ttype Row struct {\n//\t}\ntype Cart struct{}",
            taught="// Save saves it.\nfunc Save() {}",
            language="go",
        ),
        Flags('def load():\n    «"""Load it"""»', taught='def save():\n    """Save it."""'),
        Flags('def load():\n    «"""Load it»\n    """', taught='def save():\n    """Save it."""'),
        Allows('def load():\n    """Load it\n\n    for good.\n    """', taught='def save():\n    """Save it."""'),
        Allows("// Load loads it.\nfunc Load() {}", taught="// Save saves it\nfunc Save() {}", language="go"),
        Allows(
            "// -----\n// Load\n// -----\nfunc Load() {}", taught="// Save saves it.\nfunc Save() {}", language="go"
        ),
        Allows(
            "type Cart interface {\n\t// Rows.\n\tLoadRow() int\n\tDropRow() int\n}",
            taught="// Save saves it.\nfunc Save() {}",
            language="go",
        ),
        Allows("//go:noinline\nfunc Load() {}", taught="// Save saves it.\nfunc Save() {}", language="go"),
        Allows("// mock:ignore Rows\nfunc Load() {}", taught="// Save saves it.\nfunc Save() {}", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how the comment of each public definition begins and ends."""
        definitions: list[Named] = [*file.all(Function), *file.all(Class), *file.all(TypeDefinition)]
        starts = {it.span.start for it in definitions}
        for it in definitions:
            if (
                it.name is None
                or not file.is_public(it)
                or file.is_nested(it)
                or (isinstance(it, Class) and it.extension)
            ):
                continue
            inside = None if isinstance(it, TypeDefinition) else it.docstring
            comment = inside.span if inside else file.documentation(it)
            if comment is None or file.source[comment.start : comment.start + 4] == b"//go":
                continue
            text = comment.of(file.source)
            quoted = QUOTED.fullmatch(text) if inside else None
            tagged = not quoted and text.startswith(("/**", "///")) and (SUMMARY.search(text) or text.startswith("/**"))
            said = (quoted["said"] if quoted else MARK.sub("", text)).strip()
            said = _first_of(said) if tagged else said
            if CODE.match(text) or not said or LABEL.match(said):
                continue
            named = WORD.match(ARTICLE.sub("", said, count=1))
            place = first_line(file.source, comment)
            # What was copied from file to file says nothing of how each is written.
            token = f"{len(said)}{said[:LONGEST]}"
            # Above several that stand line by line, it may be the heading of them all.
            free = Freedom.UNASKED if _below(it, file) in starts else Freedom.FREE
            choice = "name" if named and named[0] == it.name.text else "else"
            if not (quoted or tagged):  # What stands inside of a definition needs not tell which one.
                yield Detection(START, choice, place, free, token=token)
            if "\n\n" not in said and not LISTED.search(said) and (said[-1].isalnum() or said[-1] == "."):
                yield Detection(END, "full stop" if said[-1] == "." else "open", place, token=token)


def _first_of(said: str) -> str:
    """Take the first part of a comment that is told in parts: what stands in its summary, or before its first tag."""
    found = SUMMARY.search(said)
    return found["said"].strip() if found else PARTS.split(said.removesuffix("*/"))[0].strip()


def _below(definition: Named, file: FileFacts) -> int:
    """Tell where the line below a definition begins to say something."""
    line = file.source.find(b"\n", definition.span.end) + 1
    blank = MARGIN.match(file.source, line)
    return blank.end() if line and blank else -1
