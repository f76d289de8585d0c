"""Optional types: types that may be nothing in, how that is written out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.annotations import has_own_python, is_evaluated
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TypeReference
from drift_lsp.graphs.project import Project

QUOTED = re.compile(rb"Optional\[\s*[\"']")
"""What is only defined further down, and named by a text."""


class OptionalForm(Detector):
    """How is a type written whose value may be missing?

    Two spellings of one thing make readers wonder what the difference is.
    """

    id = "types/optional-form"
    needs = (TypeReference,)
    tier = "listed"
    family_tiers = {"python": "throughout", "php": "throughout"}
    form = True
    slots = {
        "optional type": "types whose value may be missing",
        "optional type that nobody evaluates": "types whose value may be missing whose annotation nobody evaluates",
    }
    answers = {
        "Optional": "it is written `Optional[…]`",
        "union": "it is written as a union: `… | None`, `…|null`",
        "?": "it is written `?…`",
        "*": "it is written `{}`",
    }

    older = frozenset({"Optional"})

    examples = (
        Flags("def load(a: «Optional[Cart]»): pass", taught="def save(a: Item | None): pass"),
        Allows("def load(a: Cart | None): pass", taught="def save(a: typing.Optional[Item]): pass"),  # It is newer.
        Flags("<?php\nfunction load(): «Cart|null» {}", taught="<?php\nfunction save(): ?Item {}", language="php"),
        Flags("<?php\nfunction load(): «string|null» {}", taught="<?php\nfunction save(): ?int {}", language="php"),
        Allows(  # Three cannot be written otherwise.
            "<?php\nfunction load(): null|\\Cart|string {}", taught="<?php\nfunction save(): ?Item {}", language="php"
        ),
        Allows(  # Where annotations are evaluated, an old interpreter may know no union.
            "from __future__ import annotations\ndef load(a: Cart | None): pass",
            taught="def save(a: Optional[Item]): pass",
        ),
        Allows(
            "def load():\n    it: Cart | None = find()",
            taught="def save(a: Optional[Item]): pass",
        ),
        Allows(  # What a class declares is evaluated, wherever it stands.
            "def load():\n    class It:\n        a: Optional[Cart]",
            taught="def save():\n    it: Cart | None = find()",
        ),
        Flags(
            "from __future__ import annotations\ndef load(a: «Optional[Cart]»): pass",
            taught="from __future__ import annotations\ndef save(a: Item | None): pass",
        ),
        Allows(  # Whoever stands above it reads what is said of its fields.
            "from __future__ import annotations\n@dataclass\nclass Cart:\n    a: Optional[Row]",
            taught="from __future__ import annotations\ndef save(a: Item | None): pass",
        ),
        Allows(  # A text knows no `|`.
            "def load(a: Optional['Cart']): pass", taught="def save(a: Item | None): pass"
        ),
        Allows(  # Its Python is not the project's.
            '# /// script\n# requires-python = ">=3.11"\n# ///\ndef load(a: Optional[Cart]): pass',
            taught="def save(a: Item | None): pass",
        ),
        Allows("def load(a: Cart | int): pass", taught="def save(a: Optional[Item]): pass"),
        Allows("def load(a: Cart | None): pass", taught="def save(a: Item | None): pass"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report how each such type is written; apart where nobody evaluates it."""
        if file.once(has_own_python, None):
            return
        for it in file.all(TypeReference):
            if it.optional and it.name and not QUOTED.search(file.source, it.span.start, it.span.end):
                unread = it.name.text in ("|", "Optional") and not is_evaluated(file, it.span)
                slot = "optional type that nobody evaluates" if unread else "optional type"
                yield Detection(slot, "union" if it.name.text in ("|", "null") else it.name.text, it.span)
