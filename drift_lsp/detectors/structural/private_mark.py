"""Private marks: private fields in, what their names begin with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.asked_for import by_macro
from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function
from drift_lsp.graphs.project import Project

_MARK = re.compile(r"(_|m_|s_|t_)(?=\w)|m(?=[A-Z])")
SECTION = re.compile(rb"\b(public|private|protected)(?:\s+\w+)?\s*:(?!:)")
"""What says for whom the members below are."""

SHARED = "private shared field"
CHANGING = "private changing field"
BEHIND = "…_"


class PrivateMark(Detector):
    """Does the name of a private field begin with a mark?

    `_size` can be told from a local variable without a word before it; without a mark the name is the plain one.
    """

    id = "structural/private-mark"
    tier = "listed"
    family_tiers = {"csharp": "throughout"}
    needs = (Assignment, Class)
    slots = {
        "private field": "names of private fields",
        SHARED: "names of private fields of a class as a whole that never change",
        CHANGING: "names of private fields of a class as a whole",
    }
    answers = {
        "plain": "the name begins with no mark",
        BEHIND: "the name ends in `_`",
        "*": "the name begins with `{}`",
    }
    counts_names = True
    strict = True
    """Of what was read there nothing was right: what is private is not seen where structs and macros stand between."""

    roles = ("main",)
    families = frozenset({"csharp", "java", "typescript", "php", "c"})

    examples = (
        Flags("class Cart { private int «size»; }", taught="class Item { private int _price; }", language="csharp"),
        Flags("class Cart { private int «_size»; }", taught="class Item { private int price; }", language="java"),
        Flags("class Cart { readonly int «size»; }", taught="class Item { private int _price; }", language="csharp"),
        Flags("class Cart { int «size» = 0; };", taught="class Item { private: int m_price; };", language="cpp"),
        Flags(
            "class Cart { int «size» = 0; };", taught="class Item { public: Item(); private: int a_; };", language="cpp"
        ),
        Allows(  # The name without it is that of what others read.
            "class Cart { private readonly _size = load(); readonly size = this._size.shown() }",
            taught="class Item { private price = 1 }",
            language="typescript",
        ),
        Allows(
            "class Cart { int size_; int size() const { return size_; } };",
            taught="class Item { int price; };",
            language="cpp",
        ),
        Allows(  # The macro asks for it.
            "class Cart {\n    Rows *d_rows;\n    SHOP_DECLARE_PRIVATE(Cart)\n};",
            taught="class Item { int price_; };",
            language="cpp",
        ),
        Allows(  # So its type begins.
            "class Cart { private MBeanServer mBeanServer; }",
            taught="class Item { private int price; }",
            language="java",
        ),
        Allows(
            "class Cart { private static readonly Store _store = new(); public static Store Store => _store; }",
            taught="class Item { private static readonly Price Least = new(); }",
            language="csharp",
        ),
        Flags(
            "class Cart { private static readonly Store «_store» = new(); }",
            taught="class Item { private static readonly Price Least = new(); }",
            language="csharp",
        ),
        Allows(  # What belongs to no object is often called otherwise.
            "class Cart { private static int open; }", taught="class Item { private int _a; }", language="csharp"
        ),
        Allows("class Cart { static int size; };", taught="class Item { int m_price; };", language="cpp"),
        Allows("class Cart { public: int size; };", taught="class Item { int m_price; };", language="cpp"),
        Allows("struct Cart { int size; };", taught="class Item { int m_price; };", language="cpp"),
        Allows("class Cart { public int size; }", taught="class Item { private int _price; }", language="csharp"),
        Allows(
            "class Cart { private const int Size = 1; }", taught="class Item { private int _a; }", language="csharp"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what the name of each private field begins with, or ends in."""
        names = {it.name.text for it in file.all(Assignment) if it.member and it.name}
        names.update(it.name.text for it in file.all(Function) if it.name and (it.accessor or file.method_of(it)))
        sections: dict[int, list[tuple[int, bytes]]] = {}
        for it in file.all(Assignment):
            if not it.member or it.property or it.constant or it.name is None:
                continue
            owner = file.enclosing(it.span, Class)
            if owner is None or by_macro(it, file) or not _is_private(it, owner, file, sections):
                continue
            mark = _MARK.match(it.name.text)
            if mark and it.annotation and _capitalized(it.name.text) == it.annotation.of(file.source):
                mark = None
            if mark and it.name.text.removeprefix(mark[0]) in names:
                continue  # What everybody may read has the name without it.
            shared = it.is_static and (it.readonly or file.language.preprocessed)
            behind = it.name.text.endswith("_") and file.language.preprocessed
            choice = mark[0] if mark else BEHIND if behind else "plain"
            slot = SHARED if shared else CHANGING if it.is_static else "private field"
            # A property has the name that nearly all of those are given.
            shown = slot == SHARED and _capitalized(it.name.text.lstrip("_")) in names
            shown |= choice == BEHIND and it.name.text.rstrip("_") in names
            free = Freedom.UNASKED if shown else Freedom.FREE
            yield Detection(slot, choice, it.name.span, free, token=it.name.text)


def _capitalized(name: str) -> str:
    return name[:1].upper() + name[1:]


def _is_private(it: Assignment, owner: Class, file: FileFacts, sections: dict[int, list[tuple[int, bytes]]]) -> bool:
    """Tell whether a field is its class's own: it says so, or says nothing where that means so, or its section does."""
    if it.visibility or not file.language.preprocessed:
        said = it.visibility.text if it.visibility else ""
        return said == "private" or (not said and not file.language.public_by_default and it.annotation is not None)
    if owner.struct or owner.body is None:
        return False
    start = owner.body.start
    if start not in sections:
        found = SECTION.finditer(file.source, start, owner.body.end)
        sections[start] = [(label.start(), label[1]) for label in found]
    before = [word for at, word in sections[start] if at < it.span.start]
    return not before or before[-1] == b"private"
