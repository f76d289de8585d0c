"""Variable names: local variables and parameters in, the style of their names out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import CAMEL, CASES, MIXED, PASCAL, SNAKE, TYPE_MAKERS, style, unmarked
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Element, Function, Keyword, Lambda, Parameter, Shorthand
from drift_lsp.graphs.project import Project

LONGEST = 400
"""Bytes at the end of a value in which the key that it reads is looked for."""

FEW = 3
"""Names of a file of which none is the exception."""

CONSTANT = re.compile(r"k[A-Z]\w*")
"""Names that say of what they hold that it never changes."""

SYSTEM = re.compile(r"[A-Z][A-Z0-9_]+[A-Z0-9]\W*")
"""Types of Windows, `DWORD`: what holds one is named as Windows has it."""

NUMBERED = re.compile(r"(?:[a-z]+\d+_)+[a-z]+\d+|[a-z]+[A-Za-z]*_\d+")
"""Names put together from what things are called that are numbered, `cart1_row2`, or
numbered themselves, `cart_1`."""

FORMULA = re.compile(r"[a-z]{1,2}(?:[A-Z][a-z]?)+|d[A-Za-z]{1,2}d[A-Za-z]{1,2}|[A-Za-z]\w{1,2}")
"""Names out of a formula: `uFu`, `dX`, `dxdU`, `Lz`."""

TOLD = frozenset({CAMEL, MIXED, PASCAL, SNAKE})
"""Styles that say something. One word fits all, and capitals say that a local is meant as a constant."""


OF_KEY = re.compile(rb"[.\"'][a-z]\w*_$")
"""How a key begins of which a variable has the end for its name."""


INDEX = re.compile(rb"\[[\w.]+\]$")
"""One of many is taken, which are kept under a name."""


class VariableNameCase(Detector):
    """In which style are local variables and parameters named?

    Two styles in one function make people guess which spelling they need. Variables that hold a class or a component,
    parameters of methods that a base may prescribe, and names that stand for a key (taken out of an object, or put into
    one under the same name) are not asked.
    """

    id = "structural/variable-name-case"
    family_tiers = dict.fromkeys(("c", "cpp", "csharp", "python", "typescript", "javascript"), "throughout")
    needs = (Assignment, Parameter)
    slots = {
        "variable name": "names of local variables",
        "module variable name": "names of a module's own variables",
        "parameter name": "names of parameters",
    }
    answers = CASES
    counts_names = True

    examples = (
        Flags(
            "<?php\nuse Other\\Base;\nclass Cart extends Base { public function __construct(private Row $«cart_row») {} }",
            taught="<?php\nclass Item { public function __construct(private Row $itemRow) {} }",
            language="php",
        ),
        Allows(
            "class Cart { void A() { var row_1 = Load(); } }",
            taught="class Item { void B() { var oneRow = Save(); } }",
            language="csharp",
        ),
        Allows(  # It has the end of another's name.
            "function load() { const flow_rate = this.cart?.old_flow_rate ?? 100 }",
            taught="function save() { const itemRate = next(cart) }",
            language="typescript",
        ),
        Flags(
            "<?php\nfunction load() { $«cart_row» = 1; }",
            taught="<?php\nfunction save() { $cartItem = 1; }",
            language="php",
        ),
        Flags(
            "<?php\nfunction load($«cart_row») {}",
            taught="<?php\nfunction save($cartItem) {}",
            language="php",
        ),
        Flags(
            "int load(void) { int «cartRow» = 1; return 1; }",
            taught="int save(void) { int cart_item = 1; return 1; }",
            language="c",
        ),
        Flags(
            "void load(int «cart_row») { }",
            taught="void save(int cartItem) { }",
            language="cpp",
        ),
        Flags("def add():\n    «cartItem» = 1", taught="def add():\n    cart_row = 1"),
        Flags("«cartItem» = load()", taught="cart_row = load()"),
        Flags("const «cart_item» = load()", taught="const cartRow = load()", language="typescript"),
        Flags("def add(«cartItem»): pass", taught="def add(cart_row): pass"),
        Flags(
            "function add() { const «cart_item» = 1 }",
            taught="function add() { const cartRow = 1 }",
            language="javascript",
        ),
        Flags("function add(«cart_item»: Item) {}", taught="function add(cartRow: Row) {}", language="typescript"),
        *(
            Flags(f"class Cart {{ {code} }}", taught=f"class Item {{ {taught} }}", language="csharp")
            for code, taught in (
                ("void Load(Row «CartRow») { }", "void Save(Row itemRow) { }"),
                ("void Load() { var «CartRow» = Next(); }", "void Save() { var itemRow = Last(); }"),
            )
        ),
        Allows(
            "class Cart { void load(String URLOfCart) { } }",
            taught="class Item { void save(Row itemRow) { } }",
            language="java",
        ),
        *(
            Allows(code, taught="class Item { void Save(Row itemRow) { var row = itemRow; } }", language="csharp")
            for code in (
                "record Cart(params int[] CartRows);",  # They are its properties.
                "class Cart { void Load() { Row XMLRow = Next(); } }",
            )
        ),
        Allows("function load(CartRow) {}", taught="function save(itemRow) {}", language="typescript"),  # A component.
        Allows(
            "int load(void) { int kLimit = 1; return 1; }",
            taught="int save(void) { int cart_item = 1; return 1; }",
            language="c",
        ),
        Allows(
            "int load(void) { HMODULE hModule = open(1); return 1; }",
            taught="int save(void) { int cart_item = 1; return 1; }",
            language="c",
        ),
        Allows(
            "class Cart { void Load() { const int Least = 16, Most = 128; } }",
            taught="class Item { void Save() { var cartRow = 1; } }",
            language="csharp",
        ),
        Allows("func Load() {\n\tcart1_row2 := 1\n}", taught="func Save() {\n\tcartRow := 1\n}", language="go"),
        Allows(  # What follows a macro at the top is the body of a function.
            "TEST_CASE(loads) {\n    std::string row_a = load();\n}\n",
            taught="static std::string cartRow = load();\n",
            language="cpp",
        ),
        Allows("def add():\n    xFx = 1", taught="def add():\n    cart_row = 1"),
        Allows("def add(at):\n    lineB = cart.old_lineB[at]", taught="def add():\n    cart_row = 1"),
        Allows("def add():\n    item = 1", taught="def add():\n    cart_row = 1"),
        Allows(
            "function Row() { const Tag = `h${level}`; return <Tag /> }",
            taught="function add() { const cartRow = 1 }",
            language="tsx",
        ),
        Allows("def add():\n    CartItem = get_model('cart')", taught="def add():\n    cart_row = 1"),  # Holds a class.
        Allows("def add():\n    MOST_ITEMS = 3", taught="def add():\n    cart_row = 1"),
        Allows("class Cart:\n    cartItem = 1", taught="def add():\n    cart_row = 1"),  # An attribute, not a local.
        Allows("class Cart(Base):\n    def add(self, cartItem): pass", taught="def add(cart_row): pass"),
        Allows(
            "function add() { const { cart_item } = load() }",
            taught="function add() { const cartRow = 1 }",
            language="typescript",
        ),
        Allows(
            "function add(row) { const cart_item = row.cart_item }",
            taught="function add() { const cartRow = 1 }",
            language="typescript",
        ),
        Allows(
            "const props = take();\nconst cart_item = derived(props.cart_item as Item | undefined);",
            taught="const cartRow = load()",
            language="typescript",
        ),
        Allows(  # It is meant as a constant.
            "function add() { const MostRows = 3 }",
            taught="function save() { const cartRow = 1 }",
            language="typescript",
        ),
        *(
            Allows(  # It is asked for under that name, and made sure of.
                f"function add(row) {{ {code} }}", taught="function add() { const cartRow = 1 }", language="typescript"
            )
            for code in (
                "const cart_item = row.cart_item != null ? check(row.cart_item, 3) : 1",
                "let cart_item = null; if (row?.cart_item) cart_item = row.cart_item",
            )
        ),
        Allows(  # The object's readers ask for that name.
            "function add() { const cart_item = load(); send({ cart_item }) }",
            taught="function add() { const cartRow = 1 }",
            language="typescript",
        ),
        Allows("def add(cartItem):\n    send({'cartItem': cartItem})", taught="def add(cart_row): pass"),
        Allows("def add(cartItem):\n    send(cartItem=cartItem)", taught="def add(cart_row): pass"),
        Flags(  # Nobody but the test itself says how it is called.
            "import unittest\nclass Cart(unittest.TestCase):\n    def test_load(self, «cartRow»): pass",
            taught="def save(cart_row): pass",
            path="tests/test_cart.py",
            taught_path="tests/test_item.py",
        ),
        Flags("def add():\n    «cartItem» = 1\n    oldCartItem = cartItem", taught="def add():\n    cart_row = 1"),
        Allows(
            "def add(it):\n    cartItem = load()\n    it.cartItem = cartItem", taught="def add():\n    cart_row = 1"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each local variable's and parameter's name, once per name."""
        keys = {it.name.text for it in file.all(Shorthand) if it.name}
        keys.update(it.name.text for it in file.all(Keyword) if it.name and it.value and it.value.text == it.name.text)
        keys.update(it.name.text for it in file.all(Element) if it.name)  # What is drawn is named as elements are.
        found = list(_variables(file, set(keys)))
        usual = Counter(it.choice for it in found).most_common(1)
        for it in found:
            # What is given to another thing under its own name is called as that has it, and so is what is named after it.
            if (len(found) > FEW and it.choice == usual[0][0]) or not (
                _is_handed_on(it.token, file.source)
                or _is_taken_over(it.token, file.source)
                or _is_named_after_another(it, found)
            ):
                yield it
        given = list(_parameters(file, keys))
        usual = Counter(it.choice for it in given).most_common(1)
        for it in given:
            if (len(given) > FEW and it.choice == usual[0][0]) or not _is_key(it.token, file.source):
                yield it


