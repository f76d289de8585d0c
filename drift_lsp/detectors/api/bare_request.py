"""Requests that bypass the client: calls in, each file that has one out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from posixpath import basename

import msgspec

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.shunned import SCRIPTS, USED, Shunned, is_in, uses
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Import, ImportedName
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

ASKS = re.compile(
    r"(?i)(?:\w*(?:(?:http|api|rest|web|fetch)_?client|axios|[a-z_$]api|[a-z_$]fetch|(?<![a-z])http)|api|httpx|\$http|requests|ky|got)"
)
"""The last word of what is called, or of what it is called on: a client."""

ANY_CLIENT = re.compile(r"(?i)\w*client")
"""What may be one of another kind: for messages, or of a library."""

VERB = re.compile(
    r"(?:[gG]et|[pP]ost|[pP]ut|[pP]atch|[dD]elete|[hH]ead|[sS]end|[rR]equest|[fF]etch|[dD]o)"
    r"(?:As|From)?(?:Json|JSON|String|Stream|ByteArray)?(?:Async)?"
)
"""What it is called for then: a request."""


OFFERED = re.compile(
    rf"(?i)(?!(?:net/https?|requests|urllib(?:\.\w+)?|System\.Net\.\w+)$).*(?:{CLIENT.pattern.removeprefix('(?i)')})"
)
"""What is imported so brings a client along."""


class BareRequest(Detector):
    """Is a server asked without the project's client where nearly everybody asks it?

    A client knows how long to wait, whom to say who asks, and what to do when nobody answers. A bare request knows
    nothing of it, and cannot be replaced in a test.
    """

    id = "api/bare-request"
    needs = (Call,)
    slots = {BARE.slot: "requests to servers"}
    answers = {BARE.without: "a client is asked", "*": USED}
    conventions = frozenset({BARE.without})
    tier = "listed"
    strict = True
    roles = ("main",)
    families = frozenset(BARE.calls)
    local = True

    examples = (
        Flags(
            'import "net/http"\n\nfunc load() { «http.Get»("https://shop.example"); client.Do("carts") }',
            'func save() { client.Do("items") }',
            language="go",
        ),
        Flags(
            'import { apiClient } from "./api";\nexport const load = () => «fetch»("/carts");',
            "export const save = () => apiClient.get('/items');",
            language="typescript",
        ),
        Allows(  # Nothing tells that its author has the client at hand: he may ask another server.
            'export const load = () => fetch("/carts");',
            "export const save = () => apiClient.get('/items');",
            language="typescript",
        ),
        Flags(
            "import requests\nfrom shop import client\n\ndef load():\n    return «requests.get»('/carts')",
            "def save(self):\n    return self.client.get('/items')",
        ),
        Allows(
            "import requests\n\ndef load():\n    return requests.get('/carts')",
            "import requests\n\ndef save():\n    return requests.get('/items')",
        ),
        Flags(
            'export const drop = () => useApi().drop();\nexport const load = () => «fetch»("/items");',
            "export const save = () => useApi().items();",
            language="typescript",
            path="client/src/items.ts",
        ),
        Allows(  # It is the file's own.
            'import { fetch } from "./api";\nexport const load = () => fetch("/carts");',
            "export const save = () => apiClient.get('/items');",
            language="typescript",
        ),
        Allows(  # Messages are asked for with another kind of client.
            "import requests\nfrom shop import client\n\ndef load():\n    return requests.get('/carts')",
            "def save(self):\n    requests.put('/items')\n" + "    self.client.publish('items')\n" * 60,
        ),
        Allows(  # A script of a page brings no client along.
            '$(() => { $.ajax("/carts"); });',
            "export const save = () => apiClient.get('/items');",
            language="javascript",
        ),
        Allows(  # Where it is the way, a client would be the exception.
            'export const load = () => fetch("/carts");',
            "export const save = () => fetch('/items');",
            language="typescript",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every request, whether it asks a client or bypasses it."""
        bare = list(uses(file, project, (BARE,)))
        yield from _asked(file, bare)
        if bare and not file.once(_knows_client, project):
            bare = [msgspec.structs.replace(it, free=Freedom.UNASKED) for it in bare]
        if not CLIENT.search(basename(file.path)):
            yield from (it for it in bare if not is_in(file, it.span, CLIENT))


def _asked(file: FileFacts, bare: Iterable[Detection]) -> Iterator[Detection]:
    """Report what asks a client."""
    taken = {it.span.start for it in bare}
    for call in file.all(Call):
        name, on = call.name, call.receiver
        if name and _asks(name.text, on.text if on else "") and call.span.start not in taken:
            yield Detection(BARE.slot, BARE.without, name.span)


def _knows_client(file: FileFacts, project: Project) -> bool:
    """Tell whether a file asks a client anywhere, or imports one."""
    modules = (it.module.text for it in file.all(Import) if it.module)
    names = (part.text for it in file.all(ImportedName) for part in (it.name, it.alias) if part)
    offered = any(OFFERED.match(it) for it in (*modules, *names))
    return offered or any(True for _ in _asked(file, uses(file, project, (BARE,))))


@lru_cache(maxsize=65536)
def _asks(called: str, on: str) -> bool:
    """Tell whether a client is called, or made by what is called."""
    last = re.split(r"\W+", on.rstrip("()!?"))[-1]
    if ANY_CLIENT.fullmatch(last) and VERB.fullmatch(called):
        return True
    return ASKS.fullmatch(last) is not None or (ASKS.fullmatch(called) is not None and called != "fetch")
