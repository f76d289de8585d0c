"""Requests that bypass the client: calls in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.detectors.shunned import SCRIPTS, Shunned, Shunning, is_in, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call
from drift_lsp.graphs.project import Project

BARE = Shunned(
    "requests to servers without a client",
    "no server is asked without a client",
    calls={
        "go": "net/http.Get net/http.Post net/http.PostForm net/http.Head",
        "python": "urllib.request.urlopen requests.get requests.post requests.put requests.delete",
        "php": "curl_init curl_exec",
        "csharp": "HttpClient WebClient System.Net.WebClient",
        **dict.fromkeys(SCRIPTS, "fetch window.fetch XMLHttpRequest $.ajax"),
    },
)

CLIENT = re.compile(
    r"(?i)client|request|fetch|https?(?![a-z])|query|[/_.-]apis?[/_.-]|useApi|axios|upload|download|proxy|webhook|ajax"
)
"""In the name of the file or of a function: it may be the client itself."""


class BareRequest(Shunning, Detector):
    """Is a server asked without the project's client where hardly any file does so?

    A client knows how long to wait, whom to say who asks, and what to do when nobody answers. A bare request knows
    nothing of it, and cannot be replaced in a test.
    """

    id = "api/bare-request"
    needs = (Call,)
    shunned = (BARE,)
    roles = ("main",)
    families = frozenset(BARE.calls)
    examples = (
        Flags(
            'import "net/http"\n\nfunc load() { «http.Get»("https://shop.example") }',
            "func save() int {\n\treturn 3\n}",
            language="go",
        ),
        Flags('export const load = () => «fetch»("/carts");', "export const save = () => 3;", language="typescript"),
        Flags("import requests\n\ndef load():\n    return «requests.get»('/carts')", "def save():\n    return 3"),
        Allows(
            "import requests\n\ndef load():\n    return requests.get('/carts')",
            "import requests\n\ndef save():\n    return requests.get('/items')",
        ),
        Flags(
            'export const load = () => «fetch»("/items");',
            "export const save = () => 3;",
            language="typescript",
            path="client/src/items.ts",
        ),
        Allows(  # It is the file's own.
            'import { fetch } from "./api";\nexport const load = () => fetch("/carts");',
            "export const save = () => 3;",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every request that bypasses the client."""
        for it in uses(file, project, self.shunned):
            if not CLIENT.search(basename(file.path)) and not is_in(file, it.span, CLIENT):
                yield it
