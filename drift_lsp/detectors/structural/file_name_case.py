"""File names: a file in, the style of its name out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.casing import CASES, PASCAL, file_case, is_reserved
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Assignment, Class, Element, Function, Script, TypeDefinition
from drift_lsp.graphs.project import Project

GIVEN = frozenset({"index", "main", "setup", "conftest", "manage", "mod", "lib", "page", "layout", "route", "doc"})
"""Stems that tools and frameworks look for."""

PLATFORM = re.compile(
    r"(?:_(?:p|win|windows|mac|macos|osx|darwin|unix|linux|posix|freebsd|wasm|js|x11|android|ios|amd64|arm64|other|test|tests))+$"
)
"""What is put behind a name to say where a file holds, or that it tests one; and Qt's `_p` for what is private."""

PROGRAMS = re.compile(r"(?:^|/)src/bin/[^/]+\.rs$")
"""A file in here gives a program its name, which is written as people type it."""

DECLARES = b"declare module "
"""A file that begins so has the name of what it declares the types of."""

ADDRESSES = re.compile(r"(?:^|/)(?:pages|routes)/")
"""Folders in which frameworks take the path of a file for an address."""

COMPONENT, HOOK, CLASS, OTHERS = "component file name", "hook file name", "class file name", "file name"


MODULES = frozenset({"go", "python", "rust"})
"""Families in which a file is named as a module, whatever stands in it."""


