"""Read-only parameters: parameters that constructors keep as fields in, whether they say that they never change out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Parameter
from drift_lsp.graphs.project import Project

HEIRS = re.compile(rb"\bprotected\b")
"""Said before a parameter that those who extend the class see as well, and may set."""

READONLY = re.compile(rb"\breadonly\b")


class ReadonlyParameter(Detector):
    """Does a parameter that a constructor keeps as a field say that it never changes?

    What is handed to an object when it is made is seldom exchanged afterwards; a reader who is told so need not look.
    Parameters whose field is set anew somewhere in the class are not asked.
    """

    id = "types/readonly-parameter"
    needs = (Parameter, Class)
    slots = {
        "kept parameter": "parameters that constructors keep as fields",
        "kept parameter that heirs see": "parameters that constructors keep as fields for heirs as well",
    }
    answers = {"read-only": "it says that it never changes", "plain": "it does not say that it never changes"}
    conventions = frozenset({"read-only"})
    about = "readonly fields"
    families = frozenset({"php", "typescript"})
    roles = ("main",)
    strict = True
    tier = "throughout"
    examples = (
        Flags(
            "class Cart { constructor(private «rows»: Rows) {} }",
            taught="class Item { constructor(private readonly store: Store) {} }",
            language="typescript",
        ),
        Flags(
            "<?php\nclass Cart { public function __construct(private Rows $«rows») {} }",
            taught="<?php\nclass Item { public function __construct(private readonly Store $store) {} }",
            language="php",
        ),
        Allows(  # Who extends the class may set it.
            "<?php\nclass Cart { public function __construct(protected Rows $rows) {} }",
            taught="<?php\nclass Item { public function __construct(private readonly Store $store) {} }",
            language="php",
        ),
        Allows(  # Its class says it for all.
            "<?php\nreadonly class Cart { public function __construct(private Rows $rows) {} }",
            taught="<?php\nclass Item { public function __construct(private readonly Store $store) {} }",
            language="php",
        ),
        Allows(
            "class Cart { constructor(private rows: Rows) {} drop() { this.rows = new Rows() } }",
            taught="class Item { constructor(private readonly store: Store) {} }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each kept parameter whether it says so."""
        for it in file.all(Parameter):
            owner = file.enclosing(it.span, Class) if it.promoted and it.name else None
            if it.name is None or owner is None:
                continue
            head = file.source[
                max(0, owner.span.start - 40) : owner.name.span.start if owner.name else owner.span.start
            ]
            heirs = HEIRS.search(file.source, it.span.start, it.name.span.start)
            slot = "kept parameter that heirs see" if heirs else "kept parameter"
            if it.readonly or READONLY.search(file.source, it.span.start, it.name.span.start):
                yield Detection(slot, "read-only", it.name.span)
            elif not READONLY.search(head.rpartition(b"\n")[2]) and not _is_set(it.name.text, owner, file):
                yield Detection(slot, "plain", it.name.span)


def _is_set(name: str, owner: Class, file: FileFacts) -> bool:
    """Tell whether a field is set anew somewhere in its class, or changes where it stands."""
    field = re.escape(name.lstrip("$").encode())
    changed = rb"this(?:->|\.)%b\b(?:\[[^\]]*\])?\s*(?:(?:[-+*/%%.|&^?]{0,2}|<<|>>)=(?!=)|\+\+|--)" % field
    return re.search(changed, file.source[owner.span.start : owner.span.end]) is not None
