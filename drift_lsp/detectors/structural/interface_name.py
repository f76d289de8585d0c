"""Interface names: interfaces in, what tells them from classes out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, TypeDefinition
from drift_lsp.graphs.project import Project

PREFIXED = re.compile(r"I[A-Z][a-z0-9]\w*")
ACRONYM = re.compile(r"I[A-Z]{2}|IPv\d")
"""`IDXGIDevice`, `IPv6Host`: a mark before an acronym, or an acronym without a mark."""


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
    family_tiers = {"csharp": "changed"}
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
        Allows("interface IPv6Row { id: string }", taught="interface Cart { id: string }", language="typescript"),
        Allows("interface IDXGIRow {}", taught="interface ICart {}", language="csharp"),
        Allows("interface Interface { id: string }", "interface Cart { id: string }", language="typescript"),
        Allows(  # A class has the plain name.
            "interface IRow { id: string }\nclass Row implements IRow {}",
            taught="interface Cart { id: string }",
            language="typescript",
        ),
        Allows("interface ID { id: string }", taught="interface Cart { id: string }", language="typescript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report what the name of each interface says."""
        classes = {it.name.text for it in file.all(Class) if it.name}
        for it in file.all(TypeDefinition):
            if it.name and it.interface and len(name := it.name.text) > 1 and name != name.upper():
                marked, plain = _read(name)
                if marked == "plain" and name.endswith(ERRORS):
                    continue
                free = Freedom.UNASKED if plain in classes else Freedom.FREE
                yield Detection("interface name", marked, it.name.span, free, name)


def _read(name: str) -> tuple[str, str]:
    """Tell what a name says, and what is left of it without that."""
    if ACRONYM.match(name):
        return "I|plain", name
    if PREFIXED.match(name):
        return "I", name[1:]
    if name.endswith("Interface") and name != "Interface":
        return "Interface", name.removesuffix("Interface")
    return "plain", name
