"""The vocabulary: every kind of fact a query may capture.

A capture `@raise` marks the whole of a `Raise`; `@raise.cause` fills its field `cause`. The part must lie strictly
inside the whole (a `name`, an `alias` or a flag may be all of it) and belongs to the innermost whole of its kind around
it. What a field holds is told by its type:

    Part | None         one piece of source with its text (names; longer than 200 bytes: text is empty)
    tuple[Part, ...]    all of them, in order
    Span | None         one piece of source, where only the place matters; captured in pieces, it spans all of them
    tuple[Span, ...]    all of them, in order
    bool                whether it was captured at all

A capture that starts with an underscore is private to its query; `@_not.raise` takes back what another pattern captures
as `@raise`. Kinds are spelled for people, not for grammars: a
`Raise` is a Python `raise` and a JavaScript `throw` alike.
"""

from __future__ import annotations

import msgspec

from drift_lsp.text import Span


class Part(msgspec.Struct, frozen=True, gc=False):
    """A captured piece of source: what it says and where."""

    text: str
    span: Span


class Fact(msgspec.Struct, frozen=True, gc=False):
    """Anything a query captures; `span` covers the whole of it."""

    span: Span

    @classmethod
    def capture(cls) -> str:
        """Spell the name a query uses for it: `ImportedName` is `imported_name`."""
        return "".join(f"_{c.lower()}" if c.isupper() else c for c in cls.__name__).removeprefix("_")


class Function(Fact, frozen=True):
    """A function or method with a name: a definition, or a function bound to a variable or a class field."""

    name: Part | None = None
    returns: Span | None = None
    """The annotation of what it returns."""

    body: Span | None = None
    docstring: Part | None = None
    """A documentation comment or string that belongs to it."""

    is_async: bool = False
    arrow: bool = False
    """It is a function expression bound to a name: `const save = () => {}`."""

    accessor: bool = False
    """A getter, a setter or a constructor: its name is not a function's name."""


class Class(Fact, frozen=True):
    """A class."""

    name: Part | None = None
    bases: tuple[Part, ...] = ()
    """What it extends, as written; keyword arguments (`metaclass=`) are none. Implemented interfaces count."""

    body: Span | None = None
    docstring: Part | None = None


class TypeDefinition(Fact, frozen=True):
    """An interface, a type alias or an enum."""

    name: Part | None = None


class Parameter(Fact, frozen=True):
    """A parameter of the innermost function around it, anonymous ones included."""

    name: Part | None = None
    annotation: Span | None = None
    default: Span | None = None
    rest: bool = False
    """It takes what is left: `*args`, `**kwargs`, `...rest`."""


class Lambda(Fact, frozen=True):
    """A function without a name: a lambda, an arrow function or function expression that is passed on."""

    body: Span | None = None


class Decorator(Fact, frozen=True):
    """A decorator. `FileFacts.decorators(definition)` finds those of a function or class."""

    name: Part | None = None
    """Without arguments: `@app.get("/")` is `app.get`."""


class Assignment(Fact, frozen=True):
    """A name bound to a value: `LIMIT = 3`, `const limit = 3`, also a class's attribute. Not `a.b = c`."""

    name: Part | None = None
    value: Span | None = None
    annotation: Span | None = None
    keyword: Part | None = None
    """`const`, `let` or `var`."""

    literal: bool = False
    """The value is a number, a string, a boolean or a collection."""

    called: Part | None = None
    """What is called to make the value: `getLogger` in `log = logging.getLogger()` is `logging.getLogger`."""


class Import(Fact, frozen=True):
    """An import statement: `from a import b`, `import {b} from "a"`, `require("a")`."""

    module: Part | None = None
    """The module's name without quotes; with Python's leading dots. None for `import a, b`: see `ImportedName`."""

    wildcard: bool = False
    """`from a import *`."""

    type_only: bool = False
    dynamic: bool = False
    """`require("a")`, `await import("a")`, `importlib.import_module("a")`: an expression, not a statement."""


class ImportedName(Fact, frozen=True):
    """One name that an import brings: `b as c`, `{b as c}`, `* as c`, the default `c`; in Python `import a.b as c`."""

    name: Part | None = None
    """What it is called where it comes from; None for a default import and for `* as c`."""

    alias: Part | None = None
    """What it is called here, where that is said."""

    namespace: bool = False
    """It stands for the module as a whole: `import a.b as c`, `import * as c from "a"`."""

    default: bool = False


