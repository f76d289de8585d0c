"""Casts: values said to be of another type in, the form that is used out."""

from __future__ import annotations

from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Cast
from drift_lsp.graphs.project import Project


class NamedCast(Detector):
    """Are casts written with `static_cast` and its like, or in brackets?

    A named cast says what may go wrong, and can be searched for.
    """

    id = "types/named-cast"
    needs = (Cast,)
    slots = {"cast": "casts"}
    answers = {"named": "a named cast is used", "brackets": "the type stands in brackets"}
    tier = "listed"
    family_tiers = {"cpp": "throughout"}
    conventions = frozenset({"named"})
    families = frozenset({"c"})

    examples = (
        Flags(
            "int load() { return «(int) total»; }",
            taught="int save() { return static_cast<int>(total); }",
            language="cpp",
        ),
        Allows(  # Nobody is asked to say less.
            "int load() { return static_cast<int>(total); }",
            taught="int save() { return (int) total; }",
            language="cpp",
        ),
        Allows(  # It says that the value is not needed.
            "void load() { (void) total; }", taught="int save() { return static_cast<int>(total); }", language="cpp"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each cast."""
        for it in file.all(Cast):
            if it.form and it.form.text != "void":
                yield Detection("cast", "named" if it.form.text.endswith("_cast") else "brackets", it.span)
