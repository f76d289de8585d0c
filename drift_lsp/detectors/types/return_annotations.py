"""Return annotations: functions in, whether they say what they return out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import is_reserved
from drift_lsp.facts.doctypes import is_generic, is_told
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.properties import is_property, is_set
from drift_lsp.facts.vocabulary import Assignment, Call, Function, Lambda, Parameter, Script
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

INVOKED = "__invoke"
"""What PHP calls of an object that is called: it gives back whatever its author likes."""

LATER = "ReturnTypeWillChange"
"""What a method is marked with whose result has no type on purpose."""

HELPS = re.compile(r"(?:^|/)test/[^/]+$")
"""Where a package keeps what helps tests."""

BASE = re.compile(r"parent|super(?:\(.*\))?")
"""How the base of a class is called in it."""

CALLABLE = re.compile(rb"\b(?:callable|Closure)\b")

COMPONENT = "function of a component"


class ReturnAnnotations(Detector):
    """Do functions say what type they return?

    A declared result keeps a mistake inside the function that makes it. Where the result is inferred, the code is
    shorter. Functions that have no result to speak of by their nature (`__init__`) are not asked, nor those inside
    others, nor arrow functions that are a single expression.
    """

    id = "types/return-annotations"
    family_tiers = {"python": "throughout", "php": "throughout"}
    needs = (Function, Parameter, Call)
    slots = {
        "function": "functions",
        "exported function": "functions that are exported",
        "method": "methods",
        "method of an heir": "methods of classes with bases",
        "property": "properties",
        "test": "tests",
        COMPONENT: "functions of components",
    }
    slot_tiers = {COMPONENT: "listed"}
    answers = {"present": "the type of the result is declared", "absent": "the type of the result is not declared"}
    strict = True
    conventions = frozenset({"present"})
    families = frozenset({"python", "typescript", "php"})
    local = True

    examples = (
        Flags("def «load»(): return 1", taught="def save() -> int: return 1"),
        Flags(
            "<script lang='ts'>\nfunction «load»() { return 1 }\n</script>",
            taught="<script lang='ts'>\nfunction save(): number { return 2 }\n</script>",
            language="svelte",
        ),
        Flags("class Cart:\n    def «add»(self): pass", taught="class Cart:\n    def drop(self) -> None: pass"),
        Flags(
            "<?php\nfunction «load»() { return 1; }", taught="<?php\nfunction save(): int { return 1; }", language="php"
        ),
        Flags(
            "<?php\nclass Cart { public function «__invoke»() { return 1; } }",
            taught="<?php\nclass Row { public function size(): int { return 1; } }",
            language="php",
        ),
        Flags(
            "export function «load»() { return 1 }",
            taught="export function save(): number { return 1 }\nfunction keep() { return 1 }",
            language="typescript",
        ),
        Flags("function «load»() { return 1 }", taught="function save(): number { return 1 }", language="typescript"),
        Allows(  # What it is given to says what comes back.
            "const row = define({ load() { return 1 } })",
            taught="function save(): number { return 1 }",
            language="typescript",
        ),
        Flags(
            "class Cart:\n    @property\n    def «size»(self): return 1",
            taught="class Row:\n    @property\n    def rows(self) -> int: return 2",
        ),
        Flags(
            "class Cart(Base):\n    def «add»(self): pass", taught="class Row(Base):\n    def drop(self) -> None: pass"
        ),
        Allows(  # Tests do not speak for what helps them.
            "class CartTest:\n    def make(self): pass",
            taught="class RowTest:\n    def test_row(self) -> None: pass",
            path="tests/test_cart.py",
        ),
        Allows(
            "def make(): pass\n\ndef test_cart() -> None: pass",
            taught="def make() -> None: pass",
            path="tests/test_cart.py",
        ),
        Flags("def «test_cart»(): pass", taught="def test_row() -> None: pass", path="tests/test_cart.py"),
        Allows(  # Older versions of the language cannot say so in code.
            "<?php\n/** @return string|false */\nfunction load() { return 1; }",
            taught="<?php\nfunction save(): int { return 1; }",
            language="php",
        ),
        Allows(
            "<?php\n/** @return array{size: int, key: string}|false */\nfunction load() { return 1; }",
            taught="<?php\nfunction save(): int { return 1; }",
            language="php",
        ),
        Allows(  # No type says that it is the very object.
            "<?php\nclass Cart {\n    /** @return $this */\n    function add() { return $this; }\n}",
            taught="<?php\nclass Row { function drop(): int { return 1; } }",
            language="php",
        ),
        Allows("class Cart:\n    def __init__(self): pass", taught="class Cart:\n    def drop(self) -> None: pass"),
        Allows("class Cart(Base):\n    def add(self): pass", taught="class Cart:\n    def drop(self) -> None: pass"),
        Allows(  # So a base that nobody sees may have it.
            "from rows import Base\n\nclass Cart(Base):\n    def add(self, it): pass",
            taught="class Row(Base):\n    def drop(self, it: Row) -> None: pass",
        ),
        Allows(  # It hands on to one.
            "<?php\nclass Cart extends Base {\n    function add(array $data) { return parent::add($data); }\n}",
            taught="<?php\nclass Row extends Base {\n    function drop(Row $it): void { }\n}",
            language="php",
        ),
        Flags(
            "<?php\nclass Cart extends Base {\n    function «add»(array $data) { return keep($data); }\n}",
            taught="<?php\nclass Row extends Base {\n    function drop(Row $it): void { }\n}",
            language="php",
        ),
        Flags(
            "from rows import Base\n\nclass Cart(Base):\n    def «add»(self, it: Row): pass",
            taught="class Row(Base):\n    def drop(self, it: Row) -> None: pass",
        ),
        Allows(  # No type of the language says what comes back.
            "<?php\n/**\n * @template T\n * @param T $cart\n * @return T\n */\nfunction load($cart) { return $cart; }",
            taught="<?php\nfunction save(): int { return 1; }",
            language="php",
        ),
        Allows(  # The mark says that it has none on purpose.
            "<?php\nclass Cart {\n    #[\\ReturnTypeWillChange]\n    public function key() { return 1; }\n}",
            taught="<?php\nclass Row { public function key(): int { return 1; } }",
            language="php",
        ),
        *(  # It gives back whatever somebody hands it.
            Allows(
                f"<?php\nfunction load({given}) {{ return {back}; }}",
                taught="<?php\nfunction save(int $a): int { return 1; }",
                language="php",
            )
            for given, back in (
                ("string $key, $most = null", "$this->rows[$key] ?? $most"),
                ("callable $make", "$make(1)"),
                ("?Closure $make", "$make?->call($this)"),
            )
        ),
        Flags(
            "<?php\nfunction «load»($key) { return find($key); }",
            taught="<?php\nfunction save(int $a): int { return 1; }",
            language="php",
        ),
        Allows(  # It helps those who test.
            "class Cart(Base):\n    def add(self): pass",
            taught="class Row(Base):\n    def drop(self) -> None: pass",
            path="src/shop/test/cart.py",
            taught_path="src/shop/row.py",
        ),
        Allows("def load() -> int: return 1", taught="def save(): return 1"),  # Presence is one-sided.
        Allows("def load() -> int:\n    def inner(): return 1", taught="def save() -> int: return 1"),
        Allows(
            "const load: Load = () => { return 1 }",
            taught="function save(): number { return 1 }",
            language="typescript",
        ),
        Allows(
            "const load: Load = memo(function load() { return 1 })",
            taught="function save(): number { return 1 }",
            language="typescript",
        ),
        Allows("const load = () => 1", taught="function save(): number { return 1 }", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each function whether its result has a type."""
        # Where tests stand, nobody minds what helps them and hands them data.
        tests = file.once(_has_tests, None)
        if not tests and HELPS.search(file.path):
            return
        for it in file.all(Function):
            if tests and not _is_test(it):
                continue
            if it.name is None or (it.accessor and it.name.text != INVOKED and not is_property(it, file)):
                continue
            if it.accessor and is_set(it, file):
                continue  # It gives nothing back.
            component = file.has(Script) and _is_of_component(it, file)
            if is_reserved(it.name.text) or (file.is_nested(it) and not component):
                continue
            if it.arrow and it.body and file.source[it.body.start : it.body.start + 1] != b"{":
                continue
            if it.arrow and b":" in file.source[it.name.span.end : it.span.end].partition(b"=")[0]:
                continue  # The type of the variable says what comes back.
            if not it.arrow and (held := file.enclosing(it.span, Assignment)) and held.annotation:
                continue  # So it does where the function is handed to what makes it: `const Cart: FC = memo(function Cart() {})`.
            if not it.returns and (_has_no_word(it, file) or _is_handed_over(it, file)):
                continue
            owner = file.method_of(it)
            heir = owner is not None and owner.bases
            free = Freedom.UNLESS_SEEN if heir else Freedom.FREE
            if heir and (_is_untyped(it, file) or _hands_on(it, file)):
                free = Freedom.UNLESS_INHERITED  # It is written as a base that nobody sees has it.
            slot = "method of an heir" if heir else "method" if owner else _function(file, it)
            if it.accessor and it.name.text != INVOKED:
                slot = "property"
            if component:
                slot = COMPONENT
            if tests:  # Most of them return nothing, and say so at no cost.
                slot = "test"
            yield Detection(slot, "present" if it.returns else "absent", it.name.span, free, it.name.text)


