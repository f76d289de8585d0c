"""Catalog: every command that a client may ask for, its argument and its answer; plain data.

The one source: `commands` reads arguments by it, `capabilities` offers it, and clients' tests compare what they send
with it. Each command takes at most one JSON object and answers with plain JSON, so that any client can run it through
`workspace/executeCommand`. Nothing is imported here, because the answer to `initialize` must not wait.
"""

from __future__ import annotations

from typing import Literal, NamedTuple


class Key(NamedTuple):
    """One key of a command's argument."""

    name: str
    kind: Literal["string", "number", "boolean"]
    says: str
    required: bool = False
    allowed: tuple[str, ...] = ()
    """The only values it takes; empty for any."""


class Command(NamedTuple):
    """One command."""

    name: str
    says: str
    keys: tuple[Key, ...] = ()
    answers: str = "null"
    """What comes back, as a type of TypeScript and then, after `;` or `:`, in words. Records are those of
    `workspace.views` and `enforcement.violation`, as JSON objects."""


URI = Key("uri", "string", "a file or folder of the project that is meant; needed where several are open")
FILE = Key("uri", "string", "the document, as the client names it", required=True)
ID = Key("id", "string", "the finding: `data.id` of its diagnostic", required=True)
PATTERN = Key(
    "pattern", "string", "the pattern: `data.pattern` of a diagnostic, or `id` of a PatternView", required=True
)
SCOPE = Key("scope", "string", "the folder it is said for; empty or left out: the whole project")
REASON = Key("reason", "string", "why, for those who read it later")

SAID = "{message: string}: what follows from it, as a sentence"
APPLIED = "{applied: boolean}: whether the client took the edit it was sent through `workspace/applyEdit`"

COMMANDS = (
    Command("drift.dismiss", "Say that a finding is wrong; it is gone for good.", (ID, URI, REASON), SAID),
    Command("drift.escalate", "Raise the severity of a finding's pattern by one.", (ID, URI, REASON), SAID),
    Command("drift.approve", "Make a pattern the rule.", (PATTERN, SCOPE, REASON, URI), SAID),
    Command("drift.ignore", "Never speak of a pattern.", (PATTERN, SCOPE, REASON, URI), SAID),
    Command(
        "drift.variant",
        "Want something otherwise of a pattern in one folder or file, for ever or until a day.",
        (
            PATTERN,
            Key("scope", "string", "the folder or file, relative to the root", required=True),
            Key("enabled", "boolean", "false: nothing is said there; true: it speaks there although it is ignored"),
            Key("severity", "string", "how grave it is there", allowed=("information", "warning", "error")),
            Key("expires", "string", "the last day on which it holds, YYYY-MM-DD"),
            REASON,
            URI,
        ),
        SAID,
    ),
    Command("drift.unmute", "Let a pattern speak again that dismissals muted.", (PATTERN, SCOPE, REASON, URI), SAID),
    Command(
        "drift.undo",
        "Take one decision back.",
        (Key("number", "number", "the decision: `number` of a FeedbackView", required=True), URI),
        SAID,
    ),
    Command("drift.showFeedback", "List every decision, newest first.", (URI,), "FeedbackView[]"),
    Command(
        "drift.suppress",
        "Silence a finding by a comment in its file.",
        (
            ID,
            FILE,
            Key("where", "string", "what the comment speaks of; default: line", allowed=("line", "next-line", "file")),
            REASON,
        ),
        APPLIED,
    ),
    Command("drift.fix", "Mend a finding.", (ID, FILE), APPLIED),
    Command(
        "drift.fixAll",
        "Mend all findings of a document that have a safe fix.",
        (FILE, Key("pattern", "string", "only those of this pattern")),
        APPLIED,
    ),
    Command("drift.applied", "Take note that a fix was applied.", (ID, URI)),
    Command(
        "drift.scan",
        "Learn what there is to learn: of the project, or of one file as it lies on the disk.",
        (URI, Key("file", "boolean", "only the file at `uri`")),
        "ScanReport | null; null where it was cancelled, and for one file",
    ),
    Command(
        "drift.explain",
        "Say why something is said, or why nothing is.",
        (
            Key("id", "string", "a finding or a pattern"),
            URI,
            Key("line", "number", "a line of the document at `uri`, from 0, in place of `id`"),
        ),
        "Explanation",
    ),
    Command("drift.showPatterns", "List what was learned, the surest first.", (URI,), "PatternView[]"),
    Command(
        "drift.showViolations",
        "List the findings of a project, or of one file; open documents as they stand on the screen.",
        (URI, Key("file", "boolean", "only the file at `uri`"), Key("hidden", "boolean", "those not shown as well")),
        "(Violation & {uri: string, range: Range})[]",
    ),
    Command(
        "drift.page",
        "Write the page of a pattern, which can be read without Drift.",
        (PATTERN, URI, Key("open", "boolean", "show it in the editor, which must support `window/showDocument`")),
        "{uri: string | null, title: string, markdown: string}; no `uri` where nothing may be written",
    ),
    Command(
        "drift.show",
        "Look at changed lines only, or at all code, until this editor goes.",
        (Key("mode", "string", "what is shown; left out: the other one", allowed=("changed", "all")), URI),
        '{mode: "changed" | "all"}',
    ),
    Command(
        "drift.status",
        "Say how things stand.",
        (),
        "{version: string, open_files: number, projects: (Status & {opened: boolean, scanning: boolean, "
        "show: string})[]}",
    ),
    Command(
        "drift.support",
        "Tell what somebody who is to help must know: version, client, encodings, roots, configuration, databases, "
        "counts, timings.",
        (),
        "{markdown: string, log: string}; `log` is the path of the log file",
    ),
)

STATE = "drift/state"
"""A notification to clients that say `experimental: {drift: {state: true}}` in their capabilities, whenever it changes;
`findings` counts those of open documents."""

STATE_TELLS = (
    '{root: string, state: "learning" | "ready" | "broken", findings: number, show: "changed" | "all", '
    "message?: string}"
)
