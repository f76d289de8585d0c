"""Function names: functions and methods in, the style of their names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.foreign import is_foreign
from drift_lsp.facts.casing import CASES, OTHER, PASCAL, WORD, is_reserved, style
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Element, Function
from drift_lsp.graphs.outline import promised
from drift_lsp.graphs.project import Project

VERBS = frozenset({"Fragment", "GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"})
"""Names by which frameworks find what answers a request."""

THIS = re.compile(rb"(?:<[^<>()]*>)?\(\s*this\b")
"""Follows the name of a method that is called on what it is given first."""

FOUND = re.compile(
    r"on_\w+_[a-z]\w*|hash_value|tag_invoke|(?:to|from)_(?:json|string)|(?:push|pop|emplace)_(?:back|front)|try_\w+|c_str|"
    r"native_handle|max_size|shrink_to_fit|(?:lower|upper)_bound|has_value|value_or|notify_(?:one|all)|wait_(?:for|until)|"
    r"size_bytes|(?:starts|ends)_with|LLVMFuzzer\w+|get_deleter|key_comp|get_allocator|copy_from|what"
)
"""Names by which Qt finds what hears a signal, and names that are those of C++'s own library."""

MADE, PROTOTYPE = (
    re.compile(rb"new (?<!\wnew )([\w$\x80-\xff]+)"),
    re.compile(rb"([\w$\x80-\xff]+)\.prototype\b"),
)
"""What is called with `new`, as classes were written once."""

SETS_UP = re.compile(rb"this\.(?<!\wthis\.)\w+ *=[^=]")
"""What a function does that makes an object."""

DECORATES = re.compile(
    rb"\b(?:(?:Class|Method|Property|Parameter)Decorator|applyDecorators|SetMetadata|defineMetadata|PropertyDescriptor"
    rb"|registerDecorator|createParamDecorator)\b"
)
"""Said in a function that makes a decorator, which is written like a class where it stands: `@Injectable()`."""

CREATES = re.compile(rb"\b(?:createElement|cloneElement|createVNode|defineComponent)\(|\bPropsWithChildren\b")
"""Said in a file of components without any element."""

CHILDREN, HEAD = re.compile(rb"\(\s*\{[^{}()]*\bchildren\b"), 200
"""What is given to a component to draw inside of it, in its head."""

NOTHING = re.compile(rb"\{\s*(?://[^\n]*\s*)*return null;?\s*\}\Z")
"""What a component does that draws nothing."""

GIVES_NEW = re.compile(rb"(?:\breturn|=>)\s*\(?\s*new\s+[\w$.]+\s*[(<]")
"""What is named as the object is that it makes, and called without `new`."""

SHORTHAND = len("async ")
"""Most that stands before the name of a method in an object; `function` is longer."""


