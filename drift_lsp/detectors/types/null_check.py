"""Null checks: comparisons with nothing in, the operator of each out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comparison, Lambda
from drift_lsp.graphs.project import Project

NOT = re.compile(rb"!|is\s+not\b")


class NullCheck(Detector):
    """Is a value compared with null by a pattern or by an operator?

    `is null` and `is None` cannot be overloaded; `== null` reads like any other comparison.
    """

    id = "types/null-check"
    local = True
    needs = (Comparison,)
    form = True
    slots = {"comparison with null": "tests for null", "comparison with something": "tests for something"}
    answers = {"is": "it is compared by `is`", "==": "it is compared by `==` or `!=`"}
    conventions = frozenset({"is"})
    strict = True
    families = frozenset({"csharp", "python"})
    examples = (
        Flags(
            "class Cart { bool A() => «cart == null»; }",
            taught="class Item { bool A() => it is null; }",
            language="csharp",
        ),
        Allows(  # The newer way.
            "class Cart { bool A() => cart is null; }",
            taught="class Item { bool A() => it == null; bool B() => it is null; }",
            language="csharp",
        ),
        Allows(  # No operator of the class can be in its way.
            "class Cart { bool A() => cart is not null; }",
            taught="class Item { bool A() => it != null; }",
            language="csharp",
        ),
        Allows(  # To ask whether something is there is another question.
            "class Cart { bool A() => cart == null; }",
            taught="class Item { bool A() => it is not null; }",
            language="csharp",
        ),
        Allows(
            "class Cart { bool A() => cart == 3; }", taught="class Item { bool A() => it is null; }", language="csharp"
        ),
        Flags("if «cart == None»:\n    load()", taught="if item is None:\n    save()"),
        # A query that is turned into SQL knows no patterns.
        Allows(
            "class Cart { bool A() => b.Any(x => x.Y == null); }",
            taught="class Item { bool A() => it is null; }",
            language="csharp",
        ),
        Allows("carts.filter(Cart.paid == None)", taught="if item is None:\n    save()"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the operator of each comparison with null."""
        for it in file.all(Comparison):
            if it.null and it.operator and not file.enclosing(it.span, Lambda):
                named = it.operator.text.startswith("is")
                if named or not file.enclosing(it.span, Call):  # A query that is built so knows no other word.
                    there = NOT.match(file.source, it.operator.span.start) is not None
                    slot = "comparison with something" if there else "comparison with null"
                    yield Detection(slot, "is" if named else "==", it.span)