class Export(Fact, frozen=True):
    """Something a module offers: `export default`, `export const a`, `export {a, b}`, `module.exports = `."""

    default: bool = False
    names: tuple[Part, ...] = ()
    source: Part | None = None
    """The module it is re-exported from."""


class Call(Fact, frozen=True):
    """A call, or a `new` of a class."""

    name: Part | None = None
    """The last name of what is called: `get` in `self.client.get(url)`."""

    receiver: Part | None = None
    """What stands before that name: `self.client`."""

    arguments: tuple[Span, ...] = ()
    """All of them, those by keyword and spread ones included."""

    spread: bool = False
    """Some arguments come from a spread: `*args`, `**options`, `...rest`, `{...options}`."""

    is_new: bool = False


class Keyword(Fact, frozen=True):
    """An argument with a name, of the innermost call around it: `timeout=3`, or `timeout: 3` in an object argument."""

    name: Part | None = None
    value: Part | None = None


class Shorthand(Fact, frozen=True):
    """A variable that gives an object's property its name and its value: `{ price }`."""

    name: Part | None = None


class Await(Fact, frozen=True):
    """An expression that is waited for."""

    operand: Span | None = None


class Loop(Fact, frozen=True):
    """A loop; comprehensions too."""

    body: Span | None = None


class Raise(Fact, frozen=True):
    """An error thrown: `raise E() from err`, `throw new E({cause: err})`."""

    type: Part | None = None
    """The class, or the name of the error thrown again."""

    cause: Span | None = None
    message: Span | None = None
    """The first argument of the error that is made."""

    made: bool = False
    """The error is made here (`raise E()`), not one that was caught (`raise err`)."""


class Handler(Fact, frozen=True):
    """The block that catches an error: `except E as err:`, `catch (err) {}`."""

    name: Part | None = None
    types: tuple[Part, ...] = ()
    """What it catches, one by one; empty where it catches everything."""

    body: Span | None = None
    guarded: Span | None = None
    """The block it guards, where the grammar holds both in one."""


class Return(Fact, frozen=True):
    """A return statement."""

    value: Span | None = None


class Text(Fact, frozen=True):
    """A string literal, its quotes included."""

    content: Span | None = None
    """What stands between the quotes; None where it is empty."""

    interpolated: bool = False
    """Values are put in: an f-string with a `{}`, a template with a `${}`."""

    template: bool = False
    """Written as an f-string or a template, whether or not values are put in."""


class Formatting(Fact, frozen=True):
    """A string built from a string literal and values by other means than interpolation."""

    literal: Span | None = None
    """The string literal, quotes included."""

    percent: bool = False
    """`"%s" % value`."""

    format: bool = False
    """`"{}".format(value)`."""

    plus: bool = False
    """`"a" + value`, one side a string literal, the other not."""


class Comment(Fact, frozen=True):
    """A comment, its marks included."""


class Log(Fact, frozen=True):
    """A message sent to a logger: `logger.info("…")`; not `print` and not `console`."""

    logger: Part | None = None
    level: Part | None = None
    message: Span | None = None
    """The first argument."""


class Output(Fact, frozen=True):
    """Text written straight to the console: `print(…)`, `console.log(…)`."""

    name: Part | None = None
    """`print`, `console.log`, `sys.stdout.write`."""


class EnvironmentRead(Fact, frozen=True):
    """The process environment is read: `os.environ["A"]`, `os.getenv("A")`, `process.env.A`."""

    name: Part | None = None
    """The variable, where it is spelled out."""


class TestCase(Fact, frozen=True):
    """A test that is a call: `it("saves", …)`, `test("saves", …)`. Python's tests are functions."""

    name: Part | None = None
    """The word called: `it` or `test`."""


class Assertion(Fact, frozen=True):
    """What a test claims."""

    style: Part | None = None
    """`assert`, `self.assertEqual`, `expect`: as far as the language names it."""


class Element(Fact, frozen=True):
    """A JSX element, self-closing or not: its opening tag's name."""

    name: Part | None = None
    spread: bool = False
    """Some attributes come from a spread: `{...props}`."""


class Attribute(Fact, frozen=True):
    """A JSX attribute, of the innermost element around it."""

    name: Part | None = None
    value: Span | None = None


KINDS: dict[str, type[Fact]] = {kind.capture(): kind for kind in Fact.__subclasses__()}
"""Capture name → kind."""
