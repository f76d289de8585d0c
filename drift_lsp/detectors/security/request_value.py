"""What somebody sent, used as it came: calls in, findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Markup
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

SENT = re.compile(
    r"\brequest\.(?:args|form|values|GET|POST|query_params|params|cookies|headers)\b|\breq(?:uest)?\.(?:query|params|body)\b"
    r"|\bsearchParams\.get\(|\$_(?:GET|POST|REQUEST|COOKIE)\b|\$request->(?:input|get|query)\("
    r"|\br\.(?:URL\.Query\(\)|FormValue\(|PostFormValue\()|\bc\.(?:Query|Param|PostForm)\(|\bRequest\.(?:Query|Form)\b"
    r"|\brequest\.getParameter\("
)
"""Spells that read what came with a request."""

MADE_SAFE = re.compile(
    r"(?i)secure_filename|basename|escape|sanitiz|encode|htmlspecialchars|url_has_allowed_host|is_safe|quote\(|\broute\(|url_for\(|reverse\(|int\(|Number\(|parseInt|FileName"
)
DECIDED = re.compile(r"(?s)[^,]*?\s\?\s|\bif\b.*?\belse\b")
"""What decides between two values, and is neither."""

REDIRECTS = frozenset({"redirect", "HttpResponseRedirect", "Redirect", "sendRedirect", "RedirectResponse"})
FILES = frozenset(
    {
        "open", "send_file", "sendFile", "readFile", "readFileSync", "createReadStream", "file_get_contents", "readfile",
        "ReadFile", "ServeFile", "ReadAllText", "ReadAllBytes", "fopen", "FileInputStream", "download",
    }
)  # fmt: skip


class RequestValue(Detector):
    """Is what a request brought used as an address, a path or markup as it came?

    Whoever sends it decides where visitors are led, which file is read, or what runs in other people's pages.
    """

    id = "security/request-value"
    tier = "listed"
    needs = (Call,)
    beyond = True
    slots = {"value of a request": "values of requests"}
    answers = {
        "redirect": "the visitor is led where the request says",
        "file": "the file that the request names is opened",
        "markup": "what the request brought is put into the page as it is",
    }
    severity = "warning"
    roles = ("main",)
    absolute = frozenset(answers)
    remedy = "Check it against what is allowed, or escape it, before it is used."
    local = True

    examples = (
        Flags('def leave(request):\n    return redirect(«request.GET["next"]»)'),
        Flags("def load():\n    return open(«request.args['name']»)"),
        Flags("export const leave = (req, res) => res.redirect(«req.query.next»);", language="javascript"),
        Flags("<?php\nreadfile(«$_GET['name']»);", language="php"),
        Flags("<?php\necho «$_GET['name']»;", language="php"),
        Flags(
            'package shop\n\nfunc load(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, «r.FormValue("next")», 302) }',
            language="go",
        ),
        Allows("def load():\n    return open(secure_filename(request.args['name']))"),
        Allows('def leave(request):\n    return redirect("/carts")'),
        Allows("<?php\necho htmlspecialchars($_GET['name']);", language="php"),
        Allows("def load():\n    return find(request.args['name'])"),
        Allows("<?php\nredirect('/carts' . (($_GET['all'] ?? '') ? '?all=1' : ''));", language="php"),
        Allows('def leave(request):\n    return redirect("/carts" if request.GET.get("all") else "/")'),
        Flags('def leave(request):\n    return redirect(«request.GET["next"] if ready() else "/"»)'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every redirect, every opened file and all markup for what came with a request."""
        for call in file.all(Call):
            name = call.name.text if call.name else ""
            choice = "redirect" if name in REDIRECTS else "file" if name in FILES else ""
            for argument in call.arguments if choice else ():
                if _is_sent(argument, file):
                    yield Detection("value of a request", choice, argument)
        for it in file.all(Markup):
            if it.value and _is_sent(it.value, file):
                yield Detection("value of a request", "markup", it.value)


def _is_sent(span: Span, file: FileFacts) -> bool:
    said = DECIDED.sub("", span.of(file.source))
    return SENT.search(said) is not None and MADE_SAFE.search(said) is None
