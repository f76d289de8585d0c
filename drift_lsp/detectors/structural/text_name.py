"""Names in texts: texts that name a route, an event, a column or an option in, how they are spelled out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drift_lsp.detectors.contract import OTHER, Allows, Detection, Detector, Flags
from drift_lsp.facts.casing import CAMEL, KEBAB, PASCAL, SNAKE, UPPER, case
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Attribute, Call, Class, Decorator, Keyword
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

NAMING = re.compile(
    "name|key|id|slug|event|code|codename|permission|queue|route|route_name|url_name|related_name|db_table|table"
    "|table_name|column|column_name|topic|channel|flag|metric|testid|action"
)
"""Arguments that name something, in small letters."""

FIELDS = re.compile(r"\$?(?:\w+_name|table|db_table|slug|code|key|queue|permission\w*|signature|event|topic|route\w*)")
"""Fields of classes that name something."""

ATTRIBUTES = frozenset({"data-testid", "data-test", "data-test-id", "data-cy", "data-qa"})

CALLS = re.compile(
    r"on|once|emit|\$?emit|dispatch|trigger|publish|subscribe|track|t|\$t|tr|trans|ctrans|translate|__|permission"
    r"|authorize|has_perm|feature|counter|gauge|histogram|queue|onQueue|channel|event|name"
    r"|create_table|createTable|add_column|addColumn|Column|foreignId|index"
    r"|add_argument|option|add_option|WithField|Str|permission_required"
)
TYPED = re.compile(r"(?:String|Bool|Int|Int64|Uint|Float64|Duration|StringSlice|StringArray|Any|Time)(?:Var)?P?")
HOLDER = re.compile(r"(?i)(?s:.*)flags?(?:\(\))?|zap|slog")
"""Functions that make an option or a field of a message of their first text, and what they belong to."""

FOREIGN = re.compile(
    r"(?:.*\.)?(?:\w*Mapping|\w*Route\w*|(?:Http)?(?:Get|Post|Put|Delete|Patch)|\w*Controller|Path|[a-z]+|Suppress\w*"
    r"|DisplayName|Tag\w*|Qualifier|Named|Profile|Scope|Deprecated|Since|Target|Module|Guarded\w*|Trait|Category)"
)
"""Decorators whose texts are paths, or chosen elsewhere."""

NAME = re.compile(rb"[\"'](-{0,2}[A-Za-z][\w-]*(?:[.:/][\w-]+)*)[\"']")
GIVEN = re.compile(rb"\(\s*(?:\{\s*)?(?:(\w+)\s*[=:]\s*)?" + NAME.pattern)
PARTS, LONGEST = re.compile(r"[.:/]"), 100


class TextName(Detector):
    """How is a name spelled that stands in a text, and how does it begin?

    The names of URLs, events, columns, options and test ids are looked up by what others guess them to be; no compiler
    tells when one is spelled otherwise.
    """

    id = "structural/text-name"
    needs = (Call,)
    beyond = True
    tier = "listed"
    family_tiers = {"javascript": "throughout"}
    form = True
    slots = {
        "names given to * (first)": "names given to a function",
        "names given to * (*)": "names given to a function",
        "values of *": "values of an attribute",
        "texts of *": "texts of a field",
        "beginnings of names given to * (*)": "names given to a function",
    }
    answers = {
        SNAKE: "its words are joined by `_`",
        KEBAB: "its words are joined by `-`",
        CAMEL: "its words are joined in camelCase",
        PASCAL: "its words are joined in PascalCase",
        UPPER: "its words are joined in UPPER_CASE",
        OTHER: "it begins otherwise",
        "*": "it begins with `{}`",
    }
    strict = True
    counts_names = True
    roles = ("main",)
    local = True
    examples = (
        Flags('path("a/", show, name=«"cart-list"»)', taught='path("b/", load, name="item_list")'),
        Flags("bus.emit(«'cartAdded'»);", taught="bus.emit('item-added');", language="typescript"),
        Flags(
            'const a = <div data-testid=«"cartRow"» />;',
            taught='const b = <div data-testid="item-row" />;',
            language="tsx",
        ),
        Flags(
            'class Cart { «@Column(name = "unitPrice")» int a; }',
            taught='class Item { @Column(name = "row_count") int b; }',
            language="java",
        ),
        Flags(
            'func a(c *C) { c.Flags().Bool(«"dry_run"», false, "b") }',
            taught='func b(c *C) { c.Flags().Bool("no-color", false, "d") }',
            language="go",
        ),
        Flags(
            '«@Settings("cart")» class Cart {}',
            taught='@Settings("shop.item") class Item {}',
            language="java",
        ),
        Flags(
            "class Cart(View):\n    template_name = «'cart/one.html'»",
            taught="class Item(View):\n    template_name = 'shop/two.html'",
        ),
        Allows('path("a/", show, name="cart")', taught='path("b/", load, name="item_list")'),
        Allows('load(name="cart list")', taught='load(name="item_list")'),
        Allows('data.get("cartList")', taught='path("b/", load, name="item_list")'),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the spelling of each text that names something."""
        source = file.source
        for call in file.all(Call):
            if call.name and call.arguments and _names(call.name.text, call.receiver.text if call.receiver else ""):
                # Behind what it is stored in: `BoolVar(&dry, "dry-run")`.
                for it in call.arguments[:2]:
                    if source[it.start] in b"\"'":
                        # What is looked up begins with the place where it is kept; there are many.
                        slot = f"names given to `{call.name.text}` (first)"
                        yield from (one for one in _spelled(slot, it, source) if one.slot == slot)
                        break
        for keyword in file.all(Keyword):
            if keyword.name and keyword.value and NAMING.fullmatch(keyword.name.text.lower()):
                around = file.enclosing(keyword.span, Call) if source[keyword.value.span.start] in b"\"'" else None
                if around and around.name:
                    slot = f"names given to `{around.name.text}` (`{keyword.name.text}`)"
                    yield from _spelled(slot, keyword.value.span, source)
        yield from _fields(file)
        for attribute in file.all(Attribute):
            if attribute.literal and attribute.name and attribute.value and attribute.name.text in ATTRIBUTES:
                yield from _spelled(f"values of `{attribute.name.text}`", attribute.value, source)
        yield from _decorated(file)


