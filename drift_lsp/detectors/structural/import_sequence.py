"""Import sequence: the groups of imports of a file in, which of two stands first out."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Import
from drift_lsp.graphs.modules import Modules, renames
from drift_lsp.graphs.project import Project


class ImportSequence(Detector):
    """Which kind of imports stands before which?

    Static imports first or last, the language's before those of others or behind: any sequence serves, as long as it is
    the same in every file. Each pair of kinds is asked by itself.
    """

    id = "structural/import-sequence"
    needs = (Import,)
    slots = {"imports of *": "files with such imports"}
    answers = {"*": "{} stand first"}
    strict = True
    tier = "throughout"
    slot_tiers = {"imports of foreign and own": "listed"}  # Often the alphabet alone puts one before the other.
    families = frozenset({"java", "csharp"})
    about = "layout of imports"
    examples = (
        Flags(
            "import static org.A.b;\n«import java.util.List;»",
            taught="import java.util.List;\n\nimport static org.A.b;",
            language="java",
        ),
        Flags(
            "import org.a.B;\n«import java.util.List;»",
            taught="import java.util.List;\nimport org.a.C;",
            language="java",
        ),
        Flags(
            "using Newtonsoft.Json;\n«using System;»", taught="using System;\nusing Newtonsoft.Json;", language="csharp"
        ),
        Allows(
            "import java.util.List;\nimport org.a.B;", taught="import java.util.List;\nimport org.a.C;", language="java"
        ),
        Allows(  # Other names for single types stand last.
            "using Newtonsoft.Json;\nusing Row = System.Data.Row;",
            taught="using System;\nusing Newtonsoft.Json;",
            language="csharp",
        ),
        Allows("import org.a.B;", taught="import java.util.List;\nimport org.a.C;", language="java"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each two kinds that follow each other which is first."""
        modules = file.once(Modules, project)
        kinds = [(_kind(it, modules), it) for it in file.all(Import) if it.module and not renames(it, file)]
        told = set[str]()
        for (before, _), (after, it) in pairwise(kinds):
            pair = " and ".join(sorted((before, after)))
            if before != after and pair not in told:
                told.add(pair)
                yield Detection(f"imports of {pair}", f"{before} imports", it.span)


def _kind(it: Import, modules: Modules) -> str:
    assert it.module
    if it.is_static:
        return "static"
    whose = modules.whose(it.module.text)
    return f"`{it.module.text.partition('.')[0]}`" if whose == "standard" else "own" if whose == "own" else "foreign"
