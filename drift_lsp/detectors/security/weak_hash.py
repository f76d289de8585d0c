"""Broken hash functions where security hangs on them: calls in, findings out."""

import re
from collections.abc import Iterator
from itertools import chain

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Function, Hashing, Keyword
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

WEAK = frozenset({"md5", "sha1"})
MAKERS = frozenset({"createHash", "createHmac", "new"})
CALLED = sorted(WEAK | MAKERS)
SECRET = re.compile(
    r"password|passwd|(?<![a-z])(?:pwd|secret|signature|signing|hmac|credential|csrf|nonce)|"
    r"(?:reset|auth|session|access|api|verification|login|csrf|unsubscribe)_?(?:token|key)",
    re.I,
)
NO_SECRET = re.compile(r"gravatar|etag|cache|checksum|fingerprint|legacy|unsalted|pwned|compat", re.I)

PROTOCOL = re.compile(
    r"(?i)digest_?auth|ntlm|chap|scram|sasl|cram|apop|oauth1|websocket|subsonic|last_?fm|scrobbl|mysql|postgres|radius"
    r"|[th]otp|opvault|kdbx?|wpa|smb|protocol|rfc_?\d"
)
"""In the path of a file, or in the name of a function: somebody else has laid down which hash it is."""


WRITTEN = re.compile(r"\"[^\"${\n]*\"|'[^'\n]*'")
"""A text that is written out is no secret, whatever it says."""

CONSTANT = re.compile(rf"b?(?:[\w.]+\()?(?:{WRITTEN.pattern})\)?(?:\.\w+\(\))?")


class WeakHash(Detector):
    """Does a password, a signature or a token hang on MD5 or SHA-1?

    Both can be forged, and both are so fast that passwords are guessed by the billion. To name a file or a cache entry they do.
    """

    id = "security/weak-hash"
    needs = (Call, Function)
    slots = {"hash of a secret": "hashes of secrets"}
    answers = {"weak": "a secret is hashed with MD5 or SHA-1"}
    tier = "changed"
    severity = "warning"
    roles = ("main",)
    local = True
    absolute = frozenset({"weak"})
    remedy = "Use SHA-256 or better for signatures and tokens, and Argon2, scrypt or bcrypt for passwords."
    examples = (
        Flags("import hashlib\n\ndef keep(password):\n    return «hashlib.md5(password.encode())».hexdigest()"),
        Flags(
            'import { createHash } from "crypto";\n'
            'export const keep = (password: string) => «createHash("sha1").update(password)».digest("hex");',
            language="typescript",
        ),
        Flags("<?php\nfunction keep($password) { return «md5($password)»; }", language="php"),
        Flags(
            "package shop\n\nfunc keep(password []byte) { digest := «md5.Sum(password)»; use(digest) }", language="go"
        ),
        Allows(
            "package shop\n\nfunc chapResponse(password []byte) { digest := md5.Sum(password); use(digest) }",
            language="go",
        ),
        Allows(  # What everybody can read is no secret.
            "<?php\nfunction keep() { return md5('key-file-secret'); }", language="php"
        ),
        Allows(
            'class Cart { void Keep() { var hmac = new HMACSHA1(SHA1.Create().ComputeHash(Encoding.ASCII.GetBytes("a"))); } }',
            language="csharp",
        ),
        Allows("<?php\nfunction nameOf($page) { return md5($page); }", language="php"),
        Allows("import hashlib\n\ndef name_of(page):\n    return hashlib.md5(page.encode()).hexdigest()"),
        Allows(
            "import hashlib\n\ndef f(password):\n    return hashlib.sha1(password, usedforsecurity=False).hexdigest()"
        ),
        Allows("import hashlib\n\ndef keep(password):\n    return hashlib.sha256(password.encode()).hexdigest()"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every call of a broken hash function."""
        if PROTOCOL.search(file.path) or not file.has(Call):
            return
        for it in file.all(Hashing):
            if _guards_something(file, it.span, _handed_on(file, it.span)):
                yield Detection("hash of a secret", "weak", it.span)
        if file.has(Hashing):
            return
        for call in chain.from_iterable(map(file.called, CALLED)):
            if not call.arguments or not _is_weak(file, call):
                continue
            inner = file.enclosing(call.span, Call)
            if inner and inner.name and inner.arguments and _is_weak(file, inner):
                continue
            # `createHash("md5").update(secret)` is all one call to the eye.
            outer = file.enclosing(call.span, Call)
            whole = outer if outer and outer.name and outer.name.text == "update" else call
            if any(it.name and it.name.text == "usedforsecurity" for it in file.inside(Keyword, call.span)):
                continue
            if _guards_something(file, whole.span, whole.arguments):
                yield Detection("hash of a secret", "weak", whole.span)


def _is_weak(file: FileFacts, call: Call) -> bool:
    assert call.name is not None
    if call.name.text in WEAK:
        return call.receiver is None or call.receiver.text == "hashlib"
    if call.name.text in ("createHash", "createHmac") or (
        call.name.text == "new" and call.receiver is not None and call.receiver.text == "hashlib"
    ):
        return call.arguments[0].of(file.source).strip("\"'`").lower() in WEAK
    return False


def _handed_on(file: FileFacts, span: Span) -> tuple[Span, ...]:
    call = file.at(Call, span)
    if call and call.span == span and not call.arguments:  # `SHA1.Create().ComputeHash(secret)`
        call = next((it for it in file.called("ComputeHash") if it.span.start == span.start), None)
    elif call and call.span != span:
        call = None
    return call.arguments if call else ()


def _guards_something(file: FileFacts, span: Span, arguments: tuple[Span, ...]) -> bool:
    around = file.enclosing(span, Function)
    if around and around.name and PROTOCOL.search(around.name.text):
        return False
    given = [it.of(file.source) for it in arguments]
    if given and all(map(CONSTANT.fullmatch, given)):
        return False
    names = [WRITTEN.sub("", it) for it in given]
    assignment = file.enclosing(span, Assignment)
    if assignment and assignment.name and assignment.value and span in assignment.value:
        names.append(assignment.name.text)
    said = " ".join(names)
    return SECRET.search(said) is not None and not NO_SECRET.search(said) and not PROTOCOL.search(said)
