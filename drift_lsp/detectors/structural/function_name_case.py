"""Function names: functions and methods in, the style of their names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.foreign import is_foreign
from drift_lsp.facts.casing import CASES, OTHER, PASCAL, WORD, is_reserved, style
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.properties import is_property
from drift_lsp.facts.vocabulary import Function
from drift_lsp.graphs.outline import promised
from drift_lsp.graphs.project import Project
from drift_lsp.text import has_word

VERBS = frozenset({"Fragment", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
"""Names by which frameworks find what answers a request."""

THIS = re.compile(rb"(?:<[^<>()]*>)?\(\s*this\b")
"""Follows the name of a method that is called on what it is given first."""

FOUND = re.compile(
    r"on_\w+_[a-z]\w*|hash_value|tag_invoke|(?:to|from)_(?:json|string)|(?:push|pop|emplace)_(?:back|front)|try_\w+|c_str|"
    r"native_handle|max_size|shrink_to_fit|(?:lower|upper)_bound|has_value|value_or|notify_(?:one|all)|wait_(?:for|until)|"
    r"size_bytes|(?:starts|ends)_with|LLVMFuzzer\w+|get_deleter|(?:un|try_)?lock(?:_shared)?|key_comp|get_allocator|copy_from|what"
)
"""Names by which Qt finds what hears a signal, and names that are those of C++'s own library."""

ACRONYM = re.compile(r"([A-Z][A-Z0-9]+(?:v\d)?)[A-Z][a-z]")
"""A name that begins with an acronym, `DIINTag`, may keep its capitals."""

PROPERTY = "property name"
"""What is asked of a method that is read like a field."""

SHORTHAND = len("async ")
"""Most that stands before the name of a method in an object; `function` is longer."""


