"""Constant names: values written out at the top of a module in, the style of their names out."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import CASES, is_reserved, style
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class, Function, Macro, Namespace, Text
from drift_lsp.graphs.project import Project

CALLED, FEWEST = re.compile(rb"(?:\s|\\)*(\w+)\("), 6
"""What a macro begins with calling, and of how many letters that name is its own."""

READ = frozenset(
    {
        "app_name",
        "serialVersionUID",
        "__unittest",
        "urlpatterns",
        "default_app_config",
        "pytestmark",
        "revision",
        "down_revision",
        "branch_labels",
        "depends_on",
        "dynamic",
        "dynamicParams",
        "runtime",
        "ssr",
        "csr",
        "prerender",
        "trailingSlash",
        "revalidate",
        "fetchCache",
        "preferredRegion",
        "maxDuration",
        "metadata",
        "viewport",
    }
)
"""Names that frameworks look for in a module."""

DEFINE, KEPT, MADE = "#define", "name in a file of constants", "name of a constant object"
OF_CONSTANTS = re.compile(r"(?i)const(?:ant)?s?\.\w+")
"""A file of nothing else, where nobody takes a collection for one that is filled later."""

FALLBACK = re.compile(rb"(?:![ \t]*defined[ \t]*\(?[ \t]*|#[ \t]*ifndef[ \t]+)(\w+)")
"""A condition under which a name is given a value where nobody else gives it one."""

LOGGER = re.compile(rb"(?i)\blog(?:ger|factory|manager)?\b|Logger")
"""Who writes the log is no value, and named by another custom."""

GLOBAL = re.compile(rb"^[ \t]+global[ \t]+([\w, ]+)$", re.MULTILINE)


class ConstantNameCase(Detector):
    """In which style are a module's constants named?

    UPPER_CASE says that nobody will change the value. What is meant as a constant is a value that is declared so or,
    where that cannot be said, written out at the top of a module and never set again. Collections, which may be filled
    later, are asked by themselves, and so are objects that a class makes once and for all.
    """

    id = "structural/constant-name-case"
    needs = (Assignment,)
    beyond = True
    slots = {
        "constant name": "names of constants",
        "constant collection name": "names of constant collections",
        MADE: "names of constant objects",
        KEPT: "names in files of constants",
        "macro name": "names of macros",
        "name of a macro with arguments": "names of macros with arguments",
    }
    answers = CASES
    family_tiers = {"javascript": "listed", "typescript": "listed", "c": "listed", "python": "listed"}
    slot_tiers = {MADE: "throughout"}
    """In C, of eight that were read none was right: macros stand for functions, and names are those of others."""

    counts_names = True
    local = True

    examples = (
        Allows(  # A function counts with it.
            "cart_count = 0\ndef load():\n    global cart_count\n    cart_count += 1",
            taught="ITEM_SIZE = 3",
        ),
        Flags(
            "«rowStates» = (1, 2)",
            taught="CART_STATES = (3, 4)",
            path="src/shop/constants.py",
            taught_path="src/shop/constants.py",
        ),
        Flags(
            "<?php\nclass Cart { const «cartLimit» = 3; }",
            taught="<?php\nclass Item { const CART_SIZE = 4; }",
            language="php",
        ),
        Flags(
            "const int «cart_limit» = 3;",
            taught="const int kCartSize = 4;",
            language="cpp",
        ),
        Flags("«cart_limit» = 3", taught="CART_SIZE = 4"),
        Flags("const «cart_wait»: Wait = wait(3);", taught="const CART_SIZE: u8 = 4;", language="rust"),
        Flags(
            "fn load() { const «cart_wait»: u8 = 3; }", taught="fn save() { const CART_SIZE: u8 = 4; }", language="rust"
        ),
        Flags("«cartLimit» = 3", taught="CART_SIZE = 4"),
        Flags("export const «cartLimit» = 3", taught="export const CART_SIZE = 4", language="typescript"),
        Flags("#define «cart_limit» 3\n", taught="#define CART_SIZE 4\n", language="c"),
        Flags("#define «cartMost»(a, b) a\n", taught="#define CART_LEAST(a, b) b\n", language="c"),
        Flags(
            "class Cart { private static final Set<Row> «openRows» = Set.of(Row.A); }",
            taught="class Item { static final Size SMALL_SIZE = new Size(3); }",
            language="java",
        ),
        Allows(
            "class Cart { private static final Log log = LogFactory.getLog(Cart.class); }",
            taught="class Item { static final Size SMALL_SIZE = new Size(3); }",
            language="java",
        ),
        Allows("#ifndef cartLimit\n#  define cartLimit 3\n#endif\n", taught="#define CART_SIZE 4\n", language="c"),
        Allows("int load(void) { const int size = 3; return size; }", taught="const int CART_SIZE = 3;", language="c"),
        Allows("const int size = 3;", taught="class Item { const int Size = 3; }", language="csharp"),
        Allows("TEST_F(Cart, Loads)\n{\n    const int size = 3;\n}", taught="const int CART_SIZE = 3;", language="cpp"),
        Allows("cart_limit = 3\ndef grow():\n    global cart_limit\n    cart_limit = 4", taught="CART_SIZE = 4"),
        Allows("def grow():\n    cart_limit = 3", taught="CART_SIZE = 4"),
        Allows("const cartLimit = `${most}`", taught="const CART_SIZE = 4", language="javascript"),
        Allows("let cartLimit = 3", taught="const CART_SIZE = 4", language="javascript"),
        Allows("__version__ = '1'", taught="CART_SIZE = 4"),
        Allows("from typing import TypeAlias\n\nRow: TypeAlias = 'str | Cart'", taught="CART_SIZE = 4"),
        Allows("cart_by_name = {}", taught="CART_SIZES = [1, 2]"),  # Empty, so somebody fills it.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of each constant's name."""
        source = file.source
        found = [it for it in file.all(Assignment) if it.literal and it.name and it.value and _is_constant(it, file)]
        changed = file.once(_changed, None) if found else frozenset[str]()
        fallbacks = file.once(_fallbacks, None) if file.language.preprocessed else frozenset[str]()
        for it in found:
            assert it.name
            assert it.value
            name = it.name.text
            choice = style(name, file.language)
            if (
                not choice
                or name in changed
                or name in fallbacks  # What is only defined where nobody else does is another's.
                or is_reserved(name)
                or name in READ
                or (it.keyword and not it.constant and it.keyword.text != "const")
            ):
                continue
            collection = source[it.value.start] in b"[{("
            if not collection or it.value.size > len("[ ]"):
                slot = "constant collection name" if collection else "constant name"
                if OF_CONSTANTS.fullmatch(basename(file.path)) and not file.language.declares_constants:
                    slot = KEPT
                if it.keyword and it.keyword.text == DEFINE:
                    if source[it.name.span.start - 1 : it.name.span.start] == b'"':
                        continue  # A word of a text that goes on over several lines.
                    slot = "macro name"
                elif file.language.declares_constants and _is_local(it, file) and not file.language.names_constants:
                    continue  # Nobody else meets it.
                yield Detection(slot, choice, it.name.span, token=name)
        for it in file.all(Assignment) if file.language.declares_constants else ():
            if not (it.constant and it.member and it.name and it.value) or it.literal:
                continue
            if not LOGGER.search(source, it.span.start, it.span.end) and (choice := style(it.name.text, file.language)):
                yield Detection(MADE, choice, it.name.span, token=it.name.text)
        for it in file.all(Assignment) if file.language.names_constants else ():
            if (
                it.constant
                and it.name
                and it.value
                and not it.literal
                and (choice := style(it.name.text, file.language))
            ):
                yield Detection("constant name", choice, it.name.span, token=it.name.text)
        for macro in file.all(Macro):
            if macro.name is None or macro.name.text in fallbacks or _hands_on(macro, file):
                continue
            if choice := style(macro.name.text, file.language):
                slot = "name of a macro with arguments"
                yield Detection(slot, choice, macro.name.span, token=macro.name.text)


