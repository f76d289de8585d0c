"""Secrets that can be guessed: calls of ordinary random numbers in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Function, RandomDraw
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

DRAWS = ("choice", "choices", "randint", "randrange", "random", "sample", "getrandbits", "shuffle")
SECRET = re.compile(
    r"password|passwd|secret|(?:^|[^a-z])(?:pwd|otp|salt|nonce|api_?key|csrf)(?:$|[^a-z])|(?:Secret|Otp|Salt|Nonce|ApiKey)(?![a-z])|"
    r"(?:reset|auth|session|access|api|verification|login|csrf|invite|invitation)_?(?:token|code)",
    re.I,
)
SAFE = re.compile(r"random_int|random_bytes|openssl_random|SecureRandom")
"""Sources made for secrets, handed on to what only mixes or spells."""

KEPT = re.compile(r"(?i)(?:this\.)?_?(?:random|rand|rnd|rng)")
"""What a source of random numbers is called that is made once and kept."""

LETTERS = re.compile(r"(?<=[a-z])(?=[A-Z])")


class PredictableSecret(Detector):
    """Is a secret drawn from ordinary random numbers?

    They are made to look random, not to be unguessable: whoever has seen a few can work out the next.
    """

    id = "security/predictable-secret"
    tier = "listed"
    needs = (Call, Function, Assignment)
    slots = {"random secret": "random secrets"}
    answers = {"predictable": "it is drawn from random numbers that can be predicted"}
    severity = "warning"
    roles = ("main",)
    local = True
    absolute = frozenset({"predictable"})
    remedy = (
        "Use a source made for secrets: `secrets` in Python, `crypto.getRandomValues` in JavaScript, `crypto/rand` in Go,"
        " `SecureRandom` in Java, `RandomNumberGenerator` in C#, `random_bytes` in PHP."
    )
    examples = (
        Flags("import random\n\ndef make_password():\n    return ''.join(«random.choice(LETTERS)» for _ in range(9))"),
        Flags("import random\n\nreset_token = «random.getrandbits(64)»"),
        Flags("export const makeApiKey = () => «Math.random()».toString(36);", language="typescript"),
        Flags("package shop\n\nfunc makeResetToken() int { return «rand.Intn(9)» }", language="go"),
        Flags("<?php\nfunction makeResetToken() { return «mt_rand()»; }", language="php"),
        Flags("class A { int resetToken() { return «new Random().nextInt()»; } }", language="java"),
        Flags(
            "class A { Random random = new Random(); int resetToken() { return «random.nextInt()»; } }", language="java"
        ),
        Allows("package shop\n\nfunc pick() int { return rand.Intn(9) }", language="go"),
        Allows("import random\n\ndef pick(names):\n    return random.choice(names)"),
        Allows("import secrets\n\ndef make_password():\n    return secrets.choice(LETTERS)"),
        Allows("import random\n\ndef make_password(rng=random.SystemRandom()):\n    return rng.choice(LETTERS)"),
        Allows("import random\n\ndef next_token(tokens):\n    return random.choice(tokens)"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every draw in a function or for a variable whose name promises a secret."""
        for it in file.all(RandomDraw):
            if _is_for_secret(file, it.span):
                yield Detection("random secret", "predictable", it.span)
        for call in file.all(Call) if file.once(_keeps_a_source, None) else ():
            drawn = call.name and call.receiver and call.name.text.lower().startswith("next")
            if drawn and call.receiver and KEPT.fullmatch(call.receiver.text) and _is_for_secret(file, call.span):
                yield Detection("random secret", "predictable", call.span)
        for name in () if file.has(RandomDraw) else DRAWS:
            for call in file.called(name):
                drawn_from = "Math" if name == "random" and not call.arguments else "random"
                if call.receiver and call.receiver.text == drawn_from and _is_for_secret(file, call.span):
                    yield Detection("random secret", "predictable", call.span)


def _keeps_a_source(file: FileFacts, _: None) -> bool:
    return b"new Random(" in file.source


def _is_for_secret(file: FileFacts, span: Span) -> bool:
    """Tell whether the function or the variable that a number is drawn for promises a secret by its name."""
    if SAFE.search(span.of(file.source)):
        return False
    around = (file.enclosing(span, Function), file.enclosing(span, Assignment))
    return any(it and it.name and SECRET.search(LETTERS.sub("_", it.name.text)) for it in around)