class FileNameCase(Detector):
    """In which style are files named?

    A file in another style is hard to find, and on disks that ignore case it can break an import. Files that hold a
    component or a hook, files called like their class and all others are asked apart; names that a framework reads are not asked.
    """

    id = "structural/file-name-case"
    needs = (Function,)
    beyond = True
    slots = {
        COMPONENT: "names of files that hold a component",
        HOOK: "names of files that hold a hook",
        CLASS: "names of files that are called like a class in them",
        OTHERS: "file names",
        "name of a .* file": "names of files of one kind",
    }
    answers = CASES
    tier = "listed"
    slot_tiers = {CLASS: "throughout", OTHERS: "throughout"}
    strict = True
    few = 3
    reasoned = True
    beside = {COMPONENT: 8}
    roles = ("main",)

    examples = (
        Flags("«def» add(): pass", "def add(): pass", path="src/shop/cartItem.py", taught_path="src/shop/cart_row.py"),
        Flags(
            "«export» const Row = () => <li />",
            "export const Item = () => <li />",
            language="tsx",
            path="src/cart-item.tsx",
            taught_path="src/CartRow.tsx",
        ),
        Allows(  # It is called after none of those in it.
            "export const Row = () => <li />; export const Cell = () => <li />",
            "export const Item = () => <li />",
            language="tsx",
            path="src/cart-items.tsx",
            taught_path="src/CartRow.tsx",
        ),
        Allows(  # One word fits several styles.
            "def add(): pass", "def add(): pass", path="src/shop/item.py", taught_path="src/shop/cart_row.py"
        ),
        Allows(  # What stands behind a name says what the file is for.
            "package shop\nfunc load() {}",
            "package shop\nfunc save() {}",
            language="go",
            path="shop/item_test.go",
            taught_path="shop/cartRow.go",
        ),
        Allows(
            "declare module 'cart-row' { export = row; }",
            "export class ItemRow {}",
            language="typescript",
            path="typings/cart-row.ts",
            taught_path="src/ItemRow.ts",
        ),
        Allows("fn main() {}", "fn save() {}", "rust", "src/bin/load-carts.rs", "src/cart_row.rs"),  # A program's name.
        Allows("def make(): pass", "def add(): pass", path="src/shop/__init__.py", taught_path="src/shop/cart_row.py"),
        Allows(  # A framework reads this name.
            "export const load = 1",
            "export const load = () => 1",
            language="typescript",
            path="app/[cartId].ts",
            taught_path="app/cart-row.ts",
        ),
        Flags(
            "<?php\n«class» CartItem { function a() {} }",
            "<?php\nclass CartRow { function a() {} }",
            language="php",
            path="app/cart_item.php",
            taught_path="app/CartRow.php",
        ),
        Allows(  # It has the name of its class, and that is asked itself.
            "struct cart_view { int a; };",
            "class CartRow { int a; };",
            language="cpp",
            path="src/cart_view.h",
            taught_path="src/CartRow.h",
        ),
        Allows(  # It holds no class.
            "<?php\nfunction a() {}",
            "<?php\nclass CartRow { function a() {} }",
            language="php",
            path="app/cart_item.php",
            taught_path="app/CartRow.php",
        ),
        Allows(  # A list of elements is no component.
            "export const all = [<li render={() => <b />} />]",
            "export const CartRow = () => <li />",
            language="tsx",
            path="src/cart-items.tsx",
            taught_path="src/CartRow.tsx",
        ),
        Allows(
            "export const Cart = () => <li />",
            "export const Item = () => <li />",
            language="tsx",
            path="src/cart-item.page.tsx",
            taught_path="src/CartRow.tsx",
        ),
        Allows(
            "export default () => <li />",
            "export const Item = () => <li />",
            language="tsx",
            path="src/pages/lost-password.tsx",
            taught_path="src/CartRow.tsx",
        ),
        Flags(
            "«export» const CartPage = () => <li />",
            "export const Item = () => <li />",
            language="tsx",
            path="src/pages/cartPage.tsx",
            taught_path="src/CartRow.tsx",
        ),
        Allows(  # What is of a kind is called as others of its kind.
            "export const load = () => 1",
            "export const a = () => 1",
            language="typescript",
            path="src/cartRow.module.ts",
            taught_path="src/cart-row.ts",
        ),
        Flags(
            "«export» const load = () => 1",
            "export const a = () => 1",
            language="typescript",
            path="src/cart-row.module.ts",
            taught_path="src/cartRow.module.ts",
        ),
        Allows(
            "export const CartContext = createContext()",
            "export const load = () => 1",
            language="typescript",
            path="src/CartContext.ts",
            taught_path="src/cart-row.ts",
        ),
        Allows(  # A component's file is not compared with a module's.
            "export const CartItem = () => <li />",
            "export const a = () => 1",
            language="tsx",
            path="src/CartItem.tsx",
            taught_path="src/cart-row.tsx",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the style of the file's name."""
        stem, _, rest = basename(file.path).partition(".")
        stem = PLATFORM.sub("", stem)
        if PROGRAMS.search(file.path) or file.source.startswith(DECLARES):
            return
        if stem in GIVEN or is_reserved(stem) or rest.partition(".")[0] in GIVEN:
            return  # `about.page.jsx` is the address of a page.
        style = file_case(stem)
        if re.search(rb"declare module ['\"]%b['\"]" % re.escape(stem.encode()), file.source):
            return  # It speaks for somebody else's module.
        if stem == stem.lower() and ADDRESSES.search(file.path):
            return  # And addresses are written small.
        if style and (PASCAL in style or not _is_named_for_class(stem, file)):
            kind, dot, _ = rest.partition(".")
            slot = f"name of a .{kind} file" if dot else _slot(stem, file)
            asked = slot != COMPONENT or _is_like_component(stem, file)
            asked &= slot != CLASS or stem not in _types(file)
            yield Detection(slot, style, opening(file.source), Freedom.FREE if asked else Freedom.UNASKED, stem)


def _is_named_for_class(stem: str, file: FileFacts) -> bool:
    """Tell whether a file has the name of its class, where that is the rule; then the class is asked."""
    return file.language.reach == "namespace" and stem in _types(file)


def _types(file: FileFacts) -> set[str]:
    """Name the classes and types of a file."""
    types: list[Class | TypeDefinition] = [*file.all(Class), *file.all(TypeDefinition)]
    return {it.name.text for it in types if it.name}


def _slot(stem: str, file: FileFacts) -> str:
    if stem.startswith("use") and (stem[3:4] == "-" or stem[3:4].isupper()):
        return HOOK
    if file.all(Element) and _holds_component(file):
        return COMPONENT
    plain = stem.replace("_", "").replace("-", "").lower()
    like_class = any(it.replace("_", "").lower() == plain for it in _types(file))
    # `export const CartContext = createContext()` makes what is named like a class.
    like_class |= any(it.name and it.name.text == stem for it in file.all(Assignment) if stem[:1].isupper())
    return CLASS if like_class and file.language.family not in MODULES else OTHERS


def _is_like_component(stem: str, file: FileFacts) -> bool:
    """Tell whether a file is called after a component in it, or holds but one; beside several it has its own name."""
    made = {it.name.text for it in file.all(Function) if it.name and it.name.text[:1].isupper()}
    plain = stem.replace("_", "").replace("-", "").lower()
    return len(made) < 2 or any(it.lower() == plain for it in made)


def _holds_component(file: FileFacts) -> bool:
    """Tell whether a file is a component or makes one; elements may stand in lists and plain functions, too."""
    makers: list[Function | Class | Assignment] = [*file.all(Function), *file.all(Class), *file.all(Assignment)]
    return bool(file.all(Script)) or any(it.name and it.name.text[:1].isupper() for it in makers)
