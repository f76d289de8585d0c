"""Secrets in messages: what is told to a log in, passwords and keys among it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.strings import read, split
from drift_lsp.facts.vocabulary import Call, Keyword, Log, Output, Shorthand
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

_KEYS = r"(?:api|access|secret|private|signing|encryption|auth)_?key"
_TOKENS = r"(?:access|refresh|auth|session|reset|id|api|bearer|csrf|verification|login|invite|jwt|oauth)_?token"
_PERSONAL = r"(?:credit_?)?card_?(?:number|no)|cvv|cvc|ssn|social_security_number"
SECRET = re.compile(
    rf"(?:^|_)(?:pass_?word|passwd|pass_?phrase|secret|{_KEYS}|{_TOKENS}|credentials?|authorization|{_PERSONAL})$"
)
ANY = re.compile(rb"(?i)passw|pass_?phrase|secret|key|token|credential|authori|card|cvv|cvc|ssn|social")
LETTERS = re.compile(r"(?<=[a-z])(?=[A-Z])")
OPEN, BESIDE = re.compile(r"(?i)\b_?(?:api|access)_?key(?:\(\))?$"), re.compile(rb"(?i)\b(?:api|access)_?secret")
"""A key that has a secret beside it says who asks, as a user's name does."""

NO_VALUE = re.compile(
    r"^(?:is|has|no|with|should|show|hide|use|wrong|bad|missing)_|(?:^|_)(?:forgot|forgotten|reset|tpl|template|page)_"
    r"|(?:^|_)(?:action|type|kind|event|mode|truncated|short|masked|redacted|hashed|encrypted|expired)_"
)
"""It tells whether there is one, or of which kind; or what is left of it can be shown."""

PLAIN = re.compile(
    r"[&*$]?[A-Za-z_]\w*(?:\(\))?(?:(?:\.|\?\.|->|::)\$?\w+(?:\(\))?)*(?:(?:\.get)?[\[(][\"'][\w-]+[\"'][\])])?!?"
)
"""A variable, a field or a key of a dictionary; not a condition on it, a part of it, or what a function makes of it."""

PAIR = re.compile(rf"=>\s*({PLAIN.pattern})\s*(?=[,\])])")
"""What a key of PHP's arrays stands for."""

HOLE = re.compile(r"(?<!\{)\{(\w+)")
"""A variable that a text of a macro names itself."""

LAST = re.compile(r"(\w[\w-]*)(?:\(\))?[\"'\])!]*$")
PUTS = frozenset(
    {"string", "str", "any", "stringer", "tostring", "format", "sprintf", "sprint", "valueof", "errorf", "kv", "repr"}
)
"""What is only there to put a value into a message, as it is."""


