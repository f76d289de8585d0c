"""How error messages are written: raises in, their first letter and last mark out."""

import re
from collections import Counter
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Function, Parameter, Raise, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

PLAIN = re.compile(rb"[A-Za-z][a-z]*\b(?![_(.]|-[A-Z])")
"""A word; `HTTP`, `loadCart`, `load()` and `X-Cart` keep their spelling wherever they stand."""

NAME = re.compile(rb"[A-Z][a-z]*(?![\w.(:])")
SHAPES = bytes(
    ord("a") if chr(it).islower() or chr(it) == "," else ord("A") if chr(it).isupper() else it for it in range(128)
) + bytes(128)
MIDST = b"a A"
"""How the midst of a sentence looks where a name begins: to look for that is many times as quick as any pattern."""

STREAMS = frozenset({b"stdin", b"stdout", b"stderr"})
"""So they are spelled wherever they stand."""

VALUES = frozenset({b"null", b"true", b"false", b"undefined", b"nil", b"void", b"None", b"True", b"False"})
"""What a language calls its own values keeps its spelling."""

PREFIX = re.compile(rb"[a-z][\w./-]*: ")
"""Names the part of the program that speaks, or what it speaks of."""

SENTENCES = re.compile(rb"""[.!?;](?: +| *["'`]\s*[+.]?\s*[fFrRuU]?["'`] *)\w""")
"""Where one sentence ends and the next begins, in the same text or in one that is put behind it."""

FEWEST = 3
"""Messages of a function that, all in one form, show that it means to: they may be shown to people as they are. So often
a message of a file is the same one."""

NEAR = 400
"""Bytes before a message outside of functions in which what it speaks of is looked for."""

LITERAL = re.compile(rb"""[fFrRuU$@]{0,2}["'`]([^"'`\n]+)["'`]""")


LAST = re.compile(rb"""["'`]([^"'`\n]+)["'`]\Z""")
"""Ends a message that is put together."""

CONTEXT = "start of a context"
ADDERS = {"rust": ("context", "with_context", "wrap_err", "wrap_err_with")}
ADDED = re.compile(rb"(?:(?:move\s*)?\|\|\s*)?(?:\{\s*)?(?:format!\(\s*)?(\"(?P<first>[A-Za-z])[a-z]+ )")
"""What is added to an error on its way up."""


