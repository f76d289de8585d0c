"""Places of `using`: files with a namespace in, whether what they import stands before it or below it out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import, Namespace
from drift_lsp.graphs.project import Project


class UsingPlace(Detector):
    """Does `using` stand before the namespace or below it?

    Below it, names are looked for in the namespace's own surroundings first: the same line may mean another type.
    """

    id = "structural/using-place"
    needs = (Import, Namespace)
    slots = {"place of using": "files with a namespace and imports"}
    answers = {"before": "`using` stands before the namespace", "below": "`using` stands below the namespace"}
    strict = True
    families = frozenset({"csharp"})
    examples = (
        Flags(
            "«using System;»\nnamespace Shop;\nclass Cart { }",
            taught="namespace Shop;\nusing System;\nclass Item { }",
            language="csharp",
        ),
        Flags(
            "namespace Shop;\n«using System;»\nclass Cart { }",
            taught="using System;\nnamespace Shop;\nclass Item { }",
            language="csharp",
        ),
        Allows(
            "using System;\nclass Cart { }",
            taught="namespace Shop;\nusing System;\nclass Item { }",
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the side on which the first import stands."""
        first = next(iter(file.all(Import)), None)
        spaces = file.all(Namespace)
        if first and len(spaces) == 1 and (name := spaces[0].name):
            yield Detection("place of using", "before" if first.span.start < name.span.start else "below", first.span)
