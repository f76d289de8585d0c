"""Keys whose form tells who gave them out: source in, findings out."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Comment, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

FORMS = tuple(
    (mark, name, re.compile(rb"(?<![A-Za-z0-9_/+.-])" + form + rb"(?![A-Za-z0-9_/+=-])"))
    for mark, name, form in (
        (b"AKIA", "AWS", rb"AKIA[A-Z2-7]{16}"),
        (b"ghp_", "GitHub", rb"ghp_[A-Za-z0-9]{36}"),
        (b"gho_", "GitHub", rb"gho_[A-Za-z0-9]{36}"),
        (b"ghs_", "GitHub", rb"ghs_[A-Za-z0-9]{36}"),
        (b"github_pat_", "GitHub", rb"github_pat_[A-Za-z0-9]{22}_[A-Za-z0-9]{59}"),
        (b"glpat-", "GitLab", rb"glpat-[A-Za-z0-9_-]{20,}"),
        (b"xoxb-", "Slack", rb"xoxb-\d{9,}-\d{9,}-[A-Za-z0-9]{20,}"),
        (b"xoxp-", "Slack", rb"xoxp-\d{9,}-\d{9,}-[A-Za-z0-9-]{20,}"),
        (b"hooks.slack.com/services/T", "Slack", rb"(?:https://)?hooks\.slack\.com/services/T\w{8,}/B\w{8,}/\w{20,}"),
        (b"sk_live_", "Stripe", rb"sk_live_[A-Za-z0-9]{20,}"),
        (b"rk_live_", "Stripe", rb"rk_live_[A-Za-z0-9]{20,}"),
        (b"AIza", "Google", rb"AIza[A-Za-z0-9_-]{35}"),
        (b"npm_", "npm", rb"npm_[A-Za-z0-9]{36}"),
        (b"pypi-AgE", "PyPI", rb"pypi-AgE[A-Za-z0-9_-]{50,}"),
        (b"sk-ant-", "Anthropic", rb"sk-ant-(?:api|admin)\d\d-[A-Za-z0-9_-]{80,}"),
        (b"T3BlbkFJ", "OpenAI", rb"sk-(?:[a-z]+-)?[A-Za-z0-9_-]{20,}T3BlbkFJ[A-Za-z0-9_-]{20,}"),
        (b"SG.", "SendGrid", rb"SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}"),
        (b"dop_v1_", "DigitalOcean", rb"dop_v1_[0-9a-f]{64}"),
        (b"shpat_", "Shopify", rb"shpat_[0-9a-f]{32}"),
        (b"eyJ", "JSON Web Token", rb"eyJ[A-Za-z0-9_-]{15,}\.eyJ[A-Za-z0-9_-]{15,}\.[A-Za-z0-9_-]{30,}"),
    )
)
"""A mark that is quick to look for, who gave it out, and the whole form."""

PRIVATE_KEY = re.compile(
    rb"(-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----)(?:\\n|[\s\"'+,\\]){1,60}[A-Za-z0-9+/]{60}"
)
ADDRESS = re.compile(
    rb"(?:postgres(?:ql)?|mysql|mariadb|mongodb|rediss?|amqps?|mssql)(?:\+\w+)?://"
    rb"([^\s:/@\"'`{}$<>%]+):([^\s@\"'`{}$<>%]{6,})@([\w.-]+\.[a-z]{2,})"
)
LOCAL = re.compile(
    rb"localhost|^127\.|^10\.|^192\.|example|domain|\.test$|\.local$|\.internal$|^my|^host|^server", re.I
)
MADE_UP = re.compile(
    rb"example|sample|placeholder|change[-_]?me|your|xxxx|\*\*\*|\.\.\.|1234567|abcdef|000000|qwerty|dummy|fake|mock|"
    rb"(?<![a-z])test|secret|passw|pass$|(.)\1{4}",
    re.I,
)
PUBLIC = (b"authDomain", b"firebase", b"maps.googleapis")
"""Beside them Google's key is one that every browser gets to see."""
PUBLIC_CLAIMS = (b'"anon"', b"John Doe", b'"test', b"example")

MADE, ENDS = re.compile(rb'"iat":\s*(\d+)'), re.compile(rb'"exp":\s*(\d+)')
A_YEAR = 365 * 24 * 3600
"""Seconds. A web token that ends sooner opens nothing by the time somebody finds it."""


DESCRIBES = re.compile(rb"\[[^\]\n]{0,40}(?:A-Z|a-z|0-9)[^\]\n]{0,40}\]\{\d")
"""Part of an expression that looks for keys: those beside it show what it finds."""

LOOKS_FOR = re.compile(rb"[\]})*+?]PRIVATE KEY|PRIVATE KEY[(\[]")
"""Part of an expression that looks for private keys."""

