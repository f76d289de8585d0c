"""Secrets told by name and form: assignments, arguments and defaults in, findings out."""

import re
from collections import Counter
from collections.abc import Iterator
from math import log2

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Keyword, Parameter, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

NAME = re.compile(
    r"(?:^|[_a-z])(?:password|passwd|pwd|secret|secret_?key|api_?key|access_?key|private_?key|signing_?key|encryption_?key|"
    r"client_?secret|auth_?token|access_?token|refresh_?token|bearer_?token|token)$",
    re.I,
)
FORM = re.compile(r"[A-Za-z0-9+/_=!@#$%^&*.~:-]{16,200}")
MADE_UP = re.compile(
    r"example|sample|placeholder|change[-_]?me|your|xxxx|\*\*\*|\.\.\.|123456|abcdef|000000|qwerty|dummy|fake|mock|insecure|"
    r"(?<![a-z])(?:test|dev|demo|local)|secret|passw|token|(.)\1{4}",
    re.I,
)
GIVEN = (
    "AIza",
    "AKIA",
    "ghp_",
    "gho_",
    "ghs_",
    "github_pat_",
    "glpat-",
    "xox",
    "sk_live_",
    "rk_live_",
    "npm_",
    "sk-",
    "eyJ",
    "SG.",
)
"""`security/provider-key` speaks of these."""

PUBLIC = ("phc_", "pk_", "pk.")
"""Keys that are there to be handed to everybody: those of PostHog, Stripe and Mapbox for pages."""

PLACE = re.compile(r"^(?:https?:|/|\.|@|#|--)|^[\w-]+(?:[./:][\w-]+)+$")
WORD = re.compile(r"[A-Z]?[a-z]{2,}|[A-Z]{2,}(?![a-z])")
DIGIT = re.compile(r"\d")
LEAST_ENTROPY = 3.3
"""Bits a character. Hexadecimal keys of 32 characters have about 3.6, words 2.5 to 3.2."""


class HardCodedSecret(Detector):
    """Does the source hold a password or a key?

    A name that says so, and a value that no one would choose for anything else: long, without words, with figures, without
    order. Whoever reads the source, now or in its history, has it.
    """

    id = "security/hard-coded-secret"
    needs = (Assignment, Text, Keyword)
    slots = {"secret in the source": "secrets in the source"}
    answers = {"hard-coded": "a secret stands in the source"}
    tier = "always"
    severity = "error"
    roles = ("main",)
    absolute = frozenset({"hard-coded"})
    remedy = "Read it from the environment or a secret store, and replace the one that was here."
    local = True

    examples = (
        Flags(
            "<?php\nclass A { const API_KEY = «'9fK2mQ7xZr4TnW8cLbY1'»; }",
            language="php",
        ),
        Flags('API_KEY = «"9fK2mQ7xZr4TnW8cLbY1"»'),
        Flags('connect(password=«"t7Kq92mZx!pL4vRw"»)'),
        Flags('const clientSecret = «"8f14e45fceea167a5a36dedd4bea2543"»;', language="typescript"),
        # Words, names of things and places are none.
        Allows('SESSION_TOKEN = "_password_reset_token"'),
        Allows('TOKEN = "account.errors.invalid-token-2"'),
        Allows('const API_KEY = "phc_yK46mXv6A5TuM2eEQ6IwNgl5Y3fe9fK2mQ7";', language="typescript"),
        Allows('password = "changeme123456789"'),
        Allows('API_KEY = os.environ["SHOP_API_KEY_2024_V1"]'),
        Allows('const tokenUrl = "9fK2mQ7xZr4TnW8cLbY1";', language="javascript"),
        Allows('secret = f"{prefix}9fK2mQ7xZr4TnW8cLbY1"'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every constant string under a name that promises a secret."""
        for name, value in _named(file):
            if NAME.search(name):
                text = file.at(Text, value)
                if text and text.content and not text.interpolated and _is_secret(text.content.of(file.source)):
                    yield Detection("secret in the source", "hard-coded", value)


def _named(file: FileFacts) -> Iterator[tuple[str, Span]]:
    for assignment in file.all(Assignment):
        if (
            assignment.literal
            and assignment.name
            and (value := assignment.value)
            and 17 < value.end - value.start < 210
        ):
            yield assignment.name.text, value
    for keyword in file.all(Keyword):
        if (given := keyword.value) and len(given.text) > 17 and keyword.name:
            yield keyword.name.text, given.span
    for parameter in file.all(Parameter):
        if (value := parameter.default) and 17 < value.end - value.start < 210 and parameter.name:
            yield parameter.name.text, value


def _is_secret(value: str) -> bool:
    if (
        not FORM.fullmatch(value)
        or value.startswith(GIVEN + PUBLIC)
        or MADE_UP.search(value)
        or PLACE.search(value)
        or not DIGIT.search(value)
    ):
        return False
    if sum(len(it) for it in WORD.findall(value)) > 0.6 * len(value):
        return False
    return -sum(n / len(value) * log2(n / len(value)) for n in Counter(value).values()) >= LEAST_ENTROPY
