"""Messages that are made beforehand: calls that log in, whether by a method of the message or by the logger's own out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function
from drift_lsp.graphs.project import Project

GENERAL = re.compile(r"Log(?:Trace|Debug|Information|Warning|Error|Critical)")
HOLDS = re.compile(r"(?:\w+\.)*(?:[A-Z]\w*)?Log(?:s|ging|Messages?|Extensions)?")
"""The class that holds the methods of messages."""

LOGGER = re.compile(r"(?:this\.)?_?(?:\w+\.)*\w*[lL]og(?:ger)?")
MARK = "LoggerMessage"


class MadeMessage(Detector):
    """Is a message logged by a method that is made for it, or by the logger's own?

    `Log.CartIsFull(_logger, cart)` has its level, its number and its words declared beside all others, and costs nothing
    where nobody listens. A message that goes past them is not found there.
    """

    id = "logging/made-message"
    needs = (Call,)
    slots = {"message": "messages that are logged"}
    answers = {"made": "a method made for the message is called", "general": "the logger's own method is called"}
    conventions = frozenset({"made"})
    roles = ("main",)
    strict = True
    families = frozenset({"csharp"})
    examples = (
        Flags(
            'class Cart { void A() { _logger.«LogInformation»("full"); } }',
            taught="class Item { void B() { Log.ItemIsLost(_logger, it); } }",
            language="csharp",
        ),
        Flags(
            'class Cart { void A() { _logger.«LogInformation»("full"); } }',
            taught="partial class Item { [LoggerMessage(3, LogLevel.Debug)] partial void Lost(int it); void B() { Lost(it); } }",
            language="csharp",
        ),
        Allows(  # That logger is of another kind.
            'class Cart { void A() { Log.Information("full"); } }',
            taught="class Item { void B() { Log.ItemIsLost(_logger, it); } }",
            language="csharp",
        ),
        Allows(
            "class Cart { void A() { Log.CartIsFull(_logger); } }",
            taught='class Item { void B() { _logger.LogDebug("lost"); } }',
            language="csharp",
        ),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report of each message how it is logged."""
        made = file.once(_made, None)
        for call in file.all(Call):
            if call.name is None or call.is_new:
                continue
            if call.receiver and GENERAL.fullmatch(call.name.text):
                yield Detection("message", "general", call.name.span)
            elif call.name.text in made or (call.arguments and call.receiver and _is_of_a_message(call, file)):
                yield Detection("message", "made", call.name.span)


def _is_of_a_message(call: Call, file: FileFacts) -> bool:
    assert call.receiver
    first = call.arguments[0].of(file.source)
    return HOLDS.fullmatch(call.receiver.text) is not None and LOGGER.fullmatch(first) is not None


def _made(file: FileFacts, _: None) -> frozenset[str]:
    """Name the functions of a file that only log: a generator writes what they do."""
    functions = file.all(Function) if MARK.encode() in file.source else ()
    return frozenset(
        it.name.text
        for it in functions
        if it.name and any(one.name and one.name.text.startswith(MARK) for one in file.decorators(it))
    )
