"""Protections that are switched off: source in, findings out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORMS = tuple(
    (choice, mark, re.compile(form))
    for choice, mark, form in (
        ("debug", b"debug", rb"\b(?:app|application)\.run\([^()\n]*\bdebug\s*=\s*True\b"),
        ("cookie", b"http", rb"http(?<!\whttp)_?(?i:only)\b[\"']?\s*(?:=>|[:=])\s*(?:False|false)\b"),
        ("cookie", b"Http", rb"Http(?<!\wHttp)_?(?i:only)\b[\"']?\s*(?:=>|[:=])\s*(?:False|false)\b"),
        ("csrf", b"csrf", rb"@csrf_exempt\b|\.csrf\(\)\s*\.disable\(\)|\bcsrf\s*->\s*csrf\.disable\(\)|\.csrf\((?:AbstractHttpConfigurer|CsrfConfigurer)::disable\)"),
        ("csrf", b"Antiforgery", rb"\[IgnoreAntiforgeryToken\b|\.DisableAntiforgery\(\)"),
        ("xml", b"DtdProcessing", rb"\bDtdProcessing\.Parse\b"),
        ("xml", b"LIBXML_NOENT", rb"\bLIBXML_NOENT\b"),
        ("xml", b"resolve_entities", rb"\bresolve_entities\s*=\s*True\b"),
        ("xml", b"setExpandEntityReferences", rb"\bsetExpandEntityReferences\(\s*true\s*\)"),
        ("file mode", b"777", rb"(?:(?i:\bf?chmod(?:Sync)?)|\bos\.(?:Mkdir|MkdirAll|WriteFile|OpenFile))\([^()\n]*,\s*0o?777\s*\)|\bfrom_mode\(0o777\)"),
        ("file mode", b"rwxrwxrwx", rb"\bfromString\(\"rwxrwxrwx\"\)"),
        ("temporary file", b"mktemp", rb"\btempfile\.mktemp\(|(?<![\w.>:$])mktemp\((?!\))"),
        ("temporary file", b"tmpnam", rb"\btmpnam\("),
        ("debug", b"display_errors", rb"\bini_set\(\s*['\"]display_errors['\"]\s*,\s*(?:['\"](?:1|on)['\"]|1|true)\s*\)"),
        ("host key", b"InsecureIgnoreHostKey", rb"\bssh\.InsecureIgnoreHostKey\(\)"),
        ("host key", b"AutoAddPolicy", rb"\bset_missing_host_key_policy\([^()\n]*AutoAddPolicy"),
        ("buffer", b"gets", rb"gets(?<![\w.>]gets)\("),
    )
)  # fmt: skip
"""The choice, what stands in a file that has it, and the form. Where a form begins with the word itself, the engine leaps
to it; what stands before is looked at afterwards.
"""


class WeakenedProtection(Detector):
    """Is a protection switched off or gone around?

    Debug pages that run code, cookies that scripts may read, requests that other pages may send, entities of a
    stranger's XML, files that everybody may write, temporary names that can be guessed, reads without a limit.
    """

    id = "security/weakened-protection"
    needs = (Text,)
    beyond = True
    slots = {"protection": "protections"}
    answers = {
        "debug": "the debugger is on, and runs what a visitor types",
        "cookie": "scripts of the page may read the cookie",
        "csrf": "requests that other pages send are let through",
        "xml": "entities of the document are resolved, and may read files",
        "file mode": "everybody on the machine may write the file",
        "temporary file": "the name of the file can be guessed before it is made",
        "host key": "any host is believed to be the one that is meant",
        "buffer": "more may be read than there is room for",
    }
    tier = "listed"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset(answers)
    remedy = "Leave the protection on, or say beside it why it must be off."
    local = True

    examples = (
        Flags('«app.run(host="0.0.0.0", debug=True»)'),
        Flags("«@csrf_exempt»\ndef load(request): pass"),
        Flags("response.set_cookie('id', key, «httponly=False»)"),
        Flags("res.cookie('id', key, { «httpOnly: false» })", language="typescript"),
        Flags("import os\n\nos.«chmod(path, 0o777)»"),
        Flags("<?php\n$x = simplexml_load_string($text, null, «LIBXML_NOENT»);", language="php"),
        Flags("package shop\n\nfunc save() { «os.MkdirAll(path, 0777)» }", language="go"),
        Flags("use std::fs::Permissions;\nfn save() { Permissions::«from_mode(0o777)»; }", language="rust"),
        Flags("package shop\n\nvar keys = «ssh.InsecureIgnoreHostKey()»", language="go"),
        Flags("void load(char *name) { «mktemp(»name); }", language="c"),
        Flags("<?php\n«ini_set('display_errors', 1)»;", language="php"),
        Flags("void load(void) { «gets(»line); }", language="c"),
        Allows("<?php\n$name = tempnam(sys_get_temp_dir(), 'shop');", language="php"),  # PHP's makes the file at once.
        Allows("def load(factory): return factory.mktemp('shop')"),
        Allows(  # The page's scripts send it back, so they must read it.
            "res.cookie('XSRF-TOKEN', req.csrfToken(), { httpOnly: false })", language="typescript"
        ),
        Allows('app.run(host="0.0.0.0", debug=settings.DEBUG)'),
        Allows("response.set_cookie('id', key, httponly=True)"),
        Allows("# app.run(debug=True)\nx = 1"),
        Allows("void load(void) { fgets(line, 80, file); }", language="c"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look for each way to switch a protection off."""
        for choice, mark, form in FORMS:
            if file.mentions(mark):
                for found in file.search(form):
                    span = Span(*found.span())
                    if choice == "cookie" and _is_handed_back(file.source, span):
                        continue
                    if not any(file.enclosing(span, kind) for kind in (Comment, Text)):
                        yield Detection("protection", choice, span)


def _is_handed_back(source: bytes, span: Span) -> bool:
    """Tell whether a cookie is a token that the page's own scripts are to send back."""
    statement = source[max(0, span.start - 300) : span.start].rpartition(b";")[2]
    return re.search(rb"(?i)[xc]srf", statement) is not None
