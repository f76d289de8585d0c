"""Members that are handed in: parameters that become fields in, whether they can be set again out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Parameter
from drift_lsp.graphs.project import Project


class ReadonlyMember(Detector):
    """Is what a constructor is handed kept `readonly`?

    What a class works with should not change under it; `readonly` lets nobody try.
    """

    id = "types/readonly-member"
    needs = (Parameter,)
    slots = {"member from a parameter": "parameters that become fields"}
    answers = {"present": "the field is `readonly`", "absent": "the field can be set again"}
    conventions = frozenset({"present"})
    about = "readonly fields"
    families = frozenset({"typescript", "php"})

    examples = (
        Flags(
            "class Row { constructor(«private http: Http») {} }",
            taught="class Cart { constructor(private readonly http: Http) {} }",
            language="typescript",
        ),
        Allows(
            "class Row { constructor(private readonly http: Http) {} }",
            taught="class Cart { constructor(private http: Http) {} }",
            language="typescript",
        ),
        Allows(
            "class Row { constructor(http: Http) {} }",
            taught="class Cart { constructor(private readonly http: Http) {} }",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each such parameter whether it is readonly."""
        for it in file.all(Parameter):
            if it.promoted and it.name:
                yield Detection("member from a parameter", "present" if it.readonly else "absent", it.span)