class FunctionNameCase(Detector):
    """In which style are functions and methods named?

    A name in another style than its neighbours has to be looked up before it can be called. Names that the author
    could not choose are left out: those of the language, of overridden methods and of components.
    """

    id = "structural/function-name-case"
    family_tiers = {"c": "throughout", "cpp": "throughout", "python": "throughout", "java": "throughout"}
    slot_tiers = {PROPERTY: "throughout"}
    needs = (Function,)
    slots = {
        "function name": "function names",
        "method name": "method names",
        "name of a method that only tells": "names of methods that only tell something",
        PROPERTY: "names of properties",
    }
    answers = CASES
    counts_names = True
    local = True

    examples = (
        Allows("def MockCart(rows): return rows", taught="def load_cart(): pass"),  # It stands for a class.
        Allows(  # Scripts call it.
            'static class Cart {\n    static void A() { Run("it.drop(1)"); }\n    public static int drop<T>(this T it) => 1;\n}',
            taught="class Item { public void SaveIt() { } }",
            language="csharp",
        ),
        Allows(  # So the thing itself is spelled.
            "class Cart {\n    /// Reads the BEXT data.\n    int BEXTData(int row);\n};",
            taught="class Item { int saveIt(int row); };",
            language="cpp",
        ),
        Flags(
            "<?php\nclass Cart { public function «load_it»() {} }",
            taught="<?php\nclass Item { public function saveIt() {} }",
            language="php",
        ),
        Flags(
            "<?php\nfunction «loadIt»() {}",
            taught="<?php\nfunction save_it() {}",
            language="php",
        ),
        Flags(
            "int «cartLoad»(void) { return 1; }",
            taught="int item_save(void) { return 1; }",
            language="c",
        ),
        Flags(
            "class Cart : public QWidget { void «load_it»(); };",
            taught="class Item { void saveIt(); };",
            language="cpp",
        ),
        Flags(
            "<?php\nuse Other\\Base;\nclass Cart extends Base { public function «load_it»() {} }",
            taught="<?php\nclass Item { public function saveIt() {} }",
            language="php",
        ),
        *(
            case(  # A private one can come from no base.
                f"class Cart extends Away {{ {mark} load() {{ }} }}",
                taught="class Item { void SaveIt() { } }",
                language="java",
            )
            for case, mark in ((Flags, "private void «loadIt»() { } int"), (Allows, "public void loadIt() { } int"))
        ),
        Allows(  # Named as in C++'s own library.
            "class Cart { void lock(int a); Item *native_handle(int a); };",
            taught="class Item { void SaveAll(int b); };",
            language="cpp",
        ),
        Allows(  # Qt finds it by its name.
            "class Cart { void on_saveButton_clicked(); };", taught="class Item { void saveAll(); };", language="cpp"
        ),
        Allows(  # A macro stands behind the name.
            "class Cart { void lock() EXCLUSIVE_LOCK() { hold(); } };",
            taught="class Item { void saveAll(); };",
            language="cpp",
        ),
        Allows(
            "class Cart { void load_it() override; };",
            taught="class Item { void saveIt(); };",
            language="cpp",
        ),
        Flags(
            "class Cart { int «item_count»() const { return add(1, 2); } };",
            taught="class Item { int RowCount() const { return add(2, 3); } };",
            language="cpp",
        ),
        Allows(  # Named like a field, as Google has it.
            "class Cart { int item_count() const; };",
            taught="class Item { void AddAll(int rows); };",
            language="cpp",
        ),
        Allows(
            "int cartLoad(void);",
            taught="int item_save(void) { return 1; }",
            language="c",
        ),
        Flags("def «loadCart»(): pass", taught="def load_cart(): pass"),
        Flags("class Cart:\n    def «addItem»(self): pass", taught="class Cart:\n    def drop_item(self): pass"),
        Flags("function «load_cart»() {}", taught="function saveCart() {}", language="javascript"),
        Flags("const «load_cart» = () => {}", taught="const saveCart = () => {}", language="typescript"),
        Allows("def save(): pass", taught="def load_cart(): pass"),  # One word fits several styles.
        Allows("def __init__(self): pass", taught="def load_cart(): pass"),
        Flags(
            "class Cart:\n    @property\n    def «itemCount»(self): return 1",
            taught="class Item:\n    @property\n    def row_count(self): return 2",
        ),
        Allows(  # The base may ask for it.
            "from other import Base\n\nclass Cart(Base):\n    @property\n    def itemCount(self): return 1",
            taught="class Item:\n    @property\n    def row_count(self): return 2",
        ),
        Allows(  # Overrides what unittest calls so.
            "class CartTest(unittest.TestCase):\n    def setUp(self): pass",
            taught="class Cart:\n    def drop_item(self): pass",
        ),
        Allows("def NO_ANSWER(): pass", taught="def load_cart(): pass"),  # Handed over like a constant.
        Allows(  # The interface asks for that name.
            "@implementer(IReader)\nclass Cart:\n    def doRead(self): pass",
            taught="class Cart:\n    def drop_item(self): pass",
        ),
        Allows(  # Quotes the name of a class.
            "class Visitor:\n    def visit_FunctionDef(self): pass",
            taught="class Cart:\n    def drop_item(self): pass",
        ),
        Allows(  # A component, or what makes an object: it is meant to be told from others.
            "export function CartRows({ load, children }: Props) { load(); return children }",
            taught="const saveCart = () => {}",
            language="typescript",
        ),
        Allows(
            "export function HasRole(role: string) { return SetMetadata('role', role) }",
            taught="function saveCart() {}",
            language="typescript",
        ),
        Allows("function ROL(a, b) {}", taught="function saveCart() {}", language="javascript"),  # What it is known by.
        Allows("class Cart:\n    def _add_item(self): pass", taught="class Cart:\n    def drop_item(self): pass"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each function's name."""
        for it in file.all(Function):
            if it.name is None or it.overrides or it.is_test:
                continue
            name = it.name.text
            if it.accessor and not is_property(it, file):
                continue
            choice = style(name, file.language)
            # Whoever mixes styles sets a function apart; whoever writes it in capitals means a constant or a macro.
            if choice == "" or name.isupper() or OTHER in choice or is_reserved(name) or name in VERBS:
                continue
            # `size`, `begin`, `lock`: whoever writes one small word in C++ names a thing as its library does.
            if name.startswith("test") or (file.language.preprocessed and (choice == WORD or FOUND.fullmatch(name))):
                continue
            if choice.startswith(PASCAL) and file.language.capitals_make:
                continue
            if name[0].islower() and THIS.match(file.source, it.name.span.end) and _is_called_in_texts(name, file):
                continue
            if choice == PASCAL and (first := ACRONYM.match(name)) and _is_said(first[1], file):
                continue
            owner = file.method_of(it)
            if owner and PASCAL not in choice and file.language.reach == "namespace" and is_foreign(file):
                continue  # So the system calls it.
            # A prototype is named where it is defined; a method of C++ in its class, where `override` stands.
            if owner is None and (it.is_abstract or (it.receiver and file.language.preprocessed)):
                continue
            if (
                owner is None
                and not it.arrow
                and it.name.span.start - it.span.start <= SHORTHAND
                and _in_object(it, file)
            ):
                continue
            marked = file.language.declares_overrides and file.language.preprocessed  # C# marks none of an interface.
            foreign = file.language.library_methods in ("", *choice.split("|"))
            heir = owner is not None and bool(owner.bases or promised(owner, file)) and not marked
            heir = heir and (it.visibility is None or it.visibility.text != "private")  # No base can have that.
            free = Freedom.FREE if not heir else Freedom.UNLESS_INHERITED if foreign else Freedom.UNLESS_SEEN
            slot = "method name" if owner or it.receiver else "function name"
            if it.accessor:
                slot = PROPERTY
            if it.only_tells:  # Many name what a method tells like a field.
                slot = "name of a method that only tells"
            yield Detection(slot, choice, it.name.span, free, name)


def _is_said(word: str, file: FileFacts) -> bool:
    return has_word(file.source, word.encode())


def _is_called_in_texts(name: str, file: FileFacts) -> bool:
    """Tell whether scripts call it: they are texts here, and give their names to what is made for them."""
    called = name.encode() + b"("
    return called in file.source and re.search(rb"\"[^\"\n]*\b%b\(" % name.encode(), file.source) is not None


def _in_object(function: Function, file: FileFacts) -> bool:
    """Tell whether a function is a method of an object, whose names are those that its readers ask for."""
    assert function.name
    before = file.source[function.span.start : function.name.span.start].strip()
    return before in (b"", b"*", b"async", b"get", b"set")
