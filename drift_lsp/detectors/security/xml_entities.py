"""Parsers of XML: those that are made in, those that follow what a document names out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project

MAKERS = frozenset({"DocumentBuilderFactory", "SAXParserFactory", "XMLInputFactory", "SAXReader", "SAXBuilder"})
GUARDED = re.compile(
    rb"(?i)\bset(?:Feature|Property|Attribute|ExpandEntityReferences|XIncludeAware|EntityResolver|XMLResolver)\("
    rb"|XMLConstants|SUPPORT_DTD|secure"
)


class XmlEntities(Detector):
    """Does a parser of XML follow what a document names?

    A document may name files and addresses, and gets them put in where it says. Who sends it reads files of the
    server so. Parsers of Java do it unless they are told not to.
    """

    id = "security/xml-entities"
    needs = (Call,)
    slots = {"parser of XML": "parsers of XML"}
    answers = {"open": "the parser reads what the document names"}
    severity = "warning"
    roles = ("main",)
    families = frozenset({"java"})
    absolute = frozenset({"open"})
    remedy = (
        'Switch documents\' own types off: `setFeature("http://apache.org/xml/features/disallow-doctype-decl", true)`.'
    )
    examples = (
        Flags("class A { void load() { «DocumentBuilderFactory.newInstance()»; } }", language="java"),
        Flags("class A { SAXReader load() { return «new SAXReader()»; } }", language="java"),
        Allows(
            "class A { void load() { var it = DocumentBuilderFactory.newInstance(); it.setFeature(SAFE, true); } }",
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every parser that is made in a file that never guards one."""
        if b"Factory" not in file.source and b"SAX" not in file.source:
            return
        made = [it for it in file.all(Call) if it.name and _is_made(it, it.name.text)]
        if made and not GUARDED.search(file.source):
            for call in made:
                yield Detection("parser of XML", "open", call.span)


def _is_made(call: Call, name: str) -> bool:
    if call.is_new:
        return name in MAKERS
    return name == "newInstance" and call.receiver is not None and call.receiver.text in MAKERS
