"""SARIF format: the part of SARIF 2.1.0 that Drift writes, as records. Fields are named as the standard names them."""

from __future__ import annotations

from typing import Literal

import msgspec

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
Level = Literal["note", "warning", "error"]


class Record(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, rename="camel"):
    """What has its default is left out: the standard has no use for empty strings and lists."""


class Message(Record, frozen=True, kw_only=True):
    """A text, plain and perhaps as Markdown too."""

    text: str
    markdown: str | None = None


class Configuration(Record, frozen=True, kw_only=True):
    """How a rule is set by default."""

    level: Level = msgspec.field(default_factory=lambda: "warning")  # Always written: GitHub wants to see it.


class RuleProperties(Record, frozen=True, kw_only=True):
    """What GitHub reads besides the standard."""

    tags: tuple[str, ...] = ()
    precision: Literal["very-high", "high", "medium", "low"] | None = None
    problem_severity: Literal["error", "warning", "recommendation"] | None = msgspec.field(
        default=None, name="problem.severity"
    )


class Rule(Record, frozen=True, kw_only=True):
    """A detector."""

    id: str
    name: str
    short_description: Message
    full_description: Message
    help: Message
    default_configuration: Configuration
    properties: RuleProperties | None = None


class Place(Record, frozen=True, kw_only=True):
    """A file: a relative reference and what it is relative to."""

    uri: str
    uri_base_id: str | None = None


class Region(Record, frozen=True, kw_only=True):
    """Lines and columns count from 1; the end is the character after the last."""

    start_line: int
    start_column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    snippet: Message | None = None


class PhysicalLocation(Record, frozen=True, kw_only=True):
    """A part of a file."""

    artifact_location: Place
    region: Region | None = None


class Location(Record, frozen=True, kw_only=True):
    """A place, with what is to be said of it."""

    physical_location: PhysicalLocation
    id: int | None = None
    message: Message | None = None


class ResultProperties(Record, frozen=True, kw_only=True):
    """What Drift knows besides."""

    confidence: float
    pattern_id: str
    expected: str | None = None
    actual: str | None = None
    count: int
    of: int
    scope: str | None = None


class Result(Record, frozen=True, kw_only=True):
    """A finding."""

    rule_id: str
    rule_index: int
    level: Level
    message: Message
    locations: tuple[Location, ...]
    related_locations: tuple[Location, ...] = ()
    partial_fingerprints: dict[str, str]
    properties: ResultProperties


class Descriptor(Record, frozen=True, kw_only=True):
    """Names what a notification is about."""

    id: str


class Notification(Record, frozen=True, kw_only=True):
    """Something that went wrong with a file or the run."""

    descriptor: Descriptor
    level: Level = msgspec.field(default_factory=lambda: "warning")
    message: Message
    locations: tuple[Location, ...] = ()


class Invocation(Record, frozen=True, kw_only=True):
    """How the run went."""

    execution_successful: bool
    tool_execution_notifications: tuple[Notification, ...] = ()


class Driver(Record, frozen=True, kw_only=True):
    """Drift itself."""

    name: str
    version: str
    semantic_version: str | None = None
    information_uri: str | None = None
    rules: tuple[Rule, ...] = msgspec.field(default_factory=tuple)


class Tool(Record, frozen=True, kw_only=True):
    """Who made the run."""

    driver: Driver


class Base(Record, frozen=True, kw_only=True):
    """What paths are relative to, in words: a machine's own path is nobody's business."""

    description: Message


class Run(Record, frozen=True, kw_only=True):
    """One run of Drift."""

    tool: Tool
    invocations: tuple[Invocation, ...]
    original_uri_base_ids: dict[str, Base]
    column_kind: Literal["unicodeCodePoints", "utf16CodeUnits"]
    results: tuple[Result, ...]


class Log(Record, frozen=True, kw_only=True):
    """A whole SARIF file."""

    schema: str = msgspec.field(name="$schema")
    version: Literal["2.1.0"]
    runs: tuple[Run, ...]
