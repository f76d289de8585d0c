"""Forms of structs: structs in, whether a `typedef` gives them their name out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.headers import is_for_both
from drift_lsp.facts.vocabulary import Class, TypeDefinition
from drift_lsp.graphs.project import Project

WRITTEN_OUT = re.compile(rb"typedef\s+(?:const\s+)?(?:struct|union)\b[^{;]*\{")


class StructForm(Detector):
    """Does a `typedef` stand around a struct?

    With it the struct is called by one word; without it everybody sees that it is one.
    """

    id = "types/struct-form"
    tier = "listed"
    local = True
    needs = (Class, TypeDefinition)
    slots = {"struct": "structs"}
    answers = {"typedef": "a `typedef` stands around it", "plain": "it is called a `struct` wherever it is used"}
    strict = True
    families = frozenset({"c"})
    examples = (
        Flags("typedef struct { int size; } «cart»;", taught="struct item { int price; };", language="c"),
        Flags("struct «cart» { int size; };", taught="typedef struct item { int price; } item;", language="c"),
        # So systems call their own.
        Allows("typedef struct _CART { int size; } CART;", taught="struct item { int price; };", language="c"),
        Allows(  # It is meant for C, too, where the short name needs it.
            "#ifdef __cplusplus\n#include <cart>\n#endif\ntypedef struct { int size; } cart;",
            taught="struct item { int price; };",
            language="cpp",
        ),
        Allows("typedef struct cart cart;", taught="struct item { int price; };", language="c"),
        Allows("typedef int (*handler)(void);", taught="struct item { int price; };", language="c"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each struct that is written out at the top of a file whether it is one of a `typedef`."""
        around = [it for it in file.all(TypeDefinition) if it.alias and it.name]
        for it in around:
            if it.name and WRITTEN_OUT.match(file.source, it.span.start, it.span.end) and not it.name.text.isupper():
                free = Freedom.UNASKED if file.once(is_for_both, None) else Freedom.FREE
                yield Detection("struct", "typedef", it.name.span, free, it.name.text)
        for struct in file.all(Class):
            if struct.name and struct.struct and not file.enclosing(struct.span, Class) and not file.is_nested(struct):
                outer = file.enclosing(struct.span, TypeDefinition)
                if outer is None or not outer.alias:
                    yield Detection("struct", "plain", struct.name.span, token=struct.name.text)
