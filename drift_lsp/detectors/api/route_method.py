"""Route methods: routes of functions in, whether each names its method by a word of its own out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Class, Route
from drift_lsp.graphs.project import Project

_VERB = re.compile(r"(?i)(?:http|map)?(?:get|post|put|patch|delete|head|options)(?:mapping)?")

_SPRING = "import org.springframework.web.bind.annotation.*;\n"


class RouteMethod(Detector):
    """Does a route have the word of its method, or the one for all methods?

    With a word for each a reader sees the method at once, and no route answers what nobody meant it to.
    """

    id = "api/route-method"
    tier = "throughout"
    needs = (Route, Class)
    slots = {"route of a method": "routes of methods"}
    answers = {"own": "the word of its method is used", "general": "the word for all methods is used"}
    roles = ("main",)
    conventions = frozenset({"own"})
    families = frozenset({"java", "csharp"})
    examples = (
        Flags(
            _SPRING + 'class Carts { @«RequestMapping»(value = "/a", method = GET) void a() {} }',
            taught=_SPRING + 'class Items { @GetMapping("/b") void b() {} }',
            language="java",
        ),
        Allows(
            _SPRING + 'class Carts { @RequestMapping("/a/**") void a() {} }',
            taught=_SPRING + 'class Items { @GetMapping("/b") void b() {} }',
            language="java",
        ),
        Allows(
            _SPRING + '@RequestMapping("/carts") class Carts { }',
            taught=_SPRING + 'class Items { @GetMapping("/b") void b() {} }',
            language="java",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the word of each route that stands inside a class."""
        for it in file.all(Route):
            owner = file.enclosing(it.span, Class)
            catches_all = it.path is not None and "*" in it.path.text  # Whatever is asked for, in whichever way.
            if it.method and owner and owner.body and it.span in owner.body and not catches_all:
                choice = "own" if _VERB.fullmatch(it.method.text) else "general"
                yield Detection("route of a method", choice, it.method.span)
