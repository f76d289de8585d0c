"""Class names: classes and types in, the style of their names out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.foreign import is_foreign
from drift_lsp.facts.casing import CASES, OTHER, PASCAL, UPPER, is_reserved, style
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function, TypeDefinition
from drift_lsp.graphs.project import Project

USED = frozenset({"__call__", "__enter__", "__aenter__", "__get__", "__set_name__"})
"""Methods of a class that is used like a function: as a decorator, in a `with`, as an attribute."""


STEP = re.compile(r"[\w.-]*\d[_-]+")
"""What the name of a migration begins with."""


SHORTHAND = re.compile(r"type\s+[a-z]+\s*=\s*[a-z]+;?")
"""An alias that is called like what is built in, as `type bool = boolean` is."""


class ClassNameCase(Detector):
    """In which style are classes and types named?

    The style tells a class from a function where it is used. A class in another style reads like a call.
    """

    id = "structural/class-name-case"
    needs = (Class,)
    family_tiers = {"c": "listed", "cpp": "listed", "python": "listed", "csharp": "listed"}
    beyond = True
    slots = {"class name": "class names", "struct name": "names of structs", "type name": "names of types"}
    strict = True
    answers = CASES
    counts_names = True
    local = True

    examples = (
        Flags("class «cart_kind»(str, Enum):\n    SMALL = 's'", taught="class CartItem:\n    size = 1"),
        Allows(  # It makes a type of another.
            "export type inferRow<T> = T extends Cart<infer R> ? R : never;",
            taught="export type ItemRow<T> = T[];",
            language="typescript",
        ),
        Flags(
            "<?php\nclass «cart_row» {}",
            taught="<?php\nclass CartItem {}",
            language="php",
        ),
        Flags(
            "struct «CartRow» { int a; };",
            taught="struct cart_item { int a; };",
            language="c",
        ),
        Flags(
            "class «cart_row» {};",
            taught="class CartItem {};",
            language="cpp",
        ),
        Flags("class «cart_row»: pass", taught="class CartItem: pass"),
        Flags("class «cart»: pass", taught="class CartItem: pass"),
        Flags("class «cartRow» {}", taught="class CartItem {}", language="javascript"),
        Flags("interface «cartRow» { id: string }", taught="interface CartItem { id: string }", language="typescript"),
        Allows(  # Named for a step of a migration.
            "class cart_rows {}", taught="class CartItem {}", language="csharp", path="src/steps/208_cart_rows.cs"
        ),
        Allows(  # It is handed to the standard library, as others of its kind.
            "struct cart_hash { int operator()(int it) const { return it; } };",
            taught="struct CartItem { int row; };",
            language="cpp",
        ),
        Allows("type __ROWS_ARE_RIGHT = Row", taught="type CartItem = Row", language="typescript"),
        Allows("type bool = boolean", taught="type CartItem = Row", language="typescript"),
        Allows(
            "interface gh2995 { id: string }", "interface CartItem { id: string }", "typescript", path="src/a/gh2995.ts"
        ),
        Allows("class Cart { using value_type = int; };", taught="using CartItem = int;", language="cpp"),
        Allows("class URL: pass", taught="class CartItem: pass"),  # An acronym fits both.
        Allows(  # So the system calls it.
            "[StructLayout(LayoutKind.Sequential)] struct CART_DATA { long size; }",
            taught="struct CartItem { long size; }",
            language="csharp",
        ),
        Allows("class _CartRow: pass", taught="class CartItem: pass"),
        Allows("def load():\n    class row: pass", taught="class CartItem: pass"),  # Nobody outside meets it.
        Allows(
            "class CART_ROWS:\n    FIRST = 1\n    LAST = 9", taught="class CartItem: pass"
        ),  # It holds constants only.
        Allows("class opened:\n    def __enter__(self): pass", taught="class CartItem: pass"),  # Used like a function.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each class's and type's name."""
        stem = basename(file.path).rpartition(".")[0]
        definitions: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
        for it in definitions:
            if it.name is None or is_reserved(it.name.text) or (isinstance(it, Class) and it.extension):
                continue
            if it.name.text.startswith("__"):
                continue  # It is set apart: nobody is to use it.
            if file.source[file.source.rfind(b"\n", 0, it.name.span.start) + 1 : it.name.span.start].startswith(b"#"):
                continue  # A condition of the preprocessor stands where a name was looked for.
            if any(said.name and said.name.text in ("allow", "expect") for said in file.decorators(it)):
                continue  # The compiler was told that the name is meant.
            if isinstance(it, TypeDefinition) and it.alias and file.enclosing(it.span, Class):
                continue  # `value_type`, Rust's `Item`: what others look for in a class.
            if stem.endswith(it.name.text) and STEP.fullmatch(stem.removesuffix(it.name.text)):
                continue  # A migration and its test are named for the step they stand for.
            if isinstance(it, TypeDefinition) and it.alias and SHORTHAND.fullmatch(it.span.of(file.source)):
                continue
            if stem == it.name.text and stem[-1:].isdigit():
                continue  # Both are called by the number of an issue.
            choice = style(it.name.text, file.language)
            if OTHER in choice or (choice and PASCAL not in choice and is_foreign(file)):
                continue  # Whoever mixes styles sets a class apart, or quotes the name of another.
            if UPPER in choice and _holds_constants(it, file):
                continue
            if choice and not file.is_nested(it) and (PASCAL in choice or not _acts_as_function(it, file)):
                yield Detection(_slot(it, file), choice, it.name.span, token=it.name.text)


def _slot(it: Class | TypeDefinition, file: FileFacts) -> str:
    """Tell what is asked: where structs and classes differ by a word only, structs often are named for libraries."""
    if not isinstance(it, Class):
        return "type name"
    return "struct name" if it.struct and file.language.preprocessed else "class name"


def _holds_constants(it: Class | TypeDefinition, file: FileFacts) -> bool:
    """Tell whether a class is nothing but a name for constants, and may be named like one."""
    held = [one.name.text for one in file.inside(Assignment, it.span) if one.name]
    return bool(held) and all(map(str.isupper, held)) and not file.inside(Function, it.span)


def _acts_as_function(it: Class | TypeDefinition, file: FileFacts) -> bool:
    """Tell whether a class is used like a function, as a decorator or in a `with`, and may be named like one; or makes
    a type of others, as `inferRow<T>`.
    """
    if isinstance(it, TypeDefinition) and it.alias and it.name and file.source.startswith(b"<", it.name.span.end):
        return True
    if isinstance(it, Class) and it.bases and all(base.text.rpartition(".")[2][:1].islower() for base in it.bases):
        return True  # Extends `str`, `dict` or the like, and is named as they are.
    if file.language.preprocessed and file.source.find(b"operator()", it.span.start, it.span.end) >= 0:
        return True  # The standard library's are named so, to which it is given.
    return any(member.name and member.name.text in USED for member in file.inside(Function, it.span))