MANY = 6
"""A file of so many private keys is a table of them, made for tests: it is said once."""


class ProviderKey(Detector):
    """Does the source hold a key that can be used?

    Looked for are forms that only one provider gives out, private keys, and addresses of databases with the password
    inside. Whoever reads the source, now or in its history, can use them.
    """

    id = "security/provider-key"
    needs = (Text,)
    slots = {"key in the source": "keys in the source"}
    answers = {"*": "a key stands in the source: {}"}
    tier = "always"
    severity = "error"
    roles = ("main",)
    local = True
    absolute = frozenset({*(name for _, name, _ in FORMS), "private key", "database password"})
    remedy = "Revoke it, and read the new one from the environment or a secret store."
    # The keys are put together from two halves, so that nobody's scanner takes this file for a leak.
    examples = (
        Flags('TOKEN = "«ghp_' + 'kV9sQ2mX7bLrT4nW8cZaY1dFgHjK3pUe5RtM»"'),
        Flags('const key = "«sk_live_' + '9aK2mQ7xZr4TnW8cLbY1dFgH»";', language="typescript"),
        Flags("url = '" + "postgresql://shop:«t7Kq-92mZx»@db.shop.eu/shop'"),
        Flags('KEY = """«-----BEGIN RSA' + " PRIVATE KEY-----»\n" + "MIIEpAIBAAKCAQEA" * 4 + '\n"""'),
        # Documentation shows the form, not a key.
        Allows('KEY = "AKIAIOSFODNN7EXAMPLE"'),
        Allows('const token = "ghp_' + 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx";', language="javascript"),
        Allows('PATTERN = r"AKIA[A-Z2-7]{16}"'),
        # What looks for keys shows what it finds.
        Allows('FORM = r"ghp_[a-zA-Z0-9]{36}"\nFOUND = "ghp_' + 'kV9sQ2mX7bLrT4nW8cZaY1dFgHjK3pUe5RtM"'),
        # An answer shown in a comment.
        Allows("// https://chat.shop.eu/?key=AIza" + "SyDdI0hCZtE6vySjMm-WEfRq3CPzqKqq93x", language="javascript"),
        # A database on one's own machine.
        Allows('URL = "postgresql://postgres:postgres@localhost:5432/shop"'),
        Allows('url = f"postgresql://{user}:{password}@{host}/shop"'),
        Allows('HEAD = "-----BEGIN RSA' + ' PRIVATE KEY-----"'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look for the mark of each form, and only where it occurs for the form itself."""
        source = file.source
        said = b"\n".join(
            [source[it.span.start : it.span.end] for it in file.all(Text) if it.span.end > it.span.start + 20]
        )
        for mark, name, form in FORMS:
            if mark in said and not file.once(_describes, None):
                for match in file.search(form):
                    span = Span(*match.span())
                    if _is_real(match.group(), file) and not file.enclosing(span, Comment):
                        yield Detection("key in the source", name, span)
        if b"PRIVATE KEY-----" in said and not file.once(_looks_for_keys, None):
            for match in file.search(PRIVATE_KEY):
                span = Span(*match.span(1))
                if not file.once(_is_table, None) or not PRIVATE_KEY.search(source, 0, span.start):
                    yield Detection("key in the source", "private key", span)
        if b"://" in said and b"@" in said:
            for match in file.search(ADDRESS):
                user, password, host = match.groups()
                if user.lower() != password.lower() and not LOCAL.search(host) and not MADE_UP.search(password):
                    yield Detection("key in the source", "database password", Span(*match.span(2)))


def _describes(file: FileFacts, _: None) -> bool:
    return DESCRIBES.search(file.source) is not None


def _looks_for_keys(file: FileFacts, _: None) -> bool:
    return LOOKS_FOR.search(file.source) is not None


def _is_table(file: FileFacts, _: None) -> bool:
    return len(PRIVATE_KEY.findall(file.source)) >= MANY


def _is_public(file: FileFacts, _: None) -> bool:
    return any(it in file.source for it in PUBLIC)


def _is_real(key: bytes, file: FileFacts) -> bool:
    """Tell whether a key is more than an example of its form, and not one that is public anyway."""
    if key.startswith(b"eyJ"):
        claims = urlsafe_b64decode(key.split(b".")[1][: len(key.split(b".")[1]) // 4 * 4])
        made, ends = MADE.search(claims), ENDS.search(claims)
        lasts = ends is None or made is None or int(ends[1]) - int(made[1]) > A_YEAR
        return lasts and not any(it in claims for it in PUBLIC_CLAIMS)
    if key.startswith(b"AIza") and file.once(_is_public, None):
        return False
    return len(set(key)) >= 12 and not MADE_UP.search(key)
