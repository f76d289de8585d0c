"""Wildcard imports: imports in, whether they name what they bring out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Import
from drift_lsp.graphs.project import Project

PRELUDE = re.compile(r"(?:^|::)(?:prelude|super|self|crate)$|^self::|^(?:\w+::)*[A-Z]\w*$(?<!::Self)")
"""What is made to be brought whole, what stands around a module of tests, a part of the module itself, and the choices
of an enum.
"""

HANDS_ON = re.compile(r"/__init__\.py$|(?:^|/)settings(?:/\w+)?\.py$")
"""It hands on what its modules offer, or takes over the settings of another place."""


class WildcardImport(Detector):
    """Does an import name what it brings, or bring everything?

    With names a reader sees where each comes from, and a new name elsewhere cannot change what one means here.
    """

    id = "structural/wildcard-import"
    needs = (Import,)
    slots = {"import": "imports", "static import": "imports of members of a class"}
    answers = {"named": "the import names what it brings", "all": "the import brings everything"}
    strict = True
    firm = True
    few = 0
    tier = "listed"
    family_tiers = {"java": "throughout"}
    families = frozenset({"go", "java", "python", "rust"})
    examples = (
        Flags("«import java.util.*;»", taught="import java.io.File;", language="java"),
        Flags("«import static org.A.*;»", taught="import static org.A.b;", language="java"),
        Flags("«from shop.cart import *»", taught="from shop.item import Item"),
        Flags('import «. "fmt"»', taught='import "os"', language="go"),
        Flags("«use crate::cart::*;»", taught="use crate::item::Item;", language="rust"),
        Allows("#[cfg(all(unix, test))]\nmod tests { use rstest::*; }", "use crate::item::Item;", language="rust"),
        Allows("pub use crate::cart::*;", taught="use crate::item::Item;", language="rust"),
        Allows("mod cart { }\nuse self::cart::*;", taught="use crate::item::Item;", language="rust"),
        Allows("use crate::cart::Kind::*;", taught="use crate::item::Item;", language="rust"),
        Allows("use rayon::prelude::*;", taught="use crate::item::Item;", language="rust"),
        Allows("mod tests { use crate::*; }", taught="use crate::item::Item;", language="rust"),
        Allows("mod tests { use super::*; }", taught="use crate::item::Item;", language="rust"),
        Allows('import . "example.org/shop/cart"', 'import "os"', "go", "cart/cart_test.go", "cart/item_test.go"),
        Allows('import str "strings"', taught='import "os"', language="go"),
        Allows("import java.util.List;", taught="import java.io.File;", language="java"),
        Allows(
            "from .local import *", "from shop.item import Item", path="shop/settings.py", taught_path="shop/item.py"
        ),
        Allows(  # A package hands on what its modules offer.
            "from .cart import *",
            taught="from shop.item import Item",
            path="src/shop/__init__.py",
            taught_path="src/shop/item.py",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each import whether it names what it brings."""
        if HANDS_ON.search(file.path):
            return
        for it in file.all(Import):
            if file.enclosing(it.span, Function) or file.source.startswith(b"pub", it.span.start):
                continue  # It brings them to one function only, or hands them on.
            if it.module and it.wildcard and f"/{it.module.text}".endswith(f"/{dirname(file.path)}"):
                continue  # A test apart from the package it stands beside.
            if it.module and not it.dynamic and not PRELUDE.search(it.module.text):
                slot = "static import" if it.is_static else "import"
                # What others bring whole too is made to be.
                token = it.module.text if it.wildcard else ""
                yield Detection(slot, "all" if it.wildcard else "named", it.span, token=token)
