"""Docstring presence: public functions and classes in, whether they are documented out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.properties import is_property, is_set
from drift_lsp.facts.vocabulary import Class, Export, Fact, Function, Import, Named, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

_WELL_KNOWN = (
    "Error Unwrap Is As String GoString Read ReadAt ReadByte ReadFrom Write WriteAt WriteByte WriteString WriteTo Seek Close "
    "Len Less Swap Push Pop Scan Value ServeHTTP RoundTrip Format MarshalJSON UnmarshalJSON MarshalText UnmarshalText "
    "MarshalYAML UnmarshalYAML MarshalBinary UnmarshalBinary"
)
WELL_KNOWN = frozenset(_WELL_KNOWN.split())
"""Methods with a receiver that interfaces of the standard library ask for: their words are written there."""

BYLINE = re.compile(r"(?:\s|\*|/|<[^>]*>)*(?:@(?:author|since|version|date|created?)\b[^\n]*(?:\s|\*|/)*)+")
"""A comment that says who and when, but not what."""

TYPED = re.compile(
    r"@(?:returns?|var|throws|(?:phpstan|psalm)-\w+)[ \t]+(?:[^\s<{]|<[^>\n]*>|\{[^}\n]*\})+"
    r"|@(?:phpstan-|psalm-)?param[ \t]+(?:[^\s<{]|<[^>\n]*>|\{[^}\n]*\})+[ \t]+[&.]*\$?\w+"
)
"""A line of a comment that gives a type and no word more: code that declares it has nothing to add."""

BEGINS, FARTHEST = re.compile(rb"/\*\*[\s*]*@"), 400
"""How such a comment begins, and how far before what it tells of it is looked for."""

GAP, GAPE = re.compile(rb"\*/[ \t]*\r?\n[ \t]*\r?\n\Z"), 200
"""What may stand between a docstring and what it tells of, and how far off that is looked for."""

SEALED = re.compile(rb"(?:^|\n)[ \t]*mod \w+ \{\s*(?:#\[[^\n]*\]\s*)*\Z")

UNTOLD = re.compile(rb"hidden|\boverload\b|validator\b")
"""Documents leave it out, `#[doc(hidden)]`, it is told where the function is written out, `@overload`, or a library calls
it, `@field_validator`.
"""

RELEASED = re.compile(rb"^[ \t]*#pragma warning disable\b[^\r\n]*\b(?:CS)?1591\b", re.MULTILINE)
"""Tells the compiler that nothing in the file needs to be documented."""

ACCESSOR = re.compile(r"(?:[gs]et|is|has|with|create|make)(?=[A-Z_])\w+|[GS]et(?=[A-Z])\w+")
TRIVIAL, LINES = 120, 2
"""Bytes of a body with one statement in it, and ends of lines."""


class DocstringPresence(Detector):
    """Are public functions and classes documented?

    What others call deserves a sentence on what it does. Private things, things inside functions, overrides and tests
    are not asked; where a module names what it offers, only that is.
    """

    id = "documentation/docstring-presence"
    family_tiers = {"csharp": "throughout", "python": "throughout", "rust": "throughout", "php": "listed"}
    needs = (Function, Class)
    beyond = True
    slots = {
        "function": "public functions",
        "method": "public methods",
        "method of an heir": "public methods of classes with bases",
        "interface method": "methods of public interfaces",
        "property": "public properties",
        "class": "public classes",
        "type": "public interfaces and enums",
    }
    strict = True
    answers = {"present": "it is documented", "absent": "it is not documented"}
    roles = ("main",)
    conventions = frozenset({"present"})
    local = True

    examples = (
        Flags(
            "<?php\nclass Cart {\n    public function «load»() {}\n}",
            taught="<?php\nclass Item {\n    /** Saves it. */\n    public function save() {}\n}",
            language="php",
        ),
        Flags(
            "int «cart_load»(void) { return 1; }",
            taught="/* Saves it. */\nint item_save(void) { return 1; }",
            language="c",
        ),
        Flags(
            "class Cart {\npublic:\n    int «load»();\n};",
            taught="class Item {\npublic:\n    /// Saves it.\n    int save();\n};",
            language="cpp",
        ),
        Allows(  # Nobody else can call it.
            "class Cart {\npublic:\n    /// It is full.\n    int size();\nprivate:\n    int load();\n};",
            taught="class Item {\npublic:\n    /// Saves it.\n    int save();\n};",
            language="cpp",
        ),
        Allows(
            "class Cart {\n    int load();\n};",
            taught="class Item {\npublic:\n    /// Saves it.\n    int save();\n};",
            language="cpp",
        ),
        Flags(
            "struct Cart {\n    int «load»();\nprivate:\n    int size();\n};",
            taught="struct Item {\n    /// Saves it.\n    int save();\n};",
            language="cpp",
        ),
        Flags("def «load»(): pass", taught='def save():\n    """Save it."""'),
        Flags(
            "class Cart:\n    @property\n    def «size»(self): return load(1)",
            taught='class Item:\n    @property\n    def rows(self):\n        """Rows of it."""\n        return load(2)',
        ),
        Allows(
            "class Cart:\n    @size.setter\n    def size(self, it): load(it)",
            taught='class Item:\n    @property\n    def rows(self):\n        """Rows of it."""\n        return load(2)',
        ),
        Flags("class «Cart»: pass", taught='class Item:\n    """An item."""'),
        Flags(
            "export function «load»() {}", taught="/** Save it. */\nexport function save() {}", language="typescript"
        ),
        Flags(
            "export interface «Cart» { id: string }",
            taught="/** An item. */\nexport interface Item { id: string }",
            language="typescript",
        ),
        Flags("func «Load»() {}", taught="// Save saves it.\nfunc Save() {}", language="go"),
        Flags("func (c *Cart) «Load»() {}", taught="// Save saves it.\nfunc (c *Cart) Save() {}", language="go"),
        Flags("pub fn «load»() {}", taught="/// Save it.\npub fn save() {}", language="rust"),
        Flags(
            "impl Cart {\n    pub fn «load»(&self) {}\n}",
            taught="impl Cart {\n    /// Save it.\n    pub fn save(&self) {}\n}",
            language="rust",
        ),
        Flags(
            "<?php\nuse Other\\Page;\nclass Cart extends Page {\n    public function «load»() {}\n}",
            taught="<?php\nuse Other\\Page;\nclass Item extends Page {\n    /** Saves it. */\n    public function save() {}\n}",
            language="php",
        ),
        Allows(  # It is only announced here.
            "static int load(void);\n\n/// Loads it.\nint drop(void) { return load(); }",
            taught="/// Saves it.\nint save(void) { return 1; }",
            language="c",
        ),
        Allows("func load() {}", taught="// Save saves it.\nfunc Save() {}", language="go"),
        Allows(  # Its name says all there is.
            "<?php\nclass Cart {\n    public function getRows(): array { return $this->rows; }\n}",
            taught="<?php\nclass Item {\n    /** Saves it. */\n    public function save() {}\n}",
            language="php",
        ),
        Allows(  # What is said of the interface is said of the only thing it asks for.
            "/** Loads rows. */\npublic interface Cart { void load(); }",
            taught="/** One. */\npublic interface Item {\n    /** Saves it. */\n    void save();\n}",
            language="java",
        ),
        Allows(  # Types alone are no word on what it does.
            "<?php\nclass Cart {\n    public function drop(): bool { return load(); }\n}",
            taught="<?php\nclass Item {\n    /**\n     * @param Row $row\n     * @return bool\n     */\n"
            "    public function save($row) { return true; }\n    /** Adds it. */\n    protected function add() {}\n}"
            "\n/** Sums. */\nfunction sum() {}",
            language="php",
        ),
        Allows(  # Only inside the crate.
            "pub(crate) fn load() {}", taught="/// Save it.\npub fn save() {}", language="rust"
        ),
        Allows(
            "mod sealed {\n    #[allow(unused)]\n    pub trait Sealed {}\n}",
            taught="/// One.\npub trait Row {}",
            language="rust",
        ),
        Allows(  # The type itself is private.
            "struct Cart;\nimpl Cart {\n    pub fn load(&self) {}\n}",
            taught="/// One.\npub struct Cart;\nimpl Cart {\n    /// Save it.\n    pub fn save(&self) {}\n}",
            language="rust",
        ),
        Allows(  # So is what the type stands in.
            "/// <summary>One.</summary>\npublic class Cart\n{\n    private class Row\n    {\n        public class Cell\n        {\n"
            "            public void Load() { }\n        }\n    }\n}",
            taught="/// <summary>One.</summary>\npublic class Item\n{\n    /// <summary>Saves it.</summary>\n"
            "    public void Save() { }\n}",
            language="csharp",
        ),
        Allows(  # A condition for the compiler stands between.
            "public class Cart\n{\n    /// <summary>Loads it.</summary>\n#if ROWS\n    [Unsafe]\n#endif\n"
            "    public void Load() { }\n    /// <summary>Drops it.</summary>\n#if ROWS\n    public void Drop(Row it) { }\n"
            "#else\n    public void Drop(int it) { }\n#endif\n}",
            taught="public class Item\n{\n    /// <summary>Saves it.</summary>\n    public void Save() { }\n}",
            language="csharp",
        ),
        Allows(  # And so is what stands in a part of one that says nothing of it.
            "partial class Cart\n{\n    public class Row\n    {\n        public void Load() { }\n    }\n}",
            taught="/// <summary>One.</summary>\npublic class Item\n{\n    /// <summary>Saves it.</summary>\n"
            "    public void Save() { }\n}",
            language="csharp",
        ),
        Allows(  # The file is told to need none.
            "#pragma warning disable CS0618, CS1591 // Missing comment\npublic class Cart\n{\n    public void Load() { }\n}",
            taught="public class Item\n{\n    /// <summary>Saves it.</summary>\n    public void Save() { }\n}",
            language="csharp",
        ),
        Allows(
            "func (c *Cart) String() string {}",
            taught="// Save saves it.\nfunc (c *Cart) Save() {}",
            language="go",
        ),
        Allows(  # Where comments say no more than who wrote it, nothing is documented.
            "public class Cart { }", taught="/**\n * @author me\n */\npublic class Item { }", language="java"
        ),
        Allows(
            "#[doc(hidden)]\npub fn load() {}",
            taught="/// Saves it.\npub fn save() {}",
            language="rust",
        ),
        Allows(
            '@overload\ndef load(a: int): ...\n\ndef load(a):\n    """Load it."""',
            taught='def save():\n    """Save it."""',
        ),
        Allows(
            "class Cart:\n    @validator('row')\n    def load(cls, row): pass",
            taught='class Item:\n    def save(self):\n        """Save it."""',
        ),
        Allows("def _load(): pass", taught='def save():\n    """Save it."""'),
        Allows("def load():\n    '''Load it.'''\n    def inner(): pass", taught='def save():\n    """Save it."""'),
        Allows(  # A blank line between does no harm.
            "export const a = 1\n\n/** Loads it. */\n\nexport function load() {}",
            taught="/** Save it. */\nexport function save() {}",
            language="typescript",
        ),
        Allows(  # It is run, and offers nothing.
            "import { a } from 'b'\nasync function main() { a() }\nmain()",
            taught="/** Save it. */\nexport function save() {}",
            language="typescript",
        ),
        Allows(
            "export const a = 1\nfunction load() {}",
            taught="/** Save it. */\nexport function save() {}",
            language="typescript",
        ),
        Allows('def load():\n    """Load it."""', taught="def save(): pass"),  # Presence is one-sided.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each public function, class and type whether it is documented."""
        if file.once(_is_released, None):
            return
        script = file.language.modules == "path" and file.has(Import)  # It offers nothing that it does not export.
        offered = file.once(_offered, None) if script or file.has(Export) else None
        reached = -1
        definitions: list[Named] = [*file.all(Function), *file.all(Class), *file.all(TypeDefinition)]
        for it in sorted(definitions, key=_start):
            inner = it.span.start < reached
            if isinstance(it, Function) and not inner:
                reached = it.span.end
            if inner or it.name is None or not _is_asked(it, file) or not file.is_public(it):
                continue
            said = documented(it, file)
            if isinstance(it, Function) and not said and _says_enough(it, file):
                continue
            if any(UNTOLD.search(file.source, one.span.start, one.span.end) for one in file.decorators(it)):
                continue
            owner = file.method_of(it) if isinstance(it, Function) else file.enclosing(it.span, Class)
            if isinstance(it, Function) and it.is_static and it.body is None and owner is None:
                continue  # It is documented where it is defined.
            top = owner or it
            if not _is_offered(top, offered, file):
                continue
            choice = "present" if said else "absent"
            if choice == "absent" and not file.language.public_by_default and _is_sealed(it, file):
                continue
            if choice == "present" and isinstance(it, Function) and _gives_types(it, file):
                continue  # Neither says it what is done, nor does it say nothing.
            free = Freedom.FREE
            if isinstance(it, Function) and owner and owner.bases:
                # What a base that nobody sees asks for is documented there, unless heirs are documented throughout.
                if not it.accessor:
                    yield Detection("method of an heir", choice, it.name.span, Freedom.UNLESS_SEEN, it.name.text)
                free = Freedom.UNLESS_INHERITED
            yield Detection(_slot(it, owner), choice, it.name.span, free, it.name.text)