def _fields(file: FileFacts) -> Iterator[Detection]:
    for it in file.all(Assignment):
        names = it.literal and it.name and it.value and FIELDS.fullmatch(it.name.text)
        if it.name and it.value and names and file.enclosing(it.span, Class):
            yield from _spelled(f"texts of `{it.name.text}`", it.value, file.source)


def _decorated(file: FileFacts) -> Iterator[Detection]:
    for it in file.all(Decorator):
        if it.name is None or it.span.size > LONGEST or FOREIGN.fullmatch(it.name.text):
            continue
        found = GIVEN.search(file.source, it.name.span.end, it.span.end)
        if found and it.name.span.end == found.start():
            place = f"`{found[1].decode()}`" if found[1] else "first"
            slot = f"names given to `{it.name.text}` ({place})"
            yield from _detections(slot, found[2].decode(), it.span)


@lru_cache(maxsize=1 << 14)
def _names(name: str, receiver: str) -> bool:
    return bool(
        CALLS.fullmatch(name) or (TYPED.fullmatch(name) and len(receiver) < LONGEST and HOLDER.fullmatch(receiver))
    )


def _spelled(slot: str, it: Span, source: bytes) -> Iterator[Detection]:
    if it.size <= LONGEST and (found := NAME.fullmatch(source, it.start, it.end)):
        yield from _detections(slot, found[1].decode(), it)


def _detections(slot: str, text: str, span: Span) -> Iterator[Detection]:
    styles = {it for part in PARTS.split(text.lstrip("-")) if (it := _style(part))}
    if len(styles) == 1:
        yield Detection(slot, styles.pop(), span, token=text)
    first = PARTS.search(text)
    begins = text[: first.end()] if first else OTHER
    if not text.startswith("-"):
        yield Detection(f"beginnings of {slot}", begins, span, token=text)


def _style(part: str) -> str:
    """Tell how the words of a name are joined; "" for a single word, and for what is joined in several ways."""
    if "-" in part:
        return KEBAB if "_" not in part and part == part.lower() else ""
    found = case(part)
    return "" if "|" in found or found == OTHER else found