def _variables(file: FileFacts, seen: set[str]) -> Iterator[Detection]:
    for it in file.all(Assignment):
        if it.name is None or (name := it.name.text) in seen or it.constant or it.member:
            continue
        if (choice := style(unmarked(name), file.language)) not in TOLD:
            continue
        if CONSTANT.fullmatch(name) or NUMBERED.fullmatch(name) or FORMULA.fullmatch(name):
            continue
        if it.annotation and file.language.preprocessed and SYSTEM.fullmatch(it.annotation.of(file.source)):
            continue
        if it.value and _reads_key(name, file.source[max(it.value.start, it.value.end - LONGEST) : it.value.end]):
            continue
        if it.called and it.called.text.rpartition(".")[2] in TYPE_MAKERS:
            continue
        slot = "variable name" if _is_local(it, file) else "module variable name"
        fixed = it.keyword is not None and it.keyword.text == "const"
        # What is not declared with a type and a value may be none.
        told = it.annotation is not None and it.value is not None and not name[1:2].isupper()
        plain = told and not file.language.classes_as_values
        held = choice == PASCAL and (fixed or not it.literal) and not plain
        if held or (slot != "variable name" and not _is_of_module(it, file)):
            continue
        seen.add(name)
        yield Detection(slot, choice, it.name.span, token=name)


