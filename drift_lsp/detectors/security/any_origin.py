"""Answers for everybody: headers and settings that say who may read them in, those that let every page out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.around import lines_around
from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Comment
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORMS = tuple(
    (mark, re.compile(form))
    for mark, form in (
        (b"llow-", rb"[Aa]ccess-[Cc]ontrol-[Aa]llow-[Oo]rigin[\"'`]?\]?\s*(?:[:,=]|=>)\s*[\"'`]?\*(?=[\"'`])"),
        (b"allow_origins", rb"\ballow_origins\s*=\s*\[\s*[\"']\*[\"']\s*\](?!\s*(?:if|or)\b)"),
        (b"CORS_", rb"\bCORS_(?:ALLOW_ALL_ORIGINS|ORIGIN_ALLOW_ALL)\s*=\s*True\b"),
        (b"AllowAnyOrigin", rb"\.AllowAnyOrigin\(\)"),
        (b"Origins:", rb"\bAllow(?:All|Any)Origins:\s*true\b|\bAllow(?:ed)?Origins:\s*\[\]string\{\"\*\"\}"),
        (b"allow_", rb"\.allow_any_origin\(\)|\.allow_origin\(Any\)"),
        (b"llowedOrigin", rb"\.allowedOrigin(?:Pattern)?s\(\"\*\"\)|\baddAllowedOrigin(?:Pattern)?\(\"\*\"\)"),
        (b"CrossOrigin", rb"@CrossOrigin\((?:origins\s*=\s*)?\"\*\"\)"),
        (b"cors(", rb"\bcors\(\s*\{[^{}]{0,200}?\borigin\s*:\s*(?:true|[\"'`]\*[\"'`])"),
    )
)  # fmt: skip


class AnyOrigin(Detector):
    """May pages of every origin read what is answered?

    Then a page that somebody is lured to can ask in his name, from within his network, and read what comes back.
    """

    id = "security/any-origin"
    needs = (Call,)
    beyond = True
    slots = {"allowed origin": "allowed origins"}
    answers = {"any": "pages of every origin may read the answer"}
    tier = "listed"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"any"})
    remedy = "Name the origins that may."
    local = True

    examples = (
        Flags("res.setHeader('«Access-Control-Allow-Origin', '*»');", language="typescript"),
        Flags("app.use(«cors({ origin: '*'» }));", language="javascript"),
        Flags('app.add_middleware(CORSMiddleware, «allow_origins=["*"]»)'),
        Flags('package shop\n\nfunc load(w Writer) { w.Header().Set("«Access-Control-Allow-Origin", "*»") }', language="go"),
        Flags('«@CrossOrigin(origins = "*")»\nclass Cart { }', language="java"),
        Flags("class A { void Load(P it) { it«.AllowAnyOrigin()»; } }", language="csharp"),
        Flags("<?php\nheader('«Access-Control-Allow-Origin: *»');", language="php"),
        Allows("res.setHeader('Access-Control-Allow-Origin', origin);", language="typescript"),
        Allows(
            "if (origin === '*') {\n  res.setHeader('Access-Control-Allow-Origin', '*');\n}", language="typescript"
        ),
        Allows("// res.setHeader('Access-Control-Allow-Origin', '*');\nload();", language="typescript"),
        Allows("app.use(cors({ origin: 'https://shop.example' }));", language="javascript"),
    )  # fmt: skip

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look for each way to let everybody."""
        if not file.mentions(b"rigin") and not file.mentions(b"ORIGIN"):
            return
        for mark, form in FORMS:
            for found in file.search(form) if file.mentions(mark) else ():
                span = Span(*found.span())
                if not file.enclosing(span, Comment) and not _is_asked(file, span):
                    yield Detection("allowed origin", "any", span)


def _is_asked(file: FileFacts, span: Span) -> bool:
    """Tell whether somebody chose elsewhere that all may: a condition above asks for it."""
    return any(re.search(r"[\"'`]\*[\"'`]", line) for line in lines_around(file, span))
