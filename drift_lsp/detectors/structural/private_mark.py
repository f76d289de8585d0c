"""Private marks: private fields in, what their names begin with out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Class
from drift_lsp.graphs.project import Project

_MARK = re.compile(r"(_|m_|s_|t_)(?=\w)|m(?=[A-Z])")
SHARED = "private shared field"


class PrivateMark(Detector):
    """Does the name of a private field begin with a mark?

    `_size` can be told from a local variable without a word before it; without a mark the name is the plain one.
    """

    id = "structural/private-mark"
    needs = (Assignment, Class)
    slots = {
        "private field": "names of private fields",
        SHARED: "names of private fields of a class as a whole that never change",
    }
    answers = {"plain": "the name begins with no mark", "*": "the name begins with `{}`"}
    counts_names = True
    strict = True
    roles = ("main",)
    families = frozenset({"csharp", "java", "typescript", "php", "cpp"})
    examples = (
        Flags("class Cart { private int «size»; }", taught="class Item { private int _price; }", language="csharp"),
        Flags("class Cart { private int «_size»; }", taught="class Item { private int price; }", language="java"),
        Allows("class Cart { public int size; }", taught="class Item { private int _price; }", language="csharp"),
        Allows(
            "class Cart { private const int Size = 1; }", taught="class Item { private int _a; }", language="csharp"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what the name of each private field begins with."""
        for it in file.all(Assignment):
            if not it.member or it.property or it.constant or it.name is None:
                continue
            if it.visibility and it.visibility.text == "private" and file.enclosing(it.span, Class):
                mark = _MARK.match(it.name.text)
                slot = SHARED if it.is_static and it.readonly else "private field"
                yield Detection(slot, mark[0] if mark else "plain", it.name.span, token=it.name.text)
