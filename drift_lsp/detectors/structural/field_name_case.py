"""Field names: fields of classes and structs in, the style of their names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.asked_for import by_macro
from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.foreign import is_foreign
from drift_lsp.facts.casing import CASES, OTHER, TYPE_MAKERS, is_reserved, style, unmarked
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, EnumMember, Function, TypeDefinition
from drift_lsp.graphs.outline import promised
from drift_lsp.graphs.project import Project

ACRONYM = re.compile(r"[A-Z][A-Z0-9]+(?:[A-Z][a-z]|\d?$)")

HOLDS_CLASS = re.compile(r"(?:ClassVar\[)?(?:typing\.|t\.)?[tT]ype\[")
"""How a field is annotated that holds a class, and may be named like one."""

NAMES_CLASS = re.compile(
    r"(?:\w+\.)*_?[A-Z][A-Za-z0-9]*[a-z][A-Za-z0-9]*(?:\[.*\])?|(?:dict|list|set|tuple|frozenset)\[.*\]"
)
"""A value that is a class or a type by its name."""

LONGEST, LONGEST_NAME = 4, 80
"""Bytes of a letter, and of a name."""

OF_SYSTEM = re.compile(r"_[A-Z][A-Z0-9]*_[A-Z0-9_]+$")
"""How systems call their own structs, which are spelled as in their headers."""

KEY = re.compile(rb"\"([A-Za-z]\w*)\"")
"""A text that may be a name."""


SAID = re.compile(rb"(?:Suppress\w*|NOLINT)[^;]*?\b(?:MemberName|S116|InconsistentNaming|CA17\d\d|SA13\d\d|IDE1006)\b")
"""Stands before a name of which a checker of names is told to be silent."""


class FieldNameCase(Detector):
    """In which style are the fields of classes and structs named?

    A field in another style is looked for in vain, and where fields are written out as data the style travels with
    them. Constants are asked by themselves, properties and private fields too; classes inside others often are options
    that a framework reads, and are not asked.
    """

    id = "structural/field-name-case"
    needs = (Assignment, Class)
    slots = {
        "field name": "names of fields",
        "private field name": "names of private fields",
        "shared field name": "names of fields of a class as a whole",
        "changing shared field name": "names of fields of a class as a whole that change",
        "private changing shared field name": "names of private fields of a class as a whole that change",
        "private shared field name": "names of private fields of a class as a whole",
        "property name": "names of properties",
        "private property name": "names of private properties and events",
    }
    answers = CASES
    family_tiers = {"c": "listed", "csharp": "listed", "java": "listed"}
    counts_names = True
    local = True

    examples = (
        Flags(  # The base cannot ask for what it does not see.
            "<?php\nuse Other\\Base;\nclass Cart extends Base { private Row $«cart_row»; }",
            taught="<?php\nclass Item { private Row $itemRow; }",
            language="php",
        ),
        Flags(
            "struct cart { int «cartRow»; };",
            taught="struct item { int cart_item; };",
            language="c",
        ),
        Flags(
            "typedef struct { int «cartRow»; } cart;",
            taught="typedef struct { int cart_item; } item;",
            language="c",
        ),
        Flags(
            "class Cart { int «cartRow»; };",
            taught="class Item { int cart_item_; };",
            language="cpp",
        ),
        Flags(
            "class Cart { public string «cartItem» { get; set; } }",
            taught="class Item { public string CartRow { get; set; } }",
            language="csharp",
        ),
        Flags("class Cart:\n    «cartItem» = 1", taught="class Cart:\n    cart_row = 1"),
        Flags("class Cart:\n    «cartItem»: Item", taught="class Cart:\n    cart_row: Row"),
        Flags(
            "<?php\nclass Cart { public int $«cart_item» = 1; }",
            taught="<?php\nclass Cart { public int $cartRow = 1; }",
            language="php",
        ),
        Allows(
            "struct Cart { int rowSize; };",
            taught="class Item { int m_item; int m_itemSize; };",
            language="cpp",
        ),
        Allows(
            "class Cart { private event Action saved; public Text NoneText_LC => Load(); }",
            taught="class Item { public string CartRow { get; set; } }",
            language="csharp",
        ),
        Allows(
            'class Cart { int cartRow; };\nvoid load(Shop &s) { s.read("cartRow", &Cart::cartRow); }',
            taught="class Item { int cart_item; };",
            language="cpp",
        ),
        Allows(  # It never changes.
            "class Cart { const int CART_ROWS = load(); };",
            taught="class Item { int cartItem; };",
            language="cpp",
        ),
        Allows(
            "class Cart { Row *ID; Row *m_X11Row; };",
            taught="class Item { int cartItem; int cartRow; };",
            language="cpp",
        ),
        Allows(  # It is named as what is private.
            "class Cart { internal readonly Row _cartRow; }",
            taught="class Item { internal Row CartItem; }",
            language="csharp",
        ),
        Allows(  # The macro asks for it.
            "class Cart {\n    Rows *d_rows;\n    SHOP_DECLARE_PRIVATE(Cart)\n};",
            taught="class Item { int cartItem; };",
            language="cpp",
        ),
        Allows(  # It says itself that it is named otherwise.
            'class Cart {\n    @SuppressWarnings("MemberName")\n    private Rows CartRows; }',
            taught="class Item { private int cartItem; }",
            language="java",
        ),
        Allows(  # It constrains what the methods in it are called on.
            "static class Cart {\n    /// So\n    extension<T>(IRow<T> row)\n        where T : notnull\n    {\n"
            "        /// It\n        public IRow<T> Shown()\n        {\n            Check(row);\n            return new Row<T>(row);\n"
            "        }\n    }\n}",
            taught="class Item { public string CartRow { get; set; } }",
            language="csharp",
        ),
        Allows(  # The library calls it so.
            "[StructLayout(LayoutKind.Sequential)] struct Cart { public int cart_row; }",
            taught="class Item { public int CartItem; }",
            language="csharp",
        ),
        Allows("class Cart:\n    item = 1", taught="class Cart:\n    cart_row = 1"),
        Allows("class Cart:\n    CartType = TypeVar('CartType')", taught="class Cart:\n    cart_row = 1"),
        Allows(
            "class Cart:\n    CartItem: type[Row | Item]", taught="class Cart:\n    cart_row: Row"
        ),  # It holds a class.
        Allows("class Cart:\n    CART_ITEM = 1", taught="class Cart:\n    cart_row = 1"),  # Meant as a constant.
        Allows(
            "class Cart(Base):\n    cartItem = 1", taught="class Cart:\n    cart_row = 1"
        ),  # The base may ask for it.
        Allows(
            "typedef struct _CART_ROWS { int CartRow; } CART_ROWS;",
            taught="struct item { int cart_item; };",
            language="c",
        ),
        Allows("class Cart:\n    CartItem = shop.RowItem", taught="class Cart:\n    cart_row = 1"),
        Allows("class Cart:\n    _RowType = dict[str, int]", taught="class Cart:\n    cart_row = 1"),
        Allows("class Cart:\n    _RowFormat = RowFormatT(3)", taught="class Cart:\n    cart_row = 1"),
        Allows("class Cart:\n    cartItem = cartItem", taught="class Cart:\n    cart_row = 1"),
        Allows("class Cart:\n    class Meta:\n        cartItem = 1", taught="class Cart:\n    cart_row = 1"),
        Allows("class Cart:\n    def add(self):\n        cartItem = 1", taught="class Cart:\n    cart_row = 1"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each field's name."""
        keys = file.once(_keys, None) if file.all(Class) else frozenset[str]()
        for it in file.all(Assignment):
            if not it.member or it.constant or it.name is None or file.at(EnumMember, it.span):
                continue
            if is_foreign(file):
                return
            if it.annotation is None and not file.language.public_by_default:  # The words before it are another's.
                continue
            if by_macro(it, file) or SAID.search(file.source, it.span.start, it.name.span.start):
                continue
            if it.annotation and HOLDS_CLASS.match(it.annotation.of(file.source)):
                continue
            untyped = it.value if not it.annotation else None
            if untyped and untyped.size <= LONGEST_NAME and NAMES_CLASS.fullmatch(untyped.of(file.source)):
                continue
            short = it.value and it.value.size <= LONGEST * len(it.name.text)
            if short and it.value and it.value.of(file.source) == it.name.text:  # Hands on what has its name already.
                continue
            if it.called and it.called.text.rpartition(".")[2] in TYPE_MAKERS:
                continue
            if it.called and _plain(it.called.text.rpartition(".")[2]).startswith(_plain(it.name.text)):
                continue  # It has the name of its class.
            if it.name.text in keys:
                continue  # It is a key as well: whoever reads it asks for that name.
            choice = "" if is_reserved(it.name.text) else style(unmarked(it.name.text), file.language)
            if file.language.preprocessed and ACRONYM.match(unmarked(it.name.text)):
                continue  # An acronym, and what begins with one, has no small letters in any style.
            owner = file.enclosing(it.span, Class) or _named_behind(it, file)
            if (
                not choice
                or OTHER in choice  # Whoever mixes styles sets a field apart.
                or owner is None
                or file.enclosing(owner.span, Class)
                or (owner.name and OF_SYSTEM.match(owner.name.text) and not _is_plain_class(owner))
                or _is_constant_by_name(it, choice, file)
            ):
                continue
            heir = owner.bases or (isinstance(owner, Class) and promised(owner, file))
            hidden = it.visibility is not None and it.visibility.text == "private"  # A base's is another field.
            asked_for = heir and not hidden and not file.language.declares_overrides
            free = Freedom.UNLESS_INHERITED if asked_for else Freedom.FREE
            yield Detection(_slot(it), choice, it.name.span, free, it.name.text)