class FunctionNameCase(Detector):
    """In which style are functions and methods named?

    A name in another style than its neighbours has to be looked up before it can be called. Names that the author
    could not choose are left out: those of the language, of overridden methods and of components.
    """

    id = "structural/function-name-case"
    needs = (Function,)
    slots = {
        "function name": "function names",
        "method name": "method names",
        "name of a method that only tells": "names of methods that only tell something",
    }
    answers = CASES
    counts_names = True
    local = True

    examples = (
        Allows(  # Scripts call it.
            'static class Cart {\n    static void A() { Run("it.drop(1)"); }\n    public static int drop<T>(this T it) => 1;\n}',
            taught="class Item { public void SaveIt() { } }",
            language="csharp",
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
        Allows(  # A component that draws what it is given.
            "export function CartRows({ load, children }: Props) { load(); return children }",
            taught="const saveCart = () => {}",
            language="typescript",
        ),
        Allows(  # It makes an object, and is called like one.
            "export function CartPlugin(rows) { return new Plugin({ rows }) }",
            taught="const saveCart = () => {}",
            language="typescript",
        ),
        Allows(  # React wants components to start with a capital.
            "const CartRow = () => <li />", taught="const saveCart = () => {}", language="tsx"
        ),
        Allows(
            "function CartRow() { this.id = 1 }",
            taught="function saveCart() {}",
            language="javascript",
        ),
        Allows(
            "export function HasRole(role: string) { return SetMetadata('role', role) }",
            taught="function saveCart() {}",
            language="typescript",
        ),
        Allows(  # A component, though nothing looks like an element.
            "function CartRow({ it }) { return createElement('li', null, it) }",
            taught="function saveCart() {}",
            language="typescript",
        ),
        Allows(  # It stands for a class.
            "const made = mock(function CartRow() { return it })",
            taught="function saveCart() {}",
            language="typescript",
        ),
        Allows(  # The page has to be there.
            "export default function RobotsTxt() {\n  // placeholder\n  return null;\n}",
            taught="function saveCart() {}",
            language="javascript",
        ),
        Allows("function ROL(a, b) {}", taught="function saveCart() {}", language="javascript"),  # What it is known by.
        Flags("function «HasRole»(role: string) {}", taught="function saveCart() {}", language="typescript"),
        Allows("class Cart:\n    def _add_item(self): pass", taught="class Cart:\n    def drop_item(self): pass"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each function's name."""
        components = file.path.endswith((".tsx", ".jsx")) or file.has(Element)
        for it in file.all(Function):
            if it.name is None or it.accessor or it.overrides or it.is_test:
                continue
            name = it.name.text
            choice = style(name, file.language)
            # Whoever mixes styles sets a function apart; whoever writes it in capitals means a constant or a macro.
            if choice == "" or name.isupper() or OTHER in choice or is_reserved(name) or name in VERBS:
                continue
            # `size`, `begin`, `lock`: whoever writes one small word in C++ names a thing as its library does.
            if name.startswith("test") or (file.language.preprocessed and (choice == WORD or FOUND.fullmatch(name))):
                continue
            if choice.startswith(PASCAL) and (
                components
                or _makes_objects(it, file)
                or _is_handed_over(it, file)
                or _draws_nothing(it, file)
                or _gives_new(it, file)
            ):
                continue
            if name[0].islower() and THIS.match(file.source, it.name.span.end) and _is_called_in_texts(name, file):
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
            inherited = owner is not None and bool(owner.bases or promised(owner, file)) and foreign and not marked
            free = Freedom.UNLESS_INHERITED if inherited else Freedom.FREE
            slot = "method name" if owner or it.receiver else "function name"
            if it.only_tells:  # Many name what a method tells like a field.
                slot = "name of a method that only tells"
            yield Detection(slot, choice, it.name.span, free, name)


def _makes_objects(function: Function, file: FileFacts) -> bool:
    """Tell whether a function is called with `new`, as classes were written once, or makes a decorator."""
    assert function.name
    source, inside = file.source, function.body or function.span
    made, decorates, elements = file.once(_made, None)
    if function.name.text in made or elements:
        return True
    if CHILDREN.search(source, function.name.span.end, inside.start + HEAD):
        return True
    if decorates and DECORATES.search(source, function.span.start, function.span.end):
        return True
    # To look for the plain text first is a hundred times as quick, and mostly it is not there.
    found = source.find(b"this.", inside.start, inside.end) >= 0
    return found and SETS_UP.search(source, inside.start, inside.end) is not None


def _gives_new(function: Function, file: FileFacts) -> bool:
    """Tell whether a function gives back an object that it makes, and is named like one."""
    body = function.body or function.span
    return GIVES_NEW.search(file.source, body.start, body.end) is not None


def _is_called_in_texts(name: str, file: FileFacts) -> bool:
    """Tell whether scripts call it: they are texts here, and give their names to what is made for them."""
    return re.search(rb"\"[^\"\n]*\b%b\(" % name.encode(), file.source) is not None


def _draws_nothing(function: Function, file: FileFacts) -> bool:
    """Tell whether a function is a component that only has to be there."""
    return function.body is not None and NOTHING.match(file.source, function.body.start, function.body.end) is not None


def _is_handed_over(function: Function, file: FileFacts) -> bool:
    """Tell whether a function has a name only for whom it is handed to: it stands for a class."""
    return file.source[max(0, function.span.start - 40) : function.span.start].rstrip().endswith((b"(", b","))


def _made(file: FileFacts, _: None) -> tuple[frozenset[str], bool, bool]:
    """Name what a file makes with `new`, or gives methods from outside; tell whether it makes any decorator, and whether
    it makes elements without writing them as such.
    """
    source = file.source
    found = MADE.findall(source) + (PROTOTYPE.findall(source) if b".prototype" in source else [])
    names = frozenset(it.decode(errors="replace") for it in found)
    return names, DECORATES.search(source) is not None, CREATES.search(source) is not None


def _in_object(function: Function, file: FileFacts) -> bool:
    """Tell whether a function is a method of an object, whose names are those that its readers ask for."""
    assert function.name
    before = file.source[function.span.start : function.name.span.start].strip()
    return before in (b"", b"*", b"async", b"get", b"set")