def _hands_on(macro: Macro, file: FileFacts) -> bool:
    """Tell whether a macro only calls a function that is named as it is but for an ending: it is one more of those."""
    if macro.name is None or macro.body is None:
        return False
    called = CALLED.match(file.source, macro.body.start, macro.body.end)
    return called is not None and len(called[1]) >= FEWEST and macro.name.text.startswith(called[1].decode())


def _changed(file: FileFacts, _: None) -> frozenset[str]:
    """Name what is set more than once, or by a function that reaches out for it."""
    times = Counter(it.name.text for it in file.all(Assignment) if it.name)
    said = GLOBAL.findall(file.source) if b"global " in file.source else ()
    reached = (name.strip().decode() for it in said for name in it.split(b","))
    return frozenset(name for name, count in times.items() if count > 1).union(reached)


def _fallbacks(file: FileFacts, _: None) -> frozenset[str]:
    return frozenset(found.decode() for found in FALLBACK.findall(file.source))


def _is_constant(assignment: Assignment, file: FileFacts) -> bool:
    """Tell whether a value is meant never to change; a text with values in it is computed."""
    text = file.at(Text, assignment.value) if assignment.value else None
    if text and text.interpolated:
        return False
    if assignment.annotation and assignment.annotation.of(file.source).endswith("TypeAlias"):
        return False  # It names a type.
    return (
        assignment.constant
        if file.language.declares_constants
        else _at_top(file.source, assignment) and not file.is_nested(assignment)
    )


def _is_local(assignment: Assignment, file: FileFacts) -> bool:
    """Tell whether a constant stands in a function, or in a block that a macro such as `TEST_F(…)` opens."""
    if file.enclosing(assignment.span, Function):
        return True
    if file.language.runs_at_top and not assignment.member:
        return True
    in_block = file.language.preprocessed and not _at_top(file.source, assignment)
    return in_block and not (file.enclosing(assignment.span, Class) or file.enclosing(assignment.span, Namespace))


def _at_top(source: bytes, assignment: Assignment) -> bool:
    """Tell whether a line starts with an assignment; what stands deeper is indented."""
    start = assignment.span.start
    return (
        start == 0
        or source[start - 1] in b"\n\r"
        or source[max(0, start - 8) : start].endswith((b"\nexport ",))
        or (start == 7 and source[:7] == b"export ")
    )