def _named_behind(it: Assignment, file: FileFacts) -> TypeDefinition | None:
    """Find the struct without a name of its own that a field stands in: `typedef struct { … } cart;`."""
    around = file.enclosing(it.span, TypeDefinition) if file.language.preprocessed else None
    return around if around and around.alias else None


def _is_plain_class(owner: Class | TypeDefinition) -> bool:
    return isinstance(owner, Class) and not owner.struct


def _plain(name: str) -> str:
    return name.replace("_", "").casefold()


def _keys(file: FileFacts, _: None) -> frozenset[str]:
    """Name everything that stands between quotes."""
    return frozenset(found.decode() for found in KEY.findall(file.source))


def _slot(it: Assignment) -> str:
    # Whoever begins a name with `_` means that it is not for others, whoever else may see it.
    own = it.name is not None and it.name.text.startswith("_")
    private = it.visibility is not None and (
        it.visibility.text == "private" or (own and it.visibility.text != "public")
    )
    hidden = "private " if private else ""
    if it.property:
        return f"{hidden}property name"
    shared = "" if not it.is_static else "shared " if it.readonly else "changing shared "
    return f"{hidden}{shared}field name"


def _is_constant_by_name(it: Assignment, choice: str, file: FileFacts) -> bool:
    """Tell whether capitals say that a field never changes, where a language has no other way to say it, or it says so."""
    never = it.readonly or not file.language.declares_constants
    return "UPPER_CASE" in choice and never and file.enclosing(it.span, Function) is None
