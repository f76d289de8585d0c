"""Directives: what files tell the compiler of themselves in, the one they start with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import opening
from drift_lsp.facts.vocabulary import Class, Comment, Directive, Function, TypeDefinition
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

HEADERS = (".h", ".hh", ".hpp", ".hxx")
DEFINITIONS = frozenset({Class, Function, TypeDefinition})
GUARD, ONCE = "include guard", "once"

TEMPLATE = re.compile(r"[-_.](?:impl|tmpl|template|inc)\.\w+$")


class FileDirective(Detector):
    """What does a file tell the compiler at its head?

    `declare(strict_types=1)` and `#pragma once` hold for one file only, so one that was forgotten is seen by nobody.
    Only files that define something are asked.
    """

    id = "structural/file-directive"
    tier = "listed"
    family_tiers = {"php": "changed", "c": "throughout", "cpp": "throughout"}
    needs = (Directive, Function, Class)
    beyond = True
    slots = {"head of a header": "headers", "head of a file": "files that define something"}
    answers = {
        OTHER: "nothing is declared at its head",
        GUARD: "an include guard stands around it",
        ONCE: "`#pragma once` stands at its head",
        "*": "`{}` is declared at its head",
    }
    conventions = frozenset({GUARD, ONCE, "strict_types=1"})
    strict = True

    examples = (
        Flags(
            "<?php\n«namespace» Shop;\n\nclass Cart {}",
            taught="<?php\ndeclare(strict_types=1);\n\nnamespace Shop;\n\nclass Item {}",
            language="php",
        ),
        Flags(
            "«#pragma once»\nint load(void);",
            taught="#ifndef ITEM_H\n#define ITEM_H\nint save(void);\n#endif",
            language="cpp",
            path="src/cart.h",
        ),
        Flags("«int» load(void);", taught="#pragma once\nint save(void);", language="cpp", path="src/cart.h"),
        Flags(  # Behind what is said of the whole file.
            "<?php\n\n/** Part of the shop. */\n\n«namespace» Shop;\n\nclass Cart {}",
            taught="<?php\ndeclare(strict_types=1);\n\nnamespace Shop;\n\nclass Item {}",
            language="php",
        ),
        Allows(
            "int load_TYPE(void);\n",
            taught="#pragma once\nint save(void);\n",
            language="c",
            path="src/cart-impl.h",
            taught_path="src/item.h",
        ),
        Allows(  # It defines nothing.
            "<?php\nreturn [1];",
            taught="<?php\ndeclare(strict_types=1);\n\nnamespace Shop;\n\nclass Item {}",
            language="php",
        ),
        Allows(
            "int load(void) { return 1; }",
            taught="#pragma once\nint save(void);",
            language="cpp",
            path="src/cart.cc",
            taught_path="src/item.h",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the first directive of a file."""
        header = file.path.endswith(HEADERS)
        if file.language.preprocessed and not header:
            return
        if TEMPLATE.search(file.path):
            return  # It is included again and again, each time for another type.
        if not DEFINITIONS.intersection(file.kinds()):
            return
        said = next((it for it in file.all(Directive) if it.name), None)
        slot = "head of a header" if header else "head of a file"
        if said is None or said.name is None:
            yield Detection(slot, OTHER, _head(file))
        else:
            place = said.name.span if said.guard else Span(said.span.start, said.name.span.end)
            yield Detection(slot, GUARD if said.guard else said.name.text.strip().replace("|", " "), place)


def _head(file: FileFacts) -> Span:
    """Find where a directive would stand: at the first word behind what is said of the whole file."""
    head = opening(file.source)
    for it in file.all(Comment):
        if it.span.start != head.start:
            break
        head = opening(file.source, it.span.end)
    return head
