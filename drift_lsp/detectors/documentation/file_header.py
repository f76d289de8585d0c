"""File headers: a file in, whether it begins with the header that tells whose it is out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Assignment, Class, Comment, Function, TypeDefinition
from drift_lsp.graphs.project import Project

HEADER = re.compile(
    rb"SPDX-|(?i:copyright|licen[cs]e|\(c\) \d{4}|public domain|(?:based|taken|derived|adapted) (?:up)?(?:on|from))"
)
HEADERS = (".h", ".hh", ".hpp", ".hxx")
"""What only tells of others is often left as it is, where those have a header."""

DEFINITIONS = frozenset({Assignment, Class, Function, TypeDefinition})
"""What a file must hold one of to be asked."""

LONGEST = 600
"""Bytes at the start of a file in which a header begins."""


class FileHeader(Detector):
    """Does a file begin with a header that tells whose it is and under which licence?

    Where every file has one, a tool that collects them stumbles over the one without.
    """

    id = "documentation/file-header"
    certain = True
    needs = (Comment, Function)
    beyond = True
    slots = {"file": "files", "header": "headers of C"}
    answers = {"present": "it begins with a header", "absent": "it has no header"}
    conventions = frozenset({"present"})
    examples = (
        Flags(
            "«package» shop\n\nfunc load() {}",
            taught="// SPDX-License-Identifier: MIT\n\npackage shop\n\nfunc save() {}",
            language="go",
        ),
        Flags("«def» load(): pass", taught="# Copyright (c) 2020 the shop\n\ndef save(): pass"),
        Flags(
            "«class» Cart { private int size; }",
            taught="// Licensed under MIT\nclass Item { private int size; }",
            language="csharp",
        ),
        Allows(  # Nothing stands in it.
            "package shop\n", taught="// SPDX-License-Identifier: MIT\n\npackage shop\n\nfunc save() {}", language="go"
        ),
        Allows(  # It is somebody else's, and says so.
            "/* Written by A, who lets you use it under any licence. */\nint load(void) { return 1; }",
            taught="/* Copyright (c) 2020 the shop */\nint save(void) { return 2; }",
            language="c",
        ),
        Allows(  # It is a page.
            "<?php\n$size = 1; ?>\n<p><?= $size ?></p>",
            taught="<?php\n/** Copyright (c) 2020 the shop */\nclass Cart { private $size = 1; }",
            language="php",
        ),
        Allows(
            "# Copyright (c) 2020 the shop\n\ndef load(): pass", taught="def save(): pass"
        ),  # Presence is one-sided.
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at the comments at the start of each file that defines something."""
        if DEFINITIONS.isdisjoint(file.kinds()) or "/." in f"/{file.path}":  # What tools are told has none.
            return
        if file.language.page and re.search(file.language.page.encode(), file.source):
            return
        head = [it.span for it in takewhile(lambda it: it.span.start < LONGEST, file.all(Comment))]
        said = any(HEADER.search(file.source, it.start, min(it.end, it.start + 2 * LONGEST)) for it in head)
        slot = "header" if file.path.endswith(HEADERS) else "file"
        yield Detection(slot, "present" if said else "absent", opening(file.source))
