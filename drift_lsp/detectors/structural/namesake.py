"""Namesakes: calls of the standard library and of functions that are called like them in, which of both out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, Macro
from drift_lsp.graphs.project import Project

STANDARD = (
    *("strdup", "strndup", "malloc", "calloc", "snprintf", "vsnprintf", "sprintf", "asprintf", "vasprintf"),
    *("strcasecmp", "strncasecmp", "strlcpy", "strlcat", "strcmp", "atoi", "fopen", "strerror"),
)
"""Functions that others like to have of their own, under the same name with something before it."""

NAMED = re.compile(rf"(?i)(?P<own>\w+_(?:ascii_|safe_)?|x)?(?P<word>{'|'.join(STANDARD)})0?")

TAKEN = re.compile(
    r"(?:^|/)(?:compat|contrib|ext|external|third_?party|vendor|osdep|lib\w*compat|fuzz\w*|tools?|tests?|examples?|missing)/"
    r"|(?:^|/)(?:osdep|compat|\w*alloc|\w*string|\w*util\w*|\w*mem(?:ory)?|\w*wrapper\w*|missing)[\w-]*\.\w+$"
)
"""Where code is that was taken over, that stands in for the library, or where functions of one's own live."""


class Namesake(Detector):
    """Is a function of the library called, or one that is called like it with something before its name?

    `g_strdup` and `xmalloc` do what theirs do and something more: they end the program, or belong to another allocator.
    It is said of files that call others of the same family.
    """

    id = "structural/namesake"
    tier = "listed"
    needs = (Call,)
    slots = {"calls of * and its namesakes": "calls of a function or its namesakes"}
    answers = {OTHER: "the library's function is called", "*": "`{}` is called"}
    conventions = None
    strict = True
    firm = True
    roles = ("main",)
    local = True
    families = frozenset({"c"})
    examples = (
        Flags(
            "void a(void) { b(«strdup»(c)); g_free(c); }",
            taught="void d(void) { e(g_strdup(f)); }",
            language="c",
        ),
        Flags(
            "void a(void) { b(«malloc»(9)); xrealloc(c); }",
            taught="void d(void) { e(xmalloc(9)); }",
            language="c",
        ),
        Allows(  # It calls none of that family.
            "void a(void) { b(strdup(c)); }", taught="void d(void) { e(g_strdup(f)); }", language="c"
        ),
        Allows(  # Here they live.
            "char *g_strdup(char *c) { return strdup(c); }",
            taught="void d(void) { e(g_strdup(f)); }",
            language="c",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report which function of a name each call is meant for."""
        if TAKEN.search(file.path):
            return
        for call in file.all(Call):
            if call.name is None or call.receiver or (found := NAMED.fullmatch(call.name.text)) is None:
                continue
            slot = f"calls of `{found['word'].lower()}` and its namesakes"
            if found["own"]:
                yield Detection(slot, call.name.text, call.name.span)
            elif found[0].islower() and file.once(_is_of_family, None):
                yield Detection(slot, OTHER, call.name.span)


PREFIXED = re.compile(
    r"g_\w+|x(?:str|mem|m|c|re|a)\w*alloc\w*|x(?:str|v?a?s?n?printf)\w*|\w+_(?:malloc|calloc|realloc|strdup)|x\w+"
)


def _is_of_family(file: FileFacts, _: None) -> bool:
    """Tell whether a file calls functions of such a family, and defines none of them."""
    defined: list[Function | Macro] = [*file.all(Function), *file.all(Macro)]
    named = {it.name.text for it in defined if it.name}
    if any((found := NAMED.fullmatch(it)) and found["own"] for it in named):
        return False
    return any(it.name and not it.receiver and PREFIXED.fullmatch(it.name.text) for it in file.all(Call))
