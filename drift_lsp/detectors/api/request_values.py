"""Values of requests: places where one is read in, whether the request or a global of the language is asked out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comment
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

GLOBAL = re.compile(rb"\$_(?:GET|POST|REQUEST|COOKIE|FILES)(?=\[)")
REQUEST = re.compile(
    r"(?:\$|->)(?:request|req)(?:\(\))?(?:->(?:query|request|attributes|cookies|headers|post|get|files|server|payload))?|request\(\)"
)
READS = frozenset(
    {
        *("get", "input", "query", "post", "cookie", "file", "getInt", "getBoolean", "getString", "getAlpha", "string"),
        *(
            "integer",
            "boolean",
            "getParam",
            "getQueryParams",
            "getParsedBody",
            "getQuery",
            "getPost",
            "getData",
            "getBodyParam",
        ),
    }
)


class RequestValues(Detector):
    """Is a value of a request read from the request, or from a global of the language?

    A request can be made by a test, and checked in one place; a global is what came in, from wherever it is read.
    """

    id = "api/request-values"
    tier = "listed"
    needs = (Call,)
    beyond = True
    slots = {"value of a request": "values of requests"}
    answers = {"request": "the request is asked", "global": "a global of the language is read"}
    conventions = frozenset({"request"})
    strict = True
    roles = ("main",)
    families = frozenset({"php"})
    examples = (
        Flags(
            "<?php\nfunction load() { return «$_GET»['row']; }",
            taught="<?php\nfunction save(Request $request) { return $request->query->get('item'); }",
            language="php",
        ),
        Allows(
            "<?php\n// $_GET['row']\nfunction load(Request $request) { return $request->input('row'); }",
            taught="<?php\nfunction save(Request $request) { return $request->query->get('item'); }",
            language="php",
        ),
        Allows(
            "<?php\nfunction load($request) { return $request->input('row'); }",
            taught="<?php\nfunction save() { return $_POST['item']; }",
            language="php",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each value of a request where it is read."""
        for it in file.all(Call):
            if it.name and it.name.text in READS and it.receiver and REQUEST.search(it.receiver.text):
                place = Span(it.receiver.span.start, it.name.span.end)
                yield Detection("value of a request", "request", place if place.size < 80 else it.name.span)
        for found in GLOBAL.finditer(file.source):
            place = Span(*found.span())
            if file.enclosing(place, Comment) is None:
                yield Detection("value of a request", "global", place)
