"""Receiver names: the methods of a type in, whether they call their object alike out."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import words
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Function, Receiver, TypeDefinition
from drift_lsp.graphs.project import Project

NAME, KIND, FORM = "name of a method's object", "kind of a method's object", "length of the name of a method's object"
MOST_POINTERS = 3
"""Pointers for each value, from which on a type is used through pointers. What changes it must be one."""

SHOWING = re.compile(r"Marshal|String$|GoString$|Error$|Value$|Format$|Is[A-Z]|Len$|Less$|Swap$")

LONG = 5
"""Letters, with which a name is a word; with one less it may be short for another."""


class ReceiverName(Detector):
    """Do the methods of a type call their object alike?

    With one name throughout, a line can move from one method to the next. Whether the object is a pointer decides if a
    method can change it, so a type whose methods differ has to be read with care. Only types with several methods in a
    file are asked.
    """

    id = "structural/receiver-name"
    needs = (Receiver, Function)
    slots = {NAME: "objects of methods", KIND: "objects of methods", FORM: "names of methods' objects"}
    answers = {
        "same": "the name is the one that the type's other methods give it",
        "another": "the name is not the one that the type's other methods give it",
        "alike": "it is a pointer, as in the type's other methods",
        "unlike": "it is a value, and a pointer in the type's other methods",
        "short": "the name has a few letters",
        "word": "the name is a word",
        "self": "the name is `self` or `this`",
    }
    conventions = frozenset({"same", "alike", "short", "word", "self"})
    strict = True
    examples = (
        Flags(
            "func (c *Cart) Add() {}\nfunc (c *Cart) Drop() {}\nfunc («it» *Cart) Load() {}",
            taught="func (i *Item) Add() {}\nfunc (i *Item) Drop() {}",
            language="go",
        ),
        Flags(
            "func (c *Cart) Add() {}\nfunc (c *Cart) Drop() {}\nfunc (c *Cart) Save() {}\nfunc («c» Cart) Load() {}",
            taught="func (i *Item) Add() {}\nfunc (i *Item) Drop() {}",
            language="go",
        ),
        Flags("func («this» *Cart) Add() {}", taught="func (i *Item) Add() {}", language="go"),
        Flags(
            "func (c *Cart) Add() {}\nfunc («this» *Cart) Drop() {}", taught="func (i *Item) Add() {}", language="go"
        ),
        Allows(
            "func (c *Cart) Add() {}\nfunc (c *Cart) Drop() {}\nfunc (c *Cart) Fill() {}\n"
            "func (v *Cart) Load() {}\nfunc (v *Cart) Save() {}",
            taught="func (i *Item) Add() {}\nfunc (i *Item) Drop() {}",
            language="go",
        ),
        Allows(
            "type MarketEntry struct{}\nfunc (me MarketEntry) Load() {}",
            taught="type Item struct{}\nfunc (i Item) Save() {}",
            language="go",
        ),
        Allows("func (carts Carts) Add() {}", taught="func (i *Item) Add() {}", language="go"),
        Allows("func (args *CartArgs) Add() {}", taught="func (i *Item) Add() {}", language="go"),
        Allows("func (*Cart) Add() {}", taught="func (i *Item) Add() {}", language="go"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each object of a method how it is named, and whether its type's others are named so."""
        methods: defaultdict[str, list[Receiver]] = defaultdict(list)
        for it in file.all(Receiver):
            if it.type and it.name and it.name.text != "_":
                methods[it.type.text].append(it)
        types: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
        home = {it.name.text for it in types if it.name}
        for kind, siblings in methods.items():
            times = Counter(it.name.text for it in siblings if it.name)
            names = times.most_common(2)
            pointers = sum(it.reference for it in siblings)
            for name in {it.name.text: it.name for it in reversed(siblings) if it.name}.values():
                form = _form(name.text, kind)
                free = Freedom.UNASKED if form == "word" else Freedom.FREE  # A word that tells more is well chosen.
                yield Detection(FORM, form, name.span, free)
            for it in siblings:
                assert it.name
                if len(siblings) > 1 and (len(names) == 1 or names[0][1] > names[1][1]):
                    # Of a type that stands elsewhere, most methods may stand there, called so.
                    slip = kind in home or times[it.name.text] == 1
                    free = Freedom.FREE if slip else Freedom.UNASKED
                    yield Detection(NAME, "same" if it.name.text == names[0][0] else "another", it.name.span, free)
                if not _shows(it, file) and pointers >= MOST_POINTERS * (len(siblings) - pointers) and pointers > 1:
                    yield Detection(KIND, "alike" if it.reference else "unlike", it.name.span)


def _shows(it: Receiver, file: FileFacts) -> bool:
    """Tell whether a method only shows what its object holds: then a value serves all, as `String` and `MarshalJSON`."""
    method = file.enclosing(it.span, Function)
    return bool(method and method.name and SHOWING.match(method.name.text))


def _form(name: str, type_name: str) -> str:
    initials = "".join(it[0] for it in words(type_name)).lower()  # Of a `MerchantEntry`, `me` is short.
    if name in ("self", "this", "me") and not initials.startswith(name):
        return "self"
    return "word" if len(name) >= LONG else "short|word" if len(name) == LONG - 1 else "short"
