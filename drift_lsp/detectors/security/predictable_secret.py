"""Secrets that can be guessed: calls of ordinary random numbers in, findings out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Function
from drift_lsp.graphs.project import Project

DRAWS = {"choice", "choices", "randint", "randrange", "random", "sample", "getrandbits", "shuffle"}
SECRET = re.compile(
    r"password|passwd|secret|(?:^|[^a-z])(?:pwd|otp|salt|nonce|api_?key|csrf)(?:$|[^a-z])|(?:Secret|Otp|Salt|Nonce|ApiKey)(?![a-z])|"
    r"(?:reset|auth|session|access|api|verification|login|csrf|invite|invitation)_?(?:token|code)",
    re.I,
)
LETTERS = re.compile(r"(?<=[a-z])(?=[A-Z])")


class PredictableSecret(Detector):
    """Is a secret drawn from ordinary random numbers?

    They are made to look random, not to be unguessable: whoever has seen a few can work out the next.
    """

    id = "security/predictable-secret"
    needs = (Call, Function, Assignment)
    slots = {"random secret": "random secrets"}
    answers = {"predictable": "it is drawn from random numbers that can be predicted"}
    tier = "changed"
    severity = "warning"
    roles = ("main",)
    absolute = frozenset({"predictable"})
    remedy = "Use `secrets` in Python, `crypto.randomBytes` or `crypto.getRandomValues` in JavaScript."
    examples = (
        Flags("import random\n\ndef make_password():\n    return ''.join(«random.choice(LETTERS)» for _ in range(9))"),
        Flags("import random\n\nreset_token = «random.getrandbits(64)»"),
        Flags("export const makeApiKey = () => «Math.random()».toString(36);", language="typescript"),
        Allows("import random\n\ndef pick(names):\n    return random.choice(names)"),
        Allows("import secrets\n\ndef make_password():\n    return secrets.choice(LETTERS)"),
        Allows("import random\n\ndef make_password(rng=random.SystemRandom()):\n    return rng.choice(LETTERS)"),
        Allows("import random\n\ndef next_token(tokens):\n    return random.choice(tokens)"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every draw in a function or for a variable whose name promises a secret."""
        if b"random" not in file.source:
            return
        for call in file.all(Call):
            if call.name is None or call.receiver is None or call.name.text not in DRAWS:
                continue
            if call.receiver.text != ("Math" if call.name.text == "random" and not call.arguments else "random"):
                continue
            names = []
            function = file.enclosing(call.span, Function)
            if function and function.name:
                names.append(function.name.text)
            assignment = file.enclosing(call.span, Assignment)
            if assignment and assignment.name:
                names.append(assignment.name.text)
            if any(SECRET.search(LETTERS.sub("_", it)) for it in names):
                yield Detection("random secret", "predictable", call.span)
