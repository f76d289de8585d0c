"""Methods of requests: requests made and methods compared in, whether the method is a text or a name out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comparison
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

METHOD = re.compile(rb'(?P<text>"(?:GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS)")|(?P<name>\bhttp\.Method[A-Z]\w+)')
MAKERS = frozenset({"NewRequest", "NewRequestWithContext"})
ASKED = re.compile(r"(?:^|\.)Method$")


class MethodForm(Detector):
    """Is the method of a request a name of the library, or a text?

    The compiler finds a name that is misspelt; a text that is goes out as it stands.
    """

    id = "api/method-form"
    local = True
    needs = (Call, Comparison)
    slots = {"method of a request": "methods of requests"}
    answers = {"name": "the method is a name of the library", "text": "the method is a text"}
    conventions = frozenset({"name"})
    strict = True
    families = frozenset({"go"})
    examples = (
        Flags(
            'import "net/http"\nfunc load() { it, err := http.NewRequest(«"GET"», url, nil) }',
            taught='import "net/http"\nfunc save() { it, err := http.NewRequest(http.MethodPost, url, nil) }',
            language="go",
        ),
        Flags(
            'import "net/http"\nfunc load(r *http.Request) bool { return r.Method == «"PUT"» }',
            taught='import "net/http"\nfunc save() { it, err := http.NewRequestWithContext(ctx, http.MethodPost, url, nil) }',
            language="go",
        ),
        Allows(
            'import "net/http"\nfunc load() { tell("GET", url) }',
            taught='import "net/http"\nfunc save() { it, err := http.NewRequest(http.MethodPost, url, nil) }',
            language="go",
        ),
        Allows(  # Nobody minds a name.
            'import "net/http"\nfunc load() { it, err := http.NewRequest(http.MethodPut, url, nil) }',
            taught='import "net/http"\nfunc save() { it, err := http.NewRequest("POST", url, nil) }',
            language="go",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the form of each method that a request is made with, or that one is compared with."""
        for name in MAKERS:
            for call in file.called(name):
                for it in call.arguments[:2]:
                    yield from _method(it, file)
        for compared in file.all(Comparison):
            if compared.left and compared.right and ASKED.search(compared.left.of(file.source)):
                yield from _method(compared.right, file)


def _method(it: Span, file: FileFacts) -> Iterator[Detection]:
    if found := METHOD.fullmatch(file.source, it.start, it.end):
        yield Detection("method of a request", found.lastgroup or "", it)