def _is_sealed(it: Named, file: FileFacts) -> bool:
    """Tell whether something stands first in a module that nobody else sees."""
    return SEALED.search(file.source, max(0, it.span.start - GAPE), it.span.start) is not None


def _says_enough(it: Function, file: FileFacts) -> bool:
    """Tell whether of what is not documented nothing is left to say: it hands out or takes a value, or is all that a
    documented interface asks.
    """
    if it.name is None:
        return False
    if ACCESSOR.fullmatch(it.name.text):
        return it.body is not None and it.body.size <= TRIVIAL and it.body.of(file.source).count("\n") <= LINES
    owner = file.method_of(it)
    if not (isinstance(owner, TypeDefinition) and owner.interface and documented(owner, file)):
        return False
    return sum(file.method_of(one) == owner for one in file.inside(Function, owner.span)) == 1


def documented(it: Named, file: FileFacts) -> bool:
    """Tell whether a string in a definition or a comment before it says what it is for."""
    inside = None if isinstance(it, TypeDefinition) else it.docstring
    if inside:
        return True
    comment = file.documentation(it) or _above_a_gap(it, file)
    return comment is not None and not BYLINE.fullmatch(comment.of(file.source))


def _gives_types(it: Function, file: FileFacts) -> bool:
    """Tell whether the comment of a function does what declared types do, and no more."""
    if it.docstring or file.source.find(b"@", max(0, it.span.start - FARTHEST), it.span.start) < 0:
        return False
    comment = file.documentation(it)
    if comment is None or not BEGINS.match(file.source, comment.start):
        return False
    said = (line.strip(" \t\r/*") for line in comment.of(file.source).split("\n"))
    return all(TYPED.fullmatch(line) for line in said if line)


