"""How strings are built: interpolation, formatting and concatenation in, the form out."""

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.sql import OPENING
from drift_lsp.facts.strings import split
from drift_lsp.facts.vocabulary import Call, Formatting, Log, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

TRANSLATORS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "t",
    "msg",
    "i18n",
}
PATTERNS = {"compile", "Compile", "MustCompile", "Regex", "RegExp"}
"""What makes a pattern: braces and percent signs mean something else there."""

RAW = re.compile(rb"[uU]?[rRbB]|`")
"""Bytes cannot be interpolated; patterns are full of braces; raw text is laid out as it is read."""

FIGURE = re.compile(rb"%(?:\d+\$)?(?:[-+0 #'][-+0 #'\d.]*|\d[\d.]*|\.\d+)?[doxXbBeEgGfFsuv]")
PLAIN = re.compile(rb"%(?:\d+\$)?[dsv]")
"""How a value is laid out that no joining of pieces lays out so: `%05d`, `%o`; and how one is just put in."""

HOLE, SHAPED = re.compile(rb"\{[^{}]*\}"), re.compile(rb"\{\w*:[^{}]+\}")
"""A place for a value, and one that says how it is laid out: `{0:.##}`."""

WORD = re.compile(rb"(?<!\\)[A-Za-z]")
"""What is glued together without a word is no sentence."""

JOINED = re.compile(r"\n|\.join\(|\bEnvironment\.NewLine\b|\.toUpperCase\(\)\s*\+|\.repeat\(|[\"']\s*\*")
"""Pieces that read as well where they are joined: lines, a text whose first letter becomes a capital, one that is
repeated."""

VALUE = re.compile(rb"\$?\{(?:[^{}]|\{[^{}]*\})*\}")
GIVEN = re.compile(rb"\{[^{}]*\}|%(?:\(\w+\))?(?:\d+\$)?[-+#0 \d.*]*[A-Za-z]")
"""Places for values in a string that is interpolated, and in one that is formatted."""

LONG, SHORT, LOGGED = "built string", "short formatted string", "built log message"
PAIR = "text with a value"
TWO, LEAST = 2, 3
"""Pieces of a string that is short, and of one that is long, a word among them."""

TAUGHT_PYTHON = 'def load(a, b):\n    return f"{a} and {b}"'
TAUGHT_SCRIPT = "export function load(a, b) { return `${a} and ${b}`; }"


