"""Interface prefixes: interfaces in, whether their names begin with an I out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import TypeDefinition
from drift_lsp.graphs.project import Project

_PREFIXED = re.compile(r"I[A-Z][a-z0-9]")
_UNCLEAR = re.compile(r"I[A-Z]+$|IO[A-Z]|ID[A-Z]|IP[A-Z]")
"""`IO`, `IPAddress`: an acronym or an I before one."""


class InterfacePrefix(Detector):
    """Do the names of interfaces begin with an I?

    The letter tells an interface from a class wherever it is used; without it a name says only what it is for.
    """

    id = "structural/interface-prefix"
    needs = (TypeDefinition,)
    slots = {"interface": "names of interfaces"}
    answers = {"prefixed": "the name begins with an I", "plain": "the name does not begin with an I"}
    counts_names = True
    examples = (
        Flags("public interface «Store» {}", taught="public interface ICart {}", language="csharp"),
        Flags("interface «IStore» {}", taught="interface Cart {}", language="java"),
        Flags("interface «IStore» {}", taught="interface Cart {}", language="typescript"),
        Allows("interface Item {}", taught="interface Cart {}", language="java"),  # It begins with a word.
        Allows("interface IPAddress {}", taught="interface Cart {}", language="java"),
        Allows("public enum Store { A }", taught="public interface ICart {}", language="csharp"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report for each interface whether its name has the prefix."""
        for it in file.all(TypeDefinition):
            if it.interface and it.name and not _UNCLEAR.match(it.name.text):
                choice = "prefixed" if _PREFIXED.match(it.name.text) else "plain"
                yield Detection("interface", choice, it.name.span, token=it.name.text)