class SecretInMessage(Detector):
    """Is a password, a key or the number of a card told to a log?

    Logs are copied, kept and read by many who may see none of it. Only a value that is handed over whole is asked for:
    not whether it is there, how long it is, or its last letters.
    """

    id = "logging/secret-in-message"
    tier = "listed"
    needs = (Log,)
    beyond = True
    slots = {"secret in a message": "secrets in messages"}
    answers = {"told": "a secret is told to the log"}
    absolute = frozenset({"told"})
    severity = "warning"
    roles = ("main",)
    remedy = "Leave it out, or say only whether it is there."

    examples = (
        Flags("def load(user):\n    logger.info('logged in as %s with %s', user.name, «user.password»)"),
        Flags("def load(user):\n    logger.info(«f'got {user.access_token}'»)"),
        Flags("export const load = (user) => logger.info(«`got ${user.apiKey}`»);", language="typescript"),
        Flags("export const load = ({ password }) => logger.info('in', { «password» });", language="javascript"),
        Flags("export const load = (request) => console.log(«request.headers.authorization»);", language="javascript"),
        Flags('package shop\n\nfunc load(password string) { log.Printf("in with %s", «password») }', language="go"),
        Flags('class A { void load(User user) { log.info("in with {}", «user.getPassword()»); } }', language="java"),
        Flags('class A { void load() { log.info(«"in with " + password»); } }', language="java"),
        Flags('class A { void Load() { _logger.LogInformation("in {Key}", «apiKey»); } }', language="csharp"),
        Flags("<?php\nuse Illuminate\\Support\\Facades\\Log;\nLog::info('in', ['it' => «$password»]);", language="php"),
        Flags('fn load(token: &str, password: &str) { info!(«"in {password}"»); }', language="rust"),
        Flags('fn load(it: &It) { debug!("in {}", «it.api_key»); }', language="rust"),
        Allows("def load(user):\n    logger.info('logged in as %s', user.name)"),
        Allows("def load(password):\n    logger.info('the password has %d letters', len(password))"),
        Allows("def load(password):\n    logger.info('wrong password', exc_info=True)"),
        Allows("def load(it):\n    logger.info('cannot write %s', it.tpl_forgot_password)"),
        Allows("def load(secret_key):\n    logger.info('set %s', secret_key)\n    rows[secret_key] = 1"),
        Allows("def load(has_password):\n    logger.info('is there: %s', has_password)"),
        Allows("export const load = (token) => logger.info(!!secret, mask(apiKey), secret.slice(-4));", language="javascript"),
        Allows("def load(api_key, api_secret):\n    logger.info('asked by %s', api_key)"),
        Allows("export const load = (it) => console.log(it.$refs['password']);", language="javascript"),
        Allows("export const load = (user) => logger.info(`no password for ${user.name}`);", language="typescript"),
    )  # fmt: skip

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every value that is told to a log, or to the console of a browser or server: others show it to a user."""
        shown = (it for it in file.all(Output) if it.name and it.name.text.startswith("console."))
        told: list[Log | Output] = [*file.all(Log), *shown]
        for it in told:
            if ANY.search(file.source, it.span.start, it.span.end):
                said: set[Span] = set()
                for span in _told(file, it.span):
                    if OPEN.search(span.of(file.source)) and BESIDE.search(file.source):
                        continue
                    if not any(span in other for other in said):
                        said.add(span)
                        yield Detection("secret in a message", "told", span)


def _told(file: FileFacts, message: Span) -> Iterator[Span]:
    """Find the values of a message that are secrets by their names."""
    if file.at(Call, message) is None:
        yield from _in_macro(file, message)
    for call in file.inside(Call, message):
        name = call.name.text.lower() if call.name else ""
        if call.span != message and name not in PUTS:
            continue
        for argument in call.arguments:
            yield from _in_argument(file, argument)
    for keyword in file.inside(Keyword, message):
        if keyword.value and _is_secret(keyword.value.text):
            yield keyword.value.span
    for it in file.inside(Shorthand, message):
        if it.name and _is_secret(it.name.text):
            yield it.name.span


def _in_argument(file: FileFacts, argument: Span) -> Iterator[Span]:
    built, said = read(file, argument), argument.of(file.source)
    values = built.values if built else (said,)
    if any(_is_secret(it) and not _finds(it, file) for it in values):
        yield argument
    elif built is None and said.startswith(("[", "array(")):
        for pair in PAIR.finditer(said):
            if _is_secret(pair[1]):
                start = argument.start + len(said[: pair.start(1)].encode())
                yield Span(start, start + len(pair[1].encode()))


def _finds(value: str, file: FileFacts) -> bool:
    """Tell whether a key is one by which something is found in a list: `rows[secretKey]`."""
    return value.lower().endswith("key") and f"[{value.strip()}]".encode() in file.source


def _in_macro(file: FileFacts, macro: Span) -> Iterator[Span]:
    """Find them in what is no call to the grammar, but a macro: its arguments stand between commas."""
    said, at = macro.of(file.source), 0
    for piece in split(said.partition("(")[2].removesuffix(")")):
        at = said.index(piece, at)
        start = macro.start + len(said[:at].encode())
        span = Span(start, start + len(piece.encode()))
        text = piece.startswith('"')
        if any(map(_is_secret, HOLE.findall(piece) if text else (piece.rpartition("=")[2].strip(" ?%&"),))):
            yield span


def _is_secret(value: str) -> bool:
    value = value.strip()
    last = LAST.search(value) if PLAIN.fullmatch(value) and "$refs" not in value else None
    if last is None:
        return False
    name = LETTERS.sub("_", last[1]).lower().replace("-", "_").removeprefix("get_").strip("_")
    return SECRET.search(name) is not None and not NO_VALUE.search(name) and not last[1].isupper()