class StringBuilding(Detector):
    """How are values put into a string?

    Left alone are bytes and strings with braces of their own, which can only be built in one way, and messages for
    translation and for the database, where the reader on the other side decides. Messages for the log are asked by
    themselves, of those that are built at all.
    """

    id = "styling/string-building"
    needs = (Text, Formatting)
    slots = {
        LONG: "strings of three pieces or more, with words among them",
        SHORT: "formatted strings of one or two pieces, or without a word",
        LOGGED: "log messages that are built where they are sent",
        PAIR: "strings of a text and a value",
    }
    slot_tiers = {PAIR: "listed"}
    tier = "listed"
    family_tiers = dict.fromkeys(("php", "python", "typescript"), "throughout")
    form = True
    strict = True
    answers = {
        "interpolated": "values are written into the string",
        "percent": "the string is built with `%`",
        "format": "the string is built by a format",
        "concatenated": "the string is put together from pieces",
    }
    older = frozenset({"percent", "format", "concatenated"})
    local = True

    examples = (
        Allows(  # Only a format pads.
            "<?php\nfunction load($a) { return sprintf('cart %05d', $a); }",
            taught="<?php\nfunction save($a, $b) { return 'a ' . $a . ' b ' . $b; }",
            language="php",
        ),
        *(
            Flags(
                f"<?php\nfunction load($a) {{ return «{name}('cart %s is full', $a)»; }}",
                taught='<?php\nfunction save($a, $b) { return "a {$a} b {$b}"; }',
                language="php",
            )
            for name in ("sprintf", r"\sprintf")
        ),
        Allows(  # A number without a sign is another one.
            "<?php\nfunction load($a) { return sprintf('%u', $a); }",
            taught='<?php\nfunction save($a) { return "{$a}"; }',
            language="php",
        ),
        Allows(  # The end of a line reads as well where it is joined.
            'class A { string B(int c) { return "carts" + Environment.NewLine + c; } }',
            taught='class D { string E(int f, int g) { return $"{f} and {g}"; } }',
            language="csharp",
        ),
        *(
            Allows(  # So does a capital, and what is repeated.
                f"export function save(a) {{ return {it} + a.slice(1) + ' cart'; }}",
                taught=TAUGHT_SCRIPT,
                language="typescript",
            )
            for it in ("a[0].toUpperCase()", "'x'.repeat(3)")
        ),
        Flags(
            "<?php\nfunction load($a, $b) { return «'a ' . $a» . ' b ' . $b; }",
            taught='<?php\nfunction save($a, $b) { return "a {$a} b {$b}"; }',
            language="php",
        ),
        Flags('def save(a, b):\n    return «"%s or %s" % (a, b)»', taught=TAUGHT_PYTHON),
        Flags('def save(a, b):\n    return «"{} or {}".format(a, b)»', taught=TAUGHT_PYTHON),
        Flags(
            "export function save(a) { return «'cart ' + a»; }",
            taught="export function load(a) { return `row ${a}`; }",
            language="typescript",
        ),
        Flags('export function save(a, b) { return «a + " or "» + b; }', taught=TAUGHT_SCRIPT, language="typescript"),
        Allows(
            'class A { string B(decimal c) { return string.Format(CultureInfo.InvariantCulture, "{0:.##}", c); } }',
            taught='class D { string E(int f, int g) { return $"{f} and {g}"; } }',
            language="csharp",
        ),
        Allows(  # Where long texts are built so, a short one is none of another kind.
            'def save(a, b):\n    return "%s or %s" % (a, b)',
            taught='def load(a, b):\n    c = f"{a} and {b}"\n    return """a\nb %s\n""" % c',
        ),
        Flags(
            'class A { string B(int c) { return «"f(" + D(c) + ")"»; } }',
            taught='class D { string E(int f, int g) { return $"{f} and {g}"; } }',
            language="csharp",
        ),
        Allows(  # What is put together over several lines is no departure, but whoever counts will find it.
            'export function save(a, b) { return a + " or " + b; }',
            taught=TAUGHT_SCRIPT + '\nexport function keep(a, b) {\n  return a + " or " +\n    b;\n}',
            language="typescript",
        ),
        Allows(  # As for texts of several lines.
            'def save(a, b):\n    return "%s or %s" % (a, b)',
            taught=TAUGHT_PYTHON + "\n\ndef keep(a, b):\n    return '''%s or\n%s''' % (a, b)",
        ),
        # Bytes cannot be interpolated, nor can what is translated.
        Allows('def save(a):\n    return b"%s" % a', taught=TAUGHT_PYTHON),
        Allows('def save(a):\n    return _("saved {}").format(a)', taught=TAUGHT_PYTHON),
        Allows('def save(a):\n    return _("saved {}".format(a))', taught=TAUGHT_PYTHON),
        Allows('def save(a):\n    return "saved {a}".format(a=_("a cart"))', taught=TAUGHT_PYTHON),
        Allows('def save(a):\n    return "%s:%s" % a', taught=TAUGHT_PYTHON),
        Allows('def save(a, b):\n    return a + "@" + b', taught=TAUGHT_PYTHON),
        Allows('def save(a):\n    logger.info("saved %s" % a)', taught=TAUGHT_PYTHON),
        Flags('def save(a):\n    logger.info(«"saved %s" % a»)', taught='def load(a):\n    logger.info(f"loaded {a}")'),
        Allows('def save(a, b):\n    return re.compile("^" + a + " or " + b)', taught=TAUGHT_PYTHON),
        # The braces would have to be doubled.
        Allows('def save(a):\n    return \'{"a": "%s"}\' % a', taught=TAUGHT_PYTHON),
        Allows('def save(a, b):\n    return ("it is " + a +\n            " or " + b)', taught=TAUGHT_PYTHON),
        Allows("def save(a):\n    return ('#!/bin/sh\\n'\n            'exec %s\\n' % a)", taught=TAUGHT_PYTHON),
        Allows('def save(a):\n    return "%%%02X" % a', taught=TAUGHT_PYTHON),
        Allows('LINE = "saved %(name)s" + linesep + "%(size)s"', taught=TAUGHT_PYTHON),
        Allows('def save(a, b):\n    return a + "\\n\\n" + b', taught=TAUGHT_PYTHON),
        # Two things put together are no sentence.
        Allows('def save(a):\n    return a + "/"', taught=TAUGHT_PYTHON),
        Allows("def save(values):\n    return '{a}'.format(**values)", taught=TAUGHT_PYTHON),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every string into which values are put."""
        built, texts = file.all(Formatting), file.all(Text)
        logged = [it.message for it in file.all(Log) if it.message] if built or texts else []
        starts = {it.start for it in logged}
        holes = _holes(file)
        for text in texts:
            if not text.interpolated:
                continue
            inner = text.content or text.span
            pieces = _pieces(file.source[inner.start : inner.end], holes)
            one_line = b"\n" not in file.source[text.span.start : text.span.end]  # A longer one is a template.
            if text.span.start in starts:
                yield Detection(LOGGED, "interpolated", first_line(file.source, text.span))
            elif one_line and not OPENING.match(file.source, text.span.start + 1):
                yield Detection(LONG if pieces >= LEAST else SHORT, "interpolated", text.span)
            if one_line and pieces == TWO:
                yield Detection(PAIR, "interpolated", text.span)
        end = -1
        for it in built:
            if it.span.start < end or it.literal is None or not (it.percent or it.format or it.plus):
                continue
            end = it.span.end
            free = None if _is_translated(file, it) else _freedom(file, it)
            if free is not None:
                form = "percent" if it.percent else "format" if it.format else "concatenated"
                given = file.source[it.literal.start + 1 : it.literal.end - 1]
                slot = LONG if it.plus or _pieces(given, GIVEN) >= LEAST else SHORT
                slot = LOGGED if it.span.start in starts else slot
                slot = PAIR if it.plus and _summed(file.source, it.span, it.literal)[1] < LEAST else slot
                yield Detection(slot, form, first_line(file.source, it.span), free)


def _holes(file: FileFacts) -> re.Pattern[bytes]:
    return re.compile(file.language.hole.encode()) if file.language.hole else VALUE


def _pieces(content: bytes, holes: re.Pattern[bytes]) -> int:
    """Count the pieces of a string that would have to be put together; 0 where there is no word in it."""
    fixed = holes.sub(b"\0", content).split(b"\0")
    return sum(map(bool, fixed)) + len(fixed) - 1 if any(WORD.search(it) for it in fixed) else 0


def _freedom(file: FileFacts, it: Formatting) -> Freedom | None:
    """Tell whether a string may be asked about, or only counts; None where it can be built in one way only."""
    assert it.literal is not None
    source = file.source
    literal = source[it.literal.start : it.literal.end]
    if RAW.match(literal) or OPENING.match(literal):
        return None
    if it.plus:
        return _freedom_of_sum(source, it.span, it.literal)
    several = b"\n" in literal or literal.lstrip(b"rRuUfF").startswith((b'"""', b"'''"))
    if it.format:
        if any(not PLAIN.fullmatch(spec) for spec in FIGURE.findall(literal)):
            return None
        if not WORD.search(HOLE.sub(b"", literal)) and SHAPED.search(literal):
            return None  # A number is laid out; no string is put together.
        call = file.at(Call, it.span)
        if (call and call.spread) or b"{{" in literal or b"}}" in literal:
            return None
        return Freedom.UNASKED if several else Freedom.FREE
    if b"{" in literal or b"}" in literal or b"%%" in literal or b"%(" in literal:
        return None  # It is a format for somebody else, or would have to double its braces.
    # A bare name behind `%` may be a tuple or a dictionary.
    values = source[it.literal.end : it.span.end].partition(b"%")[2].strip()
    if literal.count(b"%") > 1 and values.decode(errors="replace").isidentifier():
        return None
    return Freedom.UNASKED if several else Freedom.FREE  # It may be laid out as a text of several lines.


def _freedom_of_sum(source: bytes, span: Span, literal: Span) -> Freedom | None:
    """Tell the same of a sum: what is put together for its length, or of what is joined, only counts."""
    whole = source[span.start : span.end].decode(errors="replace")
    pieces, count = _summed(source, span, literal)
    texts = [it for it in pieces if it[-1] in "\"'`" and it.lstrip("uUfFrRbB$@")[:1] in ('"', "'", "`")]
    if any(mark in it for it in texts for mark in ("{", "}", "%%", "%(")):
        return None
    if count < TWO or not any(WORD.search(it.encode()) for it in texts):
        return None
    return Freedom.UNASKED if JOINED.search(whole) else Freedom.FREE


def _summed(source: bytes, span: Span, literal: Span) -> tuple[list[str], int]:
    """List the pieces that are put together, and count them with what follows."""
    sign = _sign(source, span, literal)
    behind = source[span.end : span.end + 80].lstrip()
    goes_on = behind.startswith(sign.encode()) and behind[1:2] not in (b"=", sign.encode())
    pieces = split(source[span.start : span.end].decode(errors="replace"), sign)
    return pieces, len(pieces) + goes_on


def _is_translated(file: FileFacts, it: Formatting) -> bool:
    outside = file.enclosing(it.span, Call)
    if outside and outside.name and outside.name.text in TRANSLATORS | PATTERNS:
        return True
    # What collects texts for translation looks into no string that is interpolated.
    return any(one.name is not None and one.name.text in TRANSLATORS for one in file.inside(Call, it.span))


def _sign(source: bytes, span: Span, literal: Span) -> str:
    """Tell what joins the pieces: `+`, PHP's `.`."""
    behind, before = source[literal.end : span.end].strip(), source[span.start : literal.start].strip()
    return (behind[:1] or before[-1:]).decode(errors="replace")
