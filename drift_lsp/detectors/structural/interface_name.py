"""Interface names: interfaces in, what tells them from classes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TypeDefinition
from drift_lsp.graphs.project import Project

PREFIXED = re.compile(r"I[A-Z][a-z0-9]\w*")


ERRORS = "Exception", "Error"
"""What errors of all kinds implement is called like one of them."""


class InterfaceName(Detector):
    """Does the name of an interface say that it is one?

    `ICart` and `CartInterface` can be told from a class where they are used; `Cart` keeps it open.
    """

    id = "structural/interface-name"
    needs = (TypeDefinition,)
    slots = {"interface name": "names of interfaces"}
    answers = {
        "I": "the name starts with `I`",
        "Interface": "the name ends with `Interface`",
        "plain": "the name does not say that it is an interface",
    }
    tier = "listed"
    roles = ("main",)
    counts_names = True

    examples = (
        Flags("interface «Row» { id: string }", taught="interface ICart { id: string }", language="typescript"),
        Flags("interface «IRow» { id: string }", taught="interface Cart { id: string }", language="typescript"),
        Flags("<?php\ninterface «Row» {}", taught="<?php\ninterface CartInterface {}", language="php"),
        Flags("interface «Row» {}", taught="interface ICart {}", language="csharp"),
        Allows(
            "<?php\ninterface ShopException extends \\Throwable {}", "<?php\ninterface CartInterface {}", language="php"
        ),
        Allows("type Row = { id: string }", taught="interface ICart { id: string }", language="typescript"),
        Allows("interface ID { id: string }", taught="interface Cart { id: string }", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what the name of each interface says."""
        for it in file.all(TypeDefinition):
            if it.name and it.interface and len(name := it.name.text) > 1 and name != name.upper():
                marked = "I" if PREFIXED.match(name) else "Interface" if name.endswith("Interface") else "plain"
                if marked == "plain" and name.endswith(ERRORS):
                    continue
                yield Detection("interface name", marked, it.name.span, token=name)