def _parameters(file: FileFacts, seen: set[str]) -> Iterator[Detection]:
    for parameter in file.all(Parameter):
        if parameter.name is None:
            continue
        if (name := parameter.name.text) in seen or (choice := style(name, file.language)) not in TOLD:
            continue
        seen.add(name)
        if choice == PASCAL and (file.language.classes_as_values or name[1:2].isupper()):
            continue  # A property may be called so whose first word is an acronym.
        if not _prescribed(parameter, file):
            yield Detection("parameter name", choice, parameter.name.span, token=name)


def _is_handed_on(name: str, source: bytes) -> bool:
    """Tell whether an object is given something under the name of the variable it is in: `cart.row_id = row_id`."""
    said = f".{name} = {name}".encode()
    at = source.find(said)
    return at >= 0 and not source.endswith((b"self", b"this"), max(0, at - 4), at)


def _is_taken_over(name: str, source: bytes) -> bool:
    """Tell whether a variable gets what another thing has under its name: `row_id = load(cart.row_id, 3)`."""
    key = name.encode()
    if b"." + key not in source:  # That is seen at once, and mostly so.
        return False
    # To a name that stands first in a form the engine leaps.
    return re.search(rb"%b(?<!\w%b)\s*=\s*[^;\n]{0,200}?\.%b\b" % (key, key, key), source) is not None


def _is_key(name: str, source: bytes) -> bool:
    """Tell whether what is given goes out under its own name: `{"cartRow": cartRow}`."""
    return f'"{name}": {name}'.encode() in source or f"'{name}': {name}".encode() in source


def _is_named_after_another(it: Detection, found: list[Detection]) -> bool:
    """Tell whether the name ends in another one of the same style: `oldCartRow` stands beside `cartRow`."""
    return any(
        one.choice == it.choice and one is not it and it.token.lower().endswith(one.token.lower()) for one in found
    )


def _reads_key(name: str, value: bytes) -> bool:
    """Tell whether a variable has the name of the key that it reads, or its end: `row.cart_id`, `row["cart_id"]`."""
    key, read = name.encode(), re.split(rb" \?\? | as ", value, maxsplit=1)[0]
    for end in (read.rstrip(b"\"'])"), INDEX.sub(b"", read)):
        before = end.removesuffix(key)
        if len(before) < len(end) and (before.endswith((b".", b'"', b"'")) or OF_KEY.search(before)):
            return True
    return False


def _is_local(assignment: Assignment, file: FileFacts) -> bool:
    """Tell whether a variable lives in a function and is no attribute of a class in it."""
    inner = file.enclosing(assignment.span, Function) or file.enclosing(assignment.span, Lambda)
    if inner is None:
        return False
    owner = file.enclosing(assignment.span, Class)
    return owner is None or owner.span not in inner.span


def _is_of_module(assignment: Assignment, file: FileFacts) -> bool:
    """Tell whether a variable of a module is made by the program: what is written out is a constant, and asked so."""
    owner = file.enclosing(assignment.span, Class)
    if file.language.preprocessed and file.source.startswith((b" ", b"\t"), max(0, assignment.span.start - 1)):
        return False  # It may stand in a block behind a macro, which makes a function of it.
    return assignment.value is not None and not assignment.literal and owner is None and not assignment.member


def _prescribed(parameter: Parameter, file: FileFacts) -> bool:
    """Tell whether a parameter belongs to a method that a base of its class may have named so."""
    function = file.enclosing(parameter.span, Function)
    if parameter.promoted:
        return False  # It names a field of its own class.
    if function is None or function.overrides or file.language.declares_overrides:
        return function is not None and function.overrides
    if function.is_test or (function.name and function.name.text.startswith("test_")):
        return False  # Who runs it knows nothing of its parameters.
    owner = file.method_of(function)
    return bool(owner and owner.bases)