def _above_a_gap(it: Named, file: FileFacts) -> Span | None:
    """Find a docstring with one blank line between; at the top of a file it would be that of the file."""
    end = GAP.search(file.source, max(0, it.span.start - GAPE), file.source.rfind(b"\n", 0, it.span.start) + 1)
    start = file.source.rfind(b"/**", 0, end.start()) if end else -1
    if end is None or start <= 0 or b"*/" in file.source[start : end.start()] or not file.source[:start].strip():
        return None
    return Span(start, end.start() + len(b"*/"))


def _is_asked(it: Named, file: FileFacts) -> bool:
    match it:
        case Function():
            by_contract = it.receiver is not None and it.name is not None and it.name.text in WELL_KNOWN
            made = it.accessor and (not is_property(it, file) or is_set(it, file))
            return not (made or it.overrides or it.is_test or by_contract)
        case Class():
            return not it.extension
        case _:
            return not it.alias


def _slot(it: Named, owner: Class | TypeDefinition | None) -> str:
    if isinstance(it, Function):
        if isinstance(owner, TypeDefinition) and owner.interface:
            return "interface method"
        return "property" if it.accessor else "method" if owner or it.receiver else "function"
    return "class" if isinstance(it, Class) else "type"


def _start(it: Fact) -> tuple[int, int]:
    return it.span.start, -it.span.end


def _is_released(file: FileFacts, _: None) -> bool:
    return file.mentions(b"1591") and RELEASED.search(file.source) is not None


def _offered(file: FileFacts, _: None) -> frozenset[str]:
    """Name what a file says somewhere that it offers."""
    return frozenset(name.text for it in file.all(Export) for name in it.names)


def _is_offered(it: Named, offered: frozenset[str] | None, file: FileFacts) -> bool:
    if offered is None or it.name is None:
        return it.name is not None
    return it.name.text in offered or any(it.span in export.span for export in file.all(Export))
