"""How messages for the log begin: log calls in, their first letter, their mark and their last mark out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import basename, splitext

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Log, Output, Text
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

START, END = "start of a message for the log", "end of a message for the log"
MARK, PRINTED = "mark of a message for the log", "mark of a text for the console"
BRACKETED = re.compile(rb"""[fFrRuU$@]{0,2}["'`]\[[^\]\n]+\]""")
LITERAL = re.compile(rb"""[fFrRuU$@]{0,2}["'`]([^"'`\n]+)["'`]""")
LAST = re.compile(rb"""["'`]([^"'`\n]+)["'`]\Z""")
"""Ends a message that is put together."""

PLAIN = re.compile(rb"[A-Za-z][a-z]*(?![\w(.:=-])")
"""A word; `HTTP`, `loadCart` and `load()` keep their spelling wherever they stand."""

NAMES = re.compile(rb"""["']([a-z]+)["']|\b([a-z]+)(?:::|\.)\w|\b(?:import|from|use|using)\s+([a-z]+)""")
"""Words that stand in a file for what is called so: a program that is run, a library, a variable."""

FULL_STOP = re.compile(rb"(?<!\.)\.\Z")
"""Three of them say that something goes on, which neither form says."""

SENTENCES = re.compile(rb"[.!?;] +\w")


class MessageStart(Detector):
    """Does a message for the log start with a capital, or with a name in brackets, and does it end with a full stop?

    Messages stand one below the other, and are searched for as they are written.
    """

    id = "logging/message-start"
    needs = (Log, Output, Text)
    tier = "listed"
    form = True
    slots = {
        **dict.fromkeys((START, END, MARK), "messages for the log"),
        PRINTED: "texts for the console",
    }
    answers = {
        "capital": "it starts with a capital",
        "small": "it starts with a small letter",
        "full stop": "it ends with a full stop",
        "open": "it ends without a full stop",
        "bracketed": "it begins with a name in brackets",
        OTHER: "it begins with no name in brackets",
    }
    strict = True
    roles = ("main",)
    examples = (
        Flags(
            'func drop() { slog.Info(«"dropped a cart"») }', 'func save() { slog.Info("Saved a cart") }', language="go"
        ),
        Flags('fn drop() { info!(«"Dropped a cart"»); }', 'fn save() { info!("saved a cart"); }', language="rust"),
        Flags('def drop():\n    logger.info(«"dropped a cart."»)', 'def save():\n    logger.info("saved a cart")'),
        Flags(
            "export function drop(it) { logger.info(«`dropped a cart ${it}`»); }",
            taught="export function save(it) { logger.info(`[cart][${it}] saved a cart`); }",
            language="typescript",
        ),
        Flags(
            "export function drop() { console.log(«'dropped a cart'»); }",
            taught="export function save() { console.log('[cart] saved a cart'); }",
            language="typescript",
        ),
        Allows(
            "export function drop() { logger.info('[cart] dropped a cart'); }",
            taught="export function save() { logger.info('saved a cart'); }",
            language="typescript",
        ),
        Allows(  # It keeps its spelling.
            'func drop() { slog.Info("dropCart was called") }',
            'func save() { slog.Info("Saved a cart") }',
            language="go",
        ),
        Allows(  # So the library is called.
            "import carts\n\ndef drop():\n    logger.info('carts was not found')",
            "def save():\n    logger.info('Saved a cart')",
        ),
        Allows(  # Two sentences.
            'def drop():\n    logger.info("it is full. nothing was saved.")',
            'def save():\n    logger.info("saved a cart")',
        ),
        Allows(  # Its last piece ends it.
            "def drop(it):\n    logger.info('dropped %s, the whole '\n                'cart was dropped', it)",
            "def save(it):\n    logger.info('saved %s, the whole '\n                'cart was saved', it)",
        ),
        Flags(
            "def drop(it):\n    logger.info(«'dropped %s, the whole '»\n                'cart was dropped.', it)",
            "def save(it):\n    logger.info('saved %s, the whole '\n                'cart was saved', it)",
        ),
        Allows(  # Two sentences count for those who read them.
            'def drop():\n    logger.info("it is full.")',
            'def save():\n    logger.info("it is full. nothing was saved.")\n    logger.info("saved a cart")',
        ),
        Allows(  # It goes on.
            'def drop():\n    logger.info("dropping a cart...")', 'def save():\n    logger.info("saved a cart")'
        ),
        Allows(
            'def drop():\n    logger.info("dropped a cart.")',
            'def save():\n    logger.info("saving a cart...")\n    logger.info("waiting for it ...")',
        ),
        Allows(  # A single word is a code.
            'func drop() { slog.Info("dropped") }', 'func save() { slog.Info("Saved a cart") }', language="go"
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at every message of two words or more."""
        stem = splitext(basename(file.path))[0]
        for log in file.all(Log):
            said = LITERAL.match(file.source, log.message.start, log.message.end) if log.message else None
            if log.message is None or said is None or b" " not in said[1].strip():
                continue
            place = Span(said.start(), said.end())
            yield Detection(MARK, _marked(file, place), place)
            if (word := PLAIN.match(said[1])) and word[0].decode() != stem:  # So the service is called.
                named = word[0] in file.once(_names, None)
                free = Freedom.UNASKED if named else Freedom.FREE
                yield Detection(START, "capital" if said[1][:1].isupper() else "small", place, free)
            yield from _end(said, log.message, file.source)
        for output in file.all(Output):
            call = file.at(Call, output.span)
            first = call.arguments[0] if call and call.arguments else None
            said = LITERAL.match(file.source, first.start, first.end) if first else None
            if said and b" " in said[1].strip():
                place = Span(said.start(), said.end())
                yield Detection(PRINTED, _marked(file, place), place)


def _names(file: FileFacts, _: None) -> frozenset[bytes]:
    """List the words that something is called by in a file."""
    return frozenset(word for it in file.search(NAMES) for word in it.groups() if word)


def _marked(file: FileFacts, place: Span) -> str:
    return "bracketed" if BRACKETED.match(file.source, place.start, place.end) else OTHER


def _end(said: re.Match[bytes], message: Span, source: bytes) -> Iterator[Detection]:
    """Report the end of a message: of one that is put together, that of its last piece."""
    whole = source[message.start : message.end]
    last = said if said.end() == message.end else LAST.search(whole)
    if last and (last[1][-1:].isalpha() or FULL_STOP.search(last[1])):
        # Of two sentences the first ends with a full stop, and so may the last.
        free = Freedom.UNASKED if SENTENCES.search(whole) else Freedom.FREE
        yield Detection(END, "full stop" if last[1][-1:] == b"." else "open", Span(said.start(), said.end()), free)