def _is_of_component(function: Function, file: FileFacts) -> bool:
    """Tell whether nothing stands around a function but the script of a component."""
    outer = file.enclosing(function.span, Lambda)
    return outer is not None and outer.body is None and file.enclosing(function.span, Function) is None


def _is_handed_over(function: Function, file: FileFacts) -> bool:
    """Tell whether a function belongs to an object that a call is given, which says what comes back."""
    assert function.name
    before = file.source[function.span.start : function.name.span.start]
    bare = not function.arrow and b"function" not in before and file.method_of(function) is None
    return bare and file.enclosing(function.span, Call) is not None


def _has_no_word(function: Function, file: FileFacts) -> bool:
    """Tell whether no type of the language says what comes back, or a mark says that there is none on purpose."""
    if any(it.name and it.name.text.endswith(LATER) for it in file.decorators(function)):
        return True
    return is_generic(file, function) or is_told("", file, function) or _gives_any(function, file)


def _gives_any(function: Function, file: FileFacts) -> bool:
    """Tell whether it gives back what it was given without a type, or what a function does that it was given."""
    if not file.language.keeps_parameters or function.body is None:
        return False
    body = file.source[function.body.start : function.body.end]
    for it in file.inside(Parameter, Span(function.span.start, function.body.start)):
        word = re.escape(it.name.text.encode()) if it.name else b""
        if word and it.annotation is None:
            form = rb"(?:\breturn|\?\?|[?:])\s*\$?%b\s*(?:;|\?\?|:)" % word
        elif word and it.annotation and CALLABLE.search(file.source, it.annotation.start, it.annotation.end):
            form = rb"\breturn\b[^;]*(?<![\w>])\$?%b(?:\??->\w+)?\(" % word
        else:
            continue
        if re.search(form, body):
            return True
    return False


def _is_untyped(function: Function, file: FileFacts) -> bool:
    """Tell whether a function is given something and says the type of nothing."""
    end = function.body.start if function.body else function.span.end
    given = file.inside(Parameter, Span(function.span.start, end))
    said = [it.annotation for it in given if it.name and it.name.text not in ("self", "cls")]
    return bool(said) and not any(said)


def _hands_on(function: Function, file: FileFacts) -> bool:
    """Tell whether a method calls the one of its base that it stands for."""
    if function.body is None or function.name is None:
        return False
    calls = (it for it in file.inside(Call, function.body) if it.name and it.name.text == function.name.text)
    return any(it.receiver and BASE.fullmatch(it.receiver.text) for it in calls)


def _has_tests(file: FileFacts, _: None) -> bool:
    return any(map(_is_test, file.all(Function)))


def _is_test(it: Function) -> bool:
    return it.is_test or (it.name is not None and it.name.text.startswith("test"))


def _function(file: FileFacts, it: Function) -> str:
    """Tell what is asked of a function: where files export, what others meet is asked by itself."""
    line = file.source[file.source.rfind(b"\n", 0, it.span.start) + 1 : it.span.start + len(b"export")]
    return "exported function" if line.startswith(b"export ") else "function"
