"""Parameter annotations: functions in, whether all their parameters are annotated out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import is_reserved
from drift_lsp.facts.doctypes import is_generic, is_told
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Lambda, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

OWNERS = frozenset({"self", "cls", "mcs", "mcls", "metacls", "this"})
"""Names of the first parameter that stands for the object or class itself."""

LAMBDA = "function without a name"
"""What is asked where such a one can say the types of its parameters."""

MAKERS = frozenset({"__init__", "__construct"})
"""Names of methods that make an object, whatever those of its bases take."""

NUMBERED = re.compile(r"_\d+$")
"""How the names of functions end that bring a database from one form to the next."""


class ParameterAnnotations(Detector):
    """Are the parameters of functions annotated?

    One parameter without a type makes a type checker believe anything about it. A function counts as annotated if
    every parameter is that has a name of its own; what is left over (`*args`) may stay open. Functions inside others
    are not asked, and methods of classes in there are only counted.
    """

    id = "types/parameter-annotations"
    needs = (Function, Parameter)
    slots = {
        "function": "functions outside classes with parameters",
        "method": "methods with parameters of classes without bases",
        "method of an heir": "methods with parameters of classes with bases",
        LAMBDA: "functions without a name that have parameters",
    }
    answers = {"present": "all parameters are annotated", "absent": "a parameter has no annotation"}
    tier = "throughout"
    conventions = frozenset({"present"})
    slot_tiers = {"method of an heir": "changed"}
    families = frozenset({"python", "php"})
    local = True

    examples = (
        Flags("def load(«item»): pass", taught="def save(item: int): pass"),
        Flags(
            "<?php\nfunction load($«item») { return 1; }",
            taught="<?php\nfunction save(Item $item) { return 1; }",
            language="php",
        ),
        Allows(  # The base may have given the parameter no type, and then none can be added.
            "<?php\nuse Other\\Base;\nclass Cart extends Base { function load($item) {} }",
            taught="<?php\nclass Root {}\nclass Row extends Root { function save(Item $item) {} }",
            language="php",
        ),
        Flags(
            "<?php\nclass Cart { public function __construct(private readonly Row $row, private $«size») {} }",
            taught="<?php\nclass Item { public function __construct(private int $size) {} }",
            language="php",
        ),
        Flags(
            "<?php\ninterface Cart { public function load($«row»): int; }",
            taught="<?php\nclass Item { public function save(Row $row): int { return 1; } }",
            language="php",
        ),
        Flags(  # No base has what is private.
            "<?php\nuse Other\\Base;\nclass Cart extends Base { private function load($«item») {} }",
            taught="<?php\nclass Row { function save(Item $item) {} }",
            language="php",
        ),
        *(
            Flags(
                f"<?php\n$carts = map({it});",
                taught="<?php\n$items = map(fn (Item $one) => $one->size); $rows = map(function (Row $one) { return 1; });",
                language="php",
            )
            for it in ("fn ($«row») => $row->size", "function ($«row») { return $row->size; }")
        ),
        Allows(
            "<?php\n$carts = map(fn ($row) => $row);",
            taught="<?php\n$items = map(fn (Item $one) => $one->size);",
            language="php",
        ),
        Allows(  # It stands in for something that has its own.
            "<?php\nload(new class {\n    public function load($item) {}\n});",
            taught="<?php\nclass Row { function save(Item $item) {} }",
            language="php",
        ),
        Allows(  # Older versions of the language cannot say so in code.
            "<?php\n/** @param Row|string $item */\nfunction load($item) {}",
            taught="<?php\nfunction save(Item $item) {}",
            language="php",
        ),
        Flags("def load(item: int, «most»=3): pass", taught="def save(item: int): pass"),
        Flags(
            "class Cart:\n    def add(self, «item»): pass", taught="class Cart:\n    def drop(self, item: int): pass"
        ),
        Allows("def load(item: int):\n    def inner(it): pass", taught="def save(item: int): pass"),
        Allows(
            "class Cart:\n    def add(self, item): pass",
            taught="class Cart:\n    def drop(self, item: int): pass\n\ndef test():\n    class Row:\n"
            "        def find(self, item): pass",
        ),
        Allows(
            "<?php\nfunction load($item) { return 1; }",
            taught="<?php\nfunction version_12(PDO $it) {}\nfunction save($item) {}",
            language="php",
        ),
        Allows(  # A type that only the comment knows.
            "<?php\n/**\n * @template T\n * @param T $new\n */\nfunction load($new) { return $new; }",
            taught="<?php\nfunction save(Item $item) {}",
            language="php",
        ),
        Allows(  # Types in comments speak for none in code.
            "<?php\nfunction load($item) {}",
            taught="<?php\n/** @param Row|string $item */\nfunction save($item) {}\nclass Row { function keep(Item $it) {} }",
            language="php",
        ),
        Allows("def load(*args, **kwargs): pass", taught="def save(item: int): pass"),
        Allows("class Cart:\n    def add(self): pass", taught="class Cart:\n    def drop(self, item: int): pass"),
        Allows(  # A type checker was told to look away.
            "def load(  # type: ignore[no-untyped-def]\n    item: int, most=3\n): pass",
            taught="def save(item: int): pass",
        ),
        Allows("key = lambda item: item", taught="def save(item: int): pass"),
        Flags(
            "class Cart(Base):\n    def add(self, «item»): pass",
            taught="class Row(Base):\n    def drop(self, item: int): pass",
        ),
        Allows(  # Classes without a base do not speak for those with one.
            "class Cart(Base):\n    def add(self, item): pass",
            taught="class Cart:\n    def drop(self, item: int): pass",
        ),
        Allows("def load(item: int): pass", taught="def save(item): pass"),  # Presence is one-sided.
        Allows("def load(item: int, key: Key = lambda it: it.name): pass", taught="def save(item: int): pass"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each function with parameters whether all are annotated; where not, at the first that is not."""
        for it in file.all(Function):
            if it.name is None or (is_reserved(it.name.text) and it.name.text not in MAKERS):
                continue
            begins = it.body.start if it.body else it.span.end
            if NUMBERED.search(it.name.text):
                continue  # One of many steps that are all alike.
            owner = file.method_of(it)
            # What has no name stands in for something else, which says how its methods are called.
            nested = file.is_nested(it) or (isinstance(owner, Class) and owner.name is None)
            if (nested and owner is None) or b"type: ignore" in file.source[it.name.span.start : begins]:
                continue
            asked = missing = None
            told = False
            generic = file.language.keeps_parameters and is_generic(file, it)
            for parameter in _own(begins, it.name.span, file):
                if parameter.rest or parameter.name is None:
                    continue
                asked = asked or parameter.name
                if parameter.annotation is None:
                    told = generic or is_told(parameter.name.text, file, it)
                    if not told:
                        missing = parameter.name
                        break
            if asked is None or (told and not missing):
                continue  # What only a comment can say is no example for others.
            private = it.visibility is not None and it.visibility.text == "private"  # A base's is another method.
            heir = owner is not None and owner.bases and it.name.text not in MAKERS and not private
            unseen = Freedom.UNLESS_INHERITED if file.language.keeps_parameters else Freedom.UNLESS_SEEN
            free = unseen if heir else Freedom.FREE
            slot = "method of an heir" if heir else "method" if owner else "function"
            if missing and nested:
                if heir:
                    continue
                free = Freedom.UNASKED  # It is counted all the same.
            if missing:
                # What others leave without a type as well has perhaps none that is worth its words.
                token = it.name.text if owner else missing.text
                yield Detection(slot, "absent", missing.span, free, token)
            else:
                yield Detection(slot, "present", asked.span, free, it.name.text if owner else asked.text)
        for one in file.all(Lambda) if file.language.keeps_parameters else ():
            yield from _of_lambda(one, file)


def _of_lambda(it: Lambda, file: FileFacts) -> Iterator[Detection]:
    """Report whether all parameters of a function without a name are annotated."""
    if it.body is None:
        return
    own = [one for one in _own(it.body.start, Span(it.span.start, it.span.start), file) if not one.rest]
    missing = next((one for one in own if one.annotation is None), None)
    asked = (missing or own[0]).name if own else None
    if asked and it.body.of(file.source).strip("$") != asked.text:  # What only hands on takes everything.
        yield Detection(LAMBDA, "absent" if missing else "present", asked.span)


def _own(begins: int, name: Span, file: FileFacts) -> Iterator[Parameter]:
    """List a function's parameters, but for the one that stands for its object and those of lambdas in defaults."""
    end = name.end
    for number, it in enumerate(file.inside(Parameter, Span(name.end, begins))):
        if it.span.start < end:
            continue
        end = it.span.end
        if it.name and not (it.name.text.startswith("_") or (number == 0 and it.name.text in OWNERS)):
            yield it
