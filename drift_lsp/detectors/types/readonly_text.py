"""Texts that are only read: parameters that take a text in, whether they say that it is not changed out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Parameter
from drift_lsp.graphs.project import Project

TEXT = re.compile(
    rb"(?P<const>const\s+)?(?:std::)?(?:(?P<letters>char|wchar_t)|(?P<text>w?string|String|QString|QByteArray))"
    rb"(?P<late>\s+const)?\s*(?P<by>[*&])\s*(?P<name>\w+)"
)
FILLED = re.compile(rb"(?i)\w*(?:buf|out|dst|dest|result|ret)\w*|s|p|to")
"""How what is written to is called."""

CHANGED = (
    rb"(?<![\w.])%b\s*(?:[-+]?=(?!=)|\+\+|--|\[[^\]\n]*\]\s*=(?!=)|\.(?:append|push_back|clear|assign|swap|insert|erase|resize"
    rb"|replace|reserve|pop_back|begin|end|Append)\()|[*&]\s*%b\b|<<\s*%b\b"
)
HANDED_ON = rb"[(,{]\s*%b\s*[,)}]|return\s+%b\s*;|=\s*%b\s*;"


class ReadonlyText(Detector):
    """Does a parameter that takes a text say that the text is not changed?

    Without the word nobody can hand over a text that is constant, and every caller has to look. What a function changes
    is not asked; what it hands on, by itself.
    """

    id = "types/readonly-text"
    tier = "listed"
    needs = (Parameter, Function)
    slots = {
        "text by pointer": "parameters that point to a text",
        "text by reference": "parameters that refer to a text",
    }
    answers = {"const": "it says that the text is not changed", "open": "it does not say that the text is not changed"}
    conventions = frozenset({"const"})
    families = frozenset({"c"})
    strict = True
    local = True
    examples = (
        Flags(
            "static int load(«char *name») { return name[0] == 'a'; }",
            taught="static int save(const char *name) { return name[0]; }",
            language="c",
        ),
        Flags(
            "int load(«std::string &name») { return name.size(); }",
            taught="int save(const std::string &name) { return name.size(); }",
            language="cpp",
        ),
        Allows(
            "static void load(char *name) { name[0] = 'a'; }",
            taught="static int save(const char *name) { return name[0]; }",
            language="c",
        ),
        Allows(
            "static void load(char *name) { fill(name, 3); }",
            taught="static int save(const char *name) { return name[0]; }",
            language="c",
        ),
        Flags(
            "static void load(«char *name») { open(name, 3); }",
            taught="static int save(const char *name) { return put(name); }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each text that a function takes whether it says so."""
        for it in file.all(Parameter):
            found = TEXT.fullmatch(file.source, it.span.start, it.span.end)
            if found is None or (found["by"] == b"&") != bool(found["text"]):
                continue
            around, name = file.enclosing(it.span, Function), re.escape(found["name"])
            body = file.source[around.body.start : around.body.end] if around and around.body else b""
            slot = "text by reference" if found["text"] else "text by pointer"
            slot += " that is handed on" if re.search(HANDED_ON % ((name,) * 3), body) else ""
            if found["const"] or found["late"]:
                yield Detection(slot, "const", it.span)
                continue
            filled = FILLED.fullmatch(found["name"]) or re.search(CHANGED % ((name,) * 3), body)
            if around and body and not around.overrides and not filled:
                yield Detection(slot, "open", it.span)
