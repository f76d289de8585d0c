"""Import merging: imports from the same module in, whether they stand in one statement out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, ImportedName
from drift_lsp.graphs.project import Project
from drift_lsp.text import first_line

SLOT, ROOT = "imports of several things from one module", "imports of several modules of the language"


TOLD = re.compile(rb"(?:\]|(?:#|//)[^\n]*)\s*\Z")
"""An attribute or a comment speaks of the import before, or of this one."""

LINE = 200

FOR_EFFECT = re.compile(rb"import\s*[\"']")
"""An import that brings no name, and so is not left out where another brings only types."""


class ImportMerging(Detector):
    """Do several things from one module stand in one import, or does each have an import of its own?

    In one statement they are read together; with one of its own each, a change touches only its own line.
    """

    id = "structural/import-merging"
    needs = (Import, ImportedName)
    slots = {SLOT: SLOT, ROOT: ROOT}
    answers = {"together": "they stand in one import", "apart": "each has an import of its own"}
    family_tiers = {"python": "throughout"}
    strict = True
    of_neighbours = True
    alone = frozenset({"together"})
    families = frozenset({"rust", "python", "php", "javascript", "typescript"})
    examples = (
        Allows(  # So isort has it.
            "from .row import a\nfrom .row import b as c\nfrom .row import d",
            taught="from .row import a, b",
        ),
        Flags("use std::fmt::Debug;\n«use std::fmt::Display;»", taught="use std::io::{Read, Write};", language="rust"),
        Flags("«use std::fmt::{Debug, Display};»", taught="use std::io::Read;\nuse std::io::Write;", language="rust"),
        Flags("«from shop.rows import load, save»", taught="from shop.carts import drop\nfrom shop.carts import keep"),
        Flags("from shop.rows import load\n«from shop.rows import save»", taught="from shop.carts import drop, keep"),
        Flags(
            "<?php\n«use Shop\\{Row, Cart};»",
            taught="<?php\nuse Shop\\Store;\nuse Shop\\Price;",
            language="php",
        ),
        Flags(
            "import { Row } from './rows';\n«import { load } from './rows';»",
            taught="import { keep, save } from './carts';",
            language="typescript",
        ),
        Allows(
            "import './rows';\nimport { Row } from './rows';\nimport './rows';",
            taught="import { keep, save } from './carts';",
            language="typescript",
        ),
        Allows("from shop.a import b\nfrom shop.a import c, d", taught="from shop.carts import drop, keep"),
        Allows("from shop import load  # noqa: F401\nfrom shop import save", taught="from row import drop, keep"),
        Allows(
            "import { load } from './rows';\nimport type { Row } from './rows';",
            taught="import { drop, save } from './carts';",
            language="typescript",
        ),
        Allows(  # Whole modules of the language are a question of their own.
            "use std::env;\nuse std::fs;", taught="use std::io::{Read, Write};", language="rust"
        ),
        Flags("use std::env;\n«use std::fs;»", taught="use std::{io, mem};", language="rust"),
        Allows("use std::fmt::Debug;\nuse std::io::Read;", taught="use std::io::{Read, Write};", language="rust"),
        Allows(  # Each stands where it is needed.
            "fn a() { use std::fmt::Debug; }\nfn b() { use std::fmt::Display; }",
            taught="use std::io::{Read, Write};",
            language="rust",
        ),
        Allows(  # It is called otherwise.
            "use std::fmt::Debug;\nuse std::fmt::Display as Shown;",
            taught="use std::io::{Read, Write};",
            language="rust",
        ),
        Allows(  # The first is there for some only.
            '#[cfg(feature = "cart")]\nuse shop::Cart;\nuse shop::Row;',
            taught="use std::io::{Read, Write};",
            language="rust",
        ),
        Allows(  # It is offered to others.
            "use std::fmt::Debug;\npub use std::fmt::Display;", taught="use std::io::{Read, Write};", language="rust"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report each import of several things, and each that follows on another from the same module."""
        before, bound = "", False
        for it in file.all(Import):
            at_margin = it.span.start == 0 or file.source[it.span.start - 1] in b"\n\r"
            if it.module is None or it.wildcard or not at_margin or file.source.startswith(b"pub", it.span.start):
                continue
            if it.type_only or it.dynamic or FOR_EFFECT.match(file.source, it.span.start):
                continue
            brought = file.inside(ImportedName, it.span)
            if any(name.alias for name in brought):
                before = ""  # A name that is given anew is read better by itself, and parts those around it.
                continue
            names = len(brought)
            slot = ROOT if it.module.text in file.language.standard else SLOT
            again, before = it.module.text == before, it.module.text
            told = TOLD.search(file.source, max(0, it.span.start - LINE), it.span.start)
            parted, bound = told or bound, bool(told and told[0].rstrip().endswith(b"]"))
            if again and names > 1 and not parted:
                # It could stand with the one before, and shows that this is not done.
                yield Detection(slot, "apart", first_line(file.source, it.span), Freedom.UNASKED)
            elif names > 1:
                # Where each has its own, a module may be left out of that: `from typing import …`.
                yield Detection(slot, "together", first_line(file.source, it.span), token=it.module.text)
            elif again and not parted:
                yield Detection(slot, "apart", first_line(file.source, it.span))