class MessageForm(Detector):
    """Does an error message start with a capital, and does it end with a full stop?

    Messages end up in one log, one below the other.
    """

    id = "errors/message-form"
    needs = (Raise, Text)
    tier = "listed"
    family_tiers = {"rust": "changed", **dict.fromkeys(("go", "csharp", "java", "typescript"), "throughout")}
    form = True
    slots = {
        "start of an error message": "error messages",
        "end of an error message": "error messages",
        CONTEXT: "texts that say where an error came from",
    }
    slot_tiers = {CONTEXT: "listed"}
    answers = {
        "capital": "it starts with a capital",
        "small": "it starts with a small letter",
        "full stop": "it ends with a full stop",
        "open": "it ends without a full stop",
    }
    strict = True
    roles = ("main",)
    local = True

    examples = (
        Flags(
            "<?php\nthrow new LoadError(«'It cannot be saved'»);",
            taught="<?php\nthrow new SaveError('It cannot be loaded.');",
            language="php",
        ),
        Flags('raise SaveError(«"It cannot be saved"»)', taught='raise LoadError("It cannot be loaded.")'),
        Flags(
            'throw new SaveError(«"it cannot be saved."»);',
            taught='throw new LoadError("It cannot be loaded.");',
            language="typescript",
        ),
        Flags(
            'func drop() error { return errors.New(«"It is full"») }',
            taught='func save() error { return errors.New("it is gone") }',
            language="go",
        ),
        Flags('fn drop() { bail!(«"it is full."») }', taught='fn save() { bail!("it is gone") }', language="rust"),
        Flags(
            'class Cart { void a(int b) { throw new LoadError(«"Cart "» + b + " is full."); } }',
            taught='class Item { void a(int b) { throw new LoadError("Item " + b + " is gone"); } }',
            language="java",
        ),
        Allows(  # It has its capital wherever it stands.
            '# Of the Cargo of old.\nraise SaveError("Cargo cannot be saved.")',
            taught='raise LoadError("it cannot be loaded.")',
        ),
        Allows(  # Of two sentences the first ends with a full stop, and so may the last.
            'raise SaveError("It is full. Nothing was saved.")', taught='raise LoadError("It cannot be loaded")'
        ),
        Allows(  # It begins with what is too large.
            'class Cart { void a(float size) { throw new LoadError("size must be > 0"); } }',
            taught='class Item { void a(float b) { throw new LoadError("Item is gone"); } }',
            language="java",
        ),
        Allows(  # It is spelled so everywhere.
            'fn drop() { bail!("stdin was empty") }', taught='fn save() { bail!("It is gone") }', language="rust"
        ),
        Allows(  # It begins with a value.
            'class Cart { void a() { throw new LoadError("null is no cart."); } }',
            taught='class Item { void a() { throw new LoadError("It is gone."); } }',
            language="java",
        ),
        Allows(  # What begins with a value, or with an argument, and what has two sentences, counts for those who read.
            'throw new SaveError("It is full")',
            taught='throw new LoadError("It is gone");\nthrow new LoadError(it + " is gone.");',
            language="typescript",
        ),
        Allows(
            'throw new SaveError("It is full")',
            taught='throw new LoadError("It is gone");\nthrow new LoadError("It is gone. Nothing was loaded.");',
            language="typescript",
        ),
        Allows(
            'export function save() { throw new SaveError("it is full") }',
            taught='export function load(path) {\n  if (!path) throw new LoadError("It is gone");\n'
            '  throw new LoadError("path: it is gone");\n}',
            language="typescript",
        ),
        Allows(
            'raise SaveError("It is full. "\n    "Nothing was saved.")', taught='raise LoadError("It cannot be loaded")'
        ),
        Allows(  # It begins with what a variable or a key is called.
            'size = rows.get("size")\nif size > 3:\n    raise SaveError(f"size cannot be {size}")',
            taught='raise LoadError("It cannot be loaded")',
        ),
        Allows(
            'throw new SaveError("row-cache: it is full")',
            taught='throw new LoadError("It is gone")',
            language="typescript",
        ),
        Allows(  # One sentence, however often it is said, is no custom.
            'export function save() { throw new SaveError("It is full") }',
            taught="export function load(it) {\n"
            + '  if (it.next()) throw new LoadError("It is gone.")\n' * 3
            + '  throw new LoadError("It is " + it)\n}',
            language="typescript",
        ),
        Allows(  # It begins with a key that is asked for.
            'export function save(row) {\n  if (row.size) throw new SaveError("size is not allowed")\n}',
            taught='export function load() { throw new LoadError("It is gone") }',
            language="typescript",
        ),
        Allows(  # It begins with the name of a header.
            'func drop() error { return errors.New("X-CART is gone") }',
            taught='func save() error { return errors.New("it is gone") }',
            language="go",
        ),
        Allows(  # Whole sentences are written for people.
            'func drop() error { return errors.New("It is full. Save nothing") }',
            taught='func save() error { return errors.New("it is gone") }',
            language="go",
        ),
        Allows(
            'func drop(of int) error {\n\tif of > 3 {\n\t\treturn errors.New("It is full")\n\t}\n'
            '\tif of > 2 {\n\t\treturn errors.New("Choose fewer")\n\t}\n\treturn errors.New("Save it now")\n}',
            taught='func save() error { return errors.New("it is gone") }',
            language="go",
        ),
        # A single word is a code, and a value has no case of its own.
        Allows('raise SaveError("disk_full")', taught='raise LoadError("It cannot be loaded.")'),
        Allows('raise SaveError(f"{it} cannot be saved.")', taught='raise LoadError("It cannot be loaded.")'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every message of two words or more."""
        names = file.once(_names, None) if file.all(Raise) else frozenset[bytes]()
        for call in (call for name in ADDERS.get(file.language.family, ()) for call in file.called(name)):
            for it in call.arguments[:1]:
                if found := ADDED.match(file.source, it.start, it.end):
                    yield Detection(CONTEXT, "capital" if found["first"].isupper() else "small", Span(*found.span(1)))
        for error in file.all(Raise):
            if not error.message or not error.made:
                continue
            said = _said(error, file.source)
            if error.message.of(file.source) in file.once(_repeated, None):
                continue  # A sentence that is said again and again tells nothing of how others are written.
            if said and b" " in said[1]:
                yield from _start(said, error, names, file)
            yield from _end(said, error.message, file.source)


def _said(error: Raise, source: bytes) -> re.Match[bytes] | None:
    return LITERAL.match(source, error.message.start, error.message.end) if error.made and error.message else None


def _repeated(file: FileFacts, _: None) -> frozenset[str]:
    """List the messages that stand again and again in a file."""
    said = Counter(it.message.of(file.source) for it in file.all(Raise) if it.made and it.message)
    return frozenset(text for text, times in said.items() if times >= FEWEST)


def _start(said: re.Match[bytes], error: Raise, names: frozenset[bytes], file: FileFacts) -> Iterator[Detection]:
    found = PLAIN.match(said[1])
    if found and found.group() not in names | VALUES | STREAMS:
        # What a thing is called keeps its spelling; whoever reads the messages sees a small letter all the same.
        named = PREFIX.match(said[1]) or _is_variable(found.group(), error, file)
        for_people = SENTENCES.search(said[1]) or _all_begin_so(said, error, file)
        free = Freedom.UNASKED if named or for_people else Freedom.FREE
        choice = "capital" if said[1][:1].isupper() else "small"
        yield Detection("start of an error message", choice, Span(said.start(), said.end()), free)


def _all_begin_so(said: re.Match[bytes], error: Raise, file: FileFacts) -> bool:
    """Tell whether all messages of a function begin alike: then it means to."""
    around = file.enclosing(error.span, Function)
    beside = [_said(it, file.source) for it in (file.inside(Raise, around.span) if around else ())]
    begins = [it[1][:1].isupper() for it in beside if it and PLAIN.match(it[1])]
    return len(begins) >= FEWEST and len(set(begins)) == 1


def _end(said: re.Match[bytes] | None, message: Span, source: bytes) -> Iterator[Detection]:
    whole = source[message.start : message.end]
    last = said if said and said.end() == message.end else LAST.search(whole)
    if last is None or not (b" " in last[1] or (said and b" " in said[1])):
        return
    if last[1][-1:].isalpha() or (last[1][-1:] == b"." and last[1][-2:] != b".."):
        asked = said is not None and b" " in said[1] and not SENTENCES.search(whole)
        place = Span(said.start(), said.end()) if said else Span(message.start + last.start(), message.end)
        choice = "full stop" if last[1][-1:] == b"." else "open"
        yield Detection("end of an error message", choice, place, Freedom.FREE if asked else Freedom.UNASKED)


def _is_variable(word: bytes, error: Raise, file: FileFacts) -> bool:
    """Tell whether a message begins with what something around it is called, a parameter, a variable or a key: that
    keeps its spelling.
    """
    if not word.islower():
        return False
    around = file.enclosing(error.span, Function)
    if any(it.name and it.name.text.encode() == word for it in (file.inside(Parameter, around.span) if around else ())):
        return True
    start = around.span.start if around else max(0, error.span.start - NEAR)
    form = rb"\b%b =(?!=)|[\"']%b[\"']|\w[?!]?[.]%b\b" % (word, word, word)
    return re.search(form, file.source[start : error.span.start]) is not None


def _names(file: FileFacts, _: None) -> frozenset[bytes]:
    """List the words that have a capital in the midst of a sentence as well: they are names."""
    shapes, found = file.source.translate(SHAPES), set[bytes]()
    at = shapes.find(MIDST)
    while at >= 0:
        if name := NAME.match(file.source, at + len(MIDST) - 1):
            found.add(name[0])
        at = shapes.find(MIDST, at + 1)
    return frozenset(found)
