"""Loggers of classes: fields, annotations and constructors in, how each class gets its logger and calls it out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Assignment, Call, Class, Decorator, Function, Parameter, Part, TypeParameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span

_MADE = frozenset({"getLogger", "GetLogger", "getLog", "CreateLogger", "ForContext", "GetCurrentClassLogger"})
_GENERATED = frozenset({"Slf4j", "Log4j2", "Log4j", "CommonsLog", "XSlf4j", "JBossLog", "Flogger", "CustomLog", "Log"})
_TYPE = re.compile(r"I?Log(?:ger)?(?:Factory)?(?:<\s*([\w.]+)[^>]*>?)?")

SOURCE, OWNER = "logger of a class", "class a logger is named for"
NAME, NAME_OF_OBJECT = "name of a class's logger", "name of an object's logger"

TAUGHT_JAVA = "class Item { private static final Logger LOG = LoggerFactory.getLogger(Item.class); }"
TAUGHT_SHARP = "class Item { readonly ILogger<Item> _logger; Item(ILogger<Item> logger) { _logger = logger; } }"


class LoggerOfClass(Detector):
    """How does a class get its logger, what does it call it, and is it named for this class?

    One way and one name everywhere let a line of logging be written without looking; a logger that is named for another
    class sends whoever reads the log there.
    """

    id = "logging/logger-of-class"
    tier = "listed"
    slot_tiers = {SOURCE: "throughout"}
    needs = (Assignment, Class, Call, Decorator)
    slots = {
        SOURCE: "classes with a logger",
        NAME: "classes with a logger",
        NAME_OF_OBJECT: "classes with a logger",
        OWNER: "loggers that are named for a class",
    }
    answers = {
        "own": "it is named for the class it stands in",
        "other": "it is named for another class",
        "text": "a text names the class it stands in",
        "object": "it is named for the class of each object",
        "handed": "the logger is handed to the constructor",
        "*": "`{}` is used",
    }
    roles = ("main",)
    families = frozenset({"java", "csharp"})
    examples = (
        Flags(
            "class Cart { private static final Logger «logger» = LoggerFactory.getLogger(Cart.class); }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Flags(
            "class Cart { private static final Logger LOG = LoggerFactory.getLogger(«Item.class»); }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        *(
            Flags(f"class Cart {{ {how}(«{of}»); }}", taught=TAUGHT_JAVA, language="java")
            for how, of in (
                ("private static final Logger LOG = LoggerFactory.getLogger", '"Cart"'),
                ("private final Logger LOG = LoggerFactory.getLogger", "getClass()"),
            )
        ),
        Flags("@«Slf4j» class Cart { }", taught=TAUGHT_JAVA, language="java"),
        Flags(
            "class Cart { readonly ILogger<Cart> «_log»; Cart(ILogger<Cart> log) { _log = log; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Flags(
            "class Cart { readonly ILogger<Cart> _logger; Cart(«ILogger<Item>» logger) { _logger = logger; } }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(  # Where logging is not set up yet, it is given another one.
            "class Cart { private final Logger log; Cart(Logger log) { this.log = log; } }",
            taught=TAUGHT_JAVA,
            language="java",
        ),
        Allows(
            "class CartLogger<T>(IMaker it) : ILogger<T> { private readonly ILogger log = it.CreateLogger(typeof(T).Name); }",
            taught=TAUGHT_SHARP,
            language="csharp",
        ),
        Allows(
            'class Cart { private static final Logger LOG = LoggerFactory.getLogger("audit"); }',
            taught="@Slf4j class Item { }",
            language="java",
        ),
        Allows("class Cart { private static final Log LIMIT = other(); }", taught=TAUGHT_JAVA, language="java"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Look at the fields, the constructors and the annotations of each class."""
        fields: dict[Span, list[tuple[str, Part]]] = {}
        for it in file.all(Assignment):
            owner = file.enclosing(it.span, Class) if it.member and not it.property else None
            if owner is None or it.name is None or it.annotation is None:
                continue
            made = file.at(Call, it.value) if it.value else None
            if any(_TYPE.fullmatch(base.text) for base in owner.bases):
                continue  # It is a logger itself, and writes what it is told by another.
            if made and made.name and made.name.text in _MADE:
                yield from _of_call(made, owner, file)
            elif it.value or not (kind := _TYPE.fullmatch(it.annotation.of(file.source))) or "Factory" in kind[0]:
                continue
            fields.setdefault(owner.span, []).append((NAME if it.is_static else NAME_OF_OBJECT, it.name))
        yield from (Detection(it[0][0], it[0][1].text, it[0][1].span) for it in fields.values() if len(it) == 1)
        for decorator in file.all(Decorator):
            if decorator.name and decorator.name.text in _GENERATED:
                yield Detection(SOURCE, f"@{decorator.name.text}", decorator.name.span)
        yield from _handed(file)


def _of_call(made: Call, owner: Class, file: FileFacts) -> Iterator[Detection]:
    assert made.name
    receiver = f"{made.receiver.text}." if made.receiver else ""
    said = made.arguments[0].of(file.source) if made.arguments else ""
    if receiver.replace(".", "").isidentifier() or not receiver:
        # To what is no object nobody can hand anything; and one with a name of its own is for something else.
        free = Freedom.UNASKED if owner.is_static or said.endswith('"') else Freedom.FREE
        yield Detection(SOURCE, f"{receiver}{made.name.text}", made.name.span, free)
    if owner.name and said.endswith(".class") and made.arguments:
        is_own = said.removesuffix(".class") in _names_around(owner, file)
        yield Detection(OWNER, "own" if is_own else "other", made.arguments[0])
    elif owner.name and made.arguments and said in (f'"{owner.name.text}"', "getClass()", "this.getClass()"):
        yield Detection(OWNER, "text" if said.startswith('"') else "object", made.arguments[0])


def _handed(file: FileFacts) -> Iterator[Detection]:
    """Look at the loggers that constructors are given."""
    for it in file.all(Parameter):
        if it.annotation is None or not (kind := _TYPE.fullmatch(it.annotation.of(file.source))):
            continue
        maker = file.enclosing(it.span, Function)
        owner = file.enclosing(it.span, Class)
        if owner is None or owner.name is None or (maker and not maker.accessor):
            continue
        if "Factory" in kind[0]:  # Who needs several loggers has no choice.
            continue
        # One for any class is handed over on purpose: it writes elsewhere.
        free = Freedom.FREE if kind[1] else Freedom.UNASKED
        yield Detection(SOURCE, "handed", it.annotation, free)
        generic = {it.name.text for it in file.all(TypeParameter) if it.name}
        if (
            kind[1]
            and kind[1] not in generic
            and sum(_is_typed(other, file) for other in file.inside(Parameter, (maker or owner).span)) == 1
        ):
            is_own = kind[1] in _names_around(owner, file)
            yield Detection(OWNER, "own" if is_own else "other", it.annotation)


def _is_typed(it: Parameter, file: FileFacts) -> bool:
    kind = _TYPE.fullmatch(it.annotation.of(file.source)) if it.annotation else None
    return kind is not None and bool(kind[1])


def _names_around(owner: Class, file: FileFacts) -> set[str]:
    """Name a class and those around it."""
    found = set[str]()
    around: Class | None = owner
    while around is not None:
        found |= {around.name.text} if around.name else set()
        around = file.enclosing(around.span, Class)
    return found
