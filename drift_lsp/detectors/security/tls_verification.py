"""Certificates that nobody checks: source in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comment, Function, Keyword, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORMS = tuple(
    (mark, re.compile(form))
    for mark, form in (
        (b"CERT_NONE", rb"(?:verify_mode|cert_reqs)\W{1,6}(?:ssl\.)?CERT_NONE"),
        (b"_create_unverified_context", rb"(?:ssl\.)?_create_unverified_context\b"),
        (b"rejectUnauthorized", rb"\brejectUnauthorized\b[\"']?\s*[:=]\s*false\b"),
        (b"InsecureSkipVerify", rb"\bInsecureSkipVerify\s*[:=]\s*true\b"),
        (b"danger_accept_invalid", rb"\bdanger_accept_invalid_(?:certs|hostnames)\(\s*true\s*\)"),
        (b"CURLOPT_SSL_VERIFY", rb"\bCURLOPT_SSL_VERIFY(?:PEER|HOST)\s*(?:=>|,)\s*(?:false|0L?)\b"),
        (b"DangerousAcceptAny", rb"\bHttpClientHandler\.DangerousAcceptAnyServerCertificateValidator\b"),
        (b"NoopHostnameVerifier", rb"\bNoopHostnameVerifier\.INSTANCE\b|\bnew NoopHostnameVerifier\("),
        (b"NODE_TLS_REJECT_UNAUTHORIZED", rb"NODE_TLS_REJECT_UNAUTHORIZED\b[\"']?\]?\s*=\s*[\"']?0[\"']?"),
    )
)
CLIENT = re.compile(r"^(?:requests|httpx|aiohttp)\b|session|client", re.I)
VERBS = {
    "get",
    "post",
    "put",
    "patch",
    "delete",
    "head",
    "options",
    "request",
    "send",
    "stream",
    "Client",
    "AsyncClient",
}
CONDITION = re.compile(rb"\s*(?:\}\s*)?(?:if|elif|else|case|when)\b|[^\n]*(?:=>\s*(?:\{\s*)?(?:\w|$)|\s\?\s)")


OPENLY = re.compile(r"(?i)insecure|un_?verified|no_?verif|skip_?verif|without_?verif|trust_?all|accept_?(?:all|any)")


class TlsVerification(Detector):
    """Is the certificate of the other side left unchecked?

    Then anybody on the way can answer in its place and read along. Where a setting decides, it is the user's choice and left alone.
    """

    id = "security/tls-verification"
    tier = "changed"
    needs = (Call, Text)
    beyond = True
    slots = {"certificate check": "certificate checks"}
    answers = {"off": "the certificate is not checked"}
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"off"})
    remedy = "Leave the check on; for a certificate of your own, name the authority that signed it."

    examples = (
        Flags("import requests\n\ndef load(url):\n    return requests.get(url, «verify=False»)"),
        Flags("import ssl\n\ncontext = «ssl._create_unverified_context»()"),
        Flags("const agent = new Agent({ «rejectUnauthorized: false» });", language="typescript"),
        Flags("process.env.«NODE_TLS_REJECT_UNAUTHORIZED = '0'»;", language="javascript"),
        Flags("package shop\n\nvar config = tls.Config{«InsecureSkipVerify: true»}", language="go"),
        Flags("<?php\ncurl_setopt($c, «CURLOPT_SSL_VERIFYPEER, false»);", language="php"),
        Flags("fn load() { Client::builder().«danger_accept_invalid_certs(true)»; }", language="rust"),
        # The user asked for it.
        Allows("import requests\n\ndef load(url, check):\n    return requests.get(url, verify=check)"),
        Allows("import ssl\n\ndef make(it, insecure):\n    if insecure:\n        it.verify_mode = ssl.CERT_NONE"),
        Allows(
            "const to = {\n  tls: own\n    ? {\n        rejectUnauthorized: false,\n      }\n    : {},\n};",
            language="typescript",
        ),
        Allows("import ssl\n\ndef insecure_context(it):\n    it.verify_mode = ssl.CERT_NONE"),
        Allows(
            "class A { void B(A to, A a) { to.DangerousAcceptAnyServerCertificateValidator = a.C; } }",
            language="csharp",
        ),
        # It was decided for the whole file, and has been said.
        Flags(
            "import requests\n\ndef load(url):\n    requests.get(url, «verify=False»)\n"
            "    requests.post(url, verify=False)"
        ),
        # Another thing is verified.
        Allows("import jwt\n\ndef load(token):\n    return jwt.decode(token, verify=False)"),
        Allows("// Never set rejectUnauthorized: false here.\nconnect();", language="javascript"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look for the first place that switches the check off: whoever does so again has decided that already."""
        if first := min(_places(file), key=lambda it: it.start, default=None):
            yield Detection("certificate check", "off", first)


def _places(file: FileFacts) -> Iterator[Span]:
    source = file.source
    for mark, form in FORMS:
        if file.mentions(mark):
            for match in file.search(form):
                span = Span(*match.span())
                if not _is_conditional(source, span.start) and not _is_said(file, span):
                    yield span
    for keyword in file.all(Keyword):
        if keyword.value and keyword.value.text == "False" and _is_check(file, keyword):
            yield keyword.span


def _is_check(file: FileFacts, keyword: Keyword) -> bool:
    if keyword.name is None or keyword.name.text not in ("verify", "verify_ssl"):
        return False
    call = file.enclosing(keyword.span, Call)
    if (
        call is None
        or call.name is None
        or call.name.text not in VERBS
        or _is_conditional(file.source, call.span.start)
    ):
        return False
    return CLIENT.search(call.receiver.text if call.receiver else call.name.text) is not None


def _is_conditional(source: bytes, at: int) -> bool:
    """Tell whether the block around a place, or its own line, begins with a condition."""
    start = source.rfind(b"\n", 0, at) + 1
    if CONDITION.match(source, start) or b"?" in source[start:at]:
        return True
    indent = _indent(source, start)
    while start > 0:
        start = source.rfind(b"\n", 0, start - 1) + 1
        inner = _indent(source, start)
        said = source[start : source.find(b"\n", start)].strip()
        if said and inner < indent:
            # A brace of its own line belongs to the line above, which stands no further out.
            indent = inner + (said == b"{")
            if CONDITION.match(source, start):
                return True
        if not indent:
            break
    return False


def _indent(source: bytes, start: int) -> int:
    at = start
    while source[at : at + 1] in (b" ", b"\t"):
        at += 1
    return at - start


def _is_said(file: FileFacts, span: Span) -> bool:
    """Tell whether it is only spoken of, or the function around is called after it: its callers choose."""
    around = file.enclosing(span, Function)
    if around and around.name and OPENLY.search(around.name.text):
        return True
    return file.enclosing(span, Comment) is not None or file.enclosing(span, Text) is not None
