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

    receiver: Part | None = None
    """The type it belongs to, where it stands outside of it: `Cart` in Go's `func (c *Cart) Save()`, C++'s
    `Cart::save`."""

    visibility: Part | None = None
    """`public`, `private`, `protected`, `internal`, `pub`, as written."""

    is_static: bool = False
    is_abstract: bool = False
    """It has no body of its own: a method of an interface, a declaration, a prototype."""

    only_tells: bool = False
    """It says that it takes nothing and changes nothing: C++'s `int size() const`."""

    overrides: bool = False
    """It says, or its place says, that a base has it already: `@Override`, `override`, a method of Rust's
    `impl Trait for Cart`. Its name and its shape are not chosen here."""

    is_test: bool = False
    """A framework runs it: `@Test`, `[Fact]`, `#[test]`, `func TestSave(t *testing.T)`. Python's are told by name."""


class Class(Fact, frozen=True):
    """A class, a struct, a record, an object; also a block that adds members to one: Rust's `impl`."""

    name: Part | None = None
    bases: tuple[Part, ...] = ()
    """What it extends, as written; keyword arguments (`metaclass=`) are none. Implemented interfaces count."""

    body: Span | None = None
    docstring: Part | None = None
    visibility: Part | None = None
    is_abstract: bool = False
    is_static: bool = False
    is_final: bool = False
    """It says that nothing may extend it: `final`, `sealed`."""

    struct: bool = False
    """It is called a struct or a record."""

    extension: bool = False
    """It adds members to what is defined elsewhere: its name is no name given here."""


class TypeDefinition(Fact, frozen=True):
    """An interface, a trait, a type alias or an enum."""

    name: Part | None = None
    bases: tuple[Part, ...] = ()
    """What an interface extends."""

    body: Span | None = None
    visibility: Part | None = None
    interface: bool = False
    """An interface, a trait, a protocol: its methods, which must be captured as functions then, are contracts of those
    that implement it.
    """

    enum: bool = False
    alias: bool = False
    """It gives a name to a type that is written out: `type Price = number`, `typedef`, `using Price = int`."""


Named = Function | Class | TypeDefinition
"""What others call or use by its name."""


class EnumMember(Fact, frozen=True):
    """One value of an enum."""

    name: Part | None = None
    value: Span | None = None


class TypeParameter(Fact, frozen=True):
    """A type parameter of a generic definition: `T`."""

    name: Part | None = None


class Macro(Fact, frozen=True):
    """A macro with arguments: `#define MAX(a, b)`, Rust's `macro_rules! max`. One without is an `Assignment`."""

    name: Part | None = None
    body: Span | None = None


class Namespace(Fact, frozen=True):
    """What a file says it belongs to: `package com.shop;`, `namespace Shop;`, Go's `package cart`."""

    name: Part | None = None
    body: Span | None = None
    """What stands in its braces, where it has some."""


class Directive(Fact, frozen=True):
    """What a file tells the compiler of itself: `declare(strict_types=1)`, `"use strict"`, `#pragma once`."""

    name: Part | None = None
    """What it asks for: `strict_types=1`, `once`."""

    guard: bool = False
    """It keeps a header from being read twice by a macro: `#ifndef SHOP_CART_H`."""


class Parameter(Fact, frozen=True):
    """A parameter of the innermost function around it, anonymous ones included."""

    name: Part | None = None
    annotation: Span | None = None
    default: Span | None = None
    rest: bool = False
    """It takes what is left: `*args`, `**kwargs`, `...rest`."""

    readonly: bool = False
    """It is said not to be set again: TypeScript's and PHP's `readonly`, `final`."""

    promoted: bool = False
    """It becomes a field of its class: `constructor(private cart: Cart)`, PHP's `__construct(private Cart $cart)`."""


class SignedParameter(Fact, frozen=True):
    """A parameter of a function that is only described: `(cart: Cart) => void`, `save(cart: Cart): void`."""

    name: Part | None = None
    annotation: Span | None = None


class Receiver(Fact, frozen=True):
    """The parameter that stands for the object, where it is written apart: Go's `(c *Cart)`, Rust's `&mut self`."""

    name: Part | None = None
    type: Part | None = None
    """Without the star; None where the place tells it."""

    reference: bool = False
    """The object is not copied or moved: a pointer, a reference."""


class Lambda(Fact, frozen=True):
    """A function without a name: a lambda, an arrow function or function expression that is passed on."""

    body: Span | None = None


class Decorator(Fact, frozen=True):
    """A decorator. `FileFacts.decorators(definition)` finds those of a function or class."""

    name: Part | None = None
    """Without arguments: `@app.get("/")` is `app.get`."""

    derived: bool = False
    """It is a trait that is written for a type because its name stands there."""


class Assignment(Fact, frozen=True):
    """A name bound to a value or declared: `LIMIT = 3`, `const limit = 3`; a class's attribute, a struct's field.

    Not `a.b = c`, and where variables must be declared, not a later `limit = 4`.
    """

    name: Part | None = None
    value: Span | None = None
    annotation: Span | None = None
    keyword: Part | None = None
    """`const`, `let` or `var`."""

    literal: bool = False
    """The value is a number, a string, a boolean or a collection."""

    called: Part | None = None
    """What is called to make the value: `getLogger` in `log = logging.getLogger()` is `logging.getLogger`."""

    member: bool = False
    """It is declared as a field of a class or a struct, where the grammar tells."""

    constant: bool = False
    """It is said never to change and is known before the program runs: `static final`, C#'s `const`, Rust's `const`
    and `static`, Go's `const`, a macro's value. Not JavaScript's `const`."""

    property: bool = False
    """A field with a getter or a setter of its own: C#'s `public int Limit { get; set; }`."""

    is_static: bool = False
    visibility: Part | None = None
    readonly: bool = False
    """It is set once: a field's `readonly`, `final`, C++'s `const`; a Java variable's `final`."""


class Tag(Fact, frozen=True):
    """What a field tells serializers, written behind it: Go's `` `json:"price"` ``."""

    content: Span | None = None
    """Without quotes."""


class Import(Fact, frozen=True):
    """An import statement: `from a import b`, `import {b} from "a"`, `require("a")`."""

    module: Part | None = None
    """The module's name without quotes; with Python's leading dots and the brackets of C's `<stdio.h>`. None for
    `import a, b`: see `ImportedName`."""

    wildcard: bool = False
    """`from a import *`."""

    type_only: bool = False
    is_static: bool = False
    """It brings members of a class or names of a namespace: `import static`, `using static`, C++'s `using`, PHP's
    `use function`."""

    system: bool = False
    """`#include <stdio.h>`, not `#include "cart.h"`."""

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
    type_only: bool = False
    """It says for itself that it is a type: `import { type Cart }`."""


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
    alone: bool = False
    """It is a statement of its own: what it returns, if anything, is dropped."""


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
    """An error thrown, or made to be handed up: `raise E() from err`, `throw new E({cause: err})`, Go's
    `errors.New("…")` and `fmt.Errorf("…: %w", err)`, Rust's `bail!("…")`.
    """

    type: Part | None = None
    """The class, or the name of the error thrown again."""

    cause: Span | None = None
    message: Span | None = None
    """The first argument of the error that is made."""

    arguments: tuple[Span, ...] = ()
    """What the error is made with; a caught error among them is its cause."""

    made: bool = False
    """The error is made here (`raise E()`), not one that was caught (`raise err`)."""


class Handler(Fact, frozen=True):
    """The block that catches an error: `except E as err:`, `catch (err) {}`."""

    name: Part | None = None
    types: tuple[Part, ...] = ()
    """What it catches, one by one; empty where it catches everything."""

    body: Span | None = None


class ErrorCheck(Fact, frozen=True):
    """A branch taken where a call came back with an error: Go's `if err != nil { … }`, Rust's `Err(err) => …`."""

    name: Part | None = None
    body: Span | None = None


class IgnoredError(Fact, frozen=True):
    """The outcome of a call that may fail is thrown away, in so many words: `_ = f()`, `let _ = f();`, `f().ok();`."""

    call: Part | None = None
    """What is called."""


class Unwrap(Fact, frozen=True):
    """A value is taken for granted: Rust's `.unwrap()` and `.expect("…")`, TypeScript's and C#'s `cart!`."""

    form: Part | None = None
    """`unwrap`, `expect`, `!`."""

    message: Span | None = None


class Propagation(Fact, frozen=True):
    """An error is handed up by an operator: Rust's `?`."""


class Panic(Fact, frozen=True):
    """The program gives up: Go's `panic(…)`, `log.Fatal(…)`, Rust's `panic!(…)`, PHP's `die(…)`, `System.exit(…)`."""

    name: Part | None = None
    message: Span | None = None


class Unsafe(Fact, frozen=True):
    """A block in which the language checks less: Rust's and C#'s `unsafe { … }`."""


class Cleanup(Fact, frozen=True):
    """What is opened is sure to be closed: `with`, `using`, `defer`, try-with-resources, `finally`."""

    form: Part | None = None
    """The word."""

    resource: Span | None = None
    """What is opened or, for `defer` and `finally`, what is done."""


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


class Script(Fact, frozen=True):
    """A block of code in a file that holds more than code: `<script setup lang="ts">` of Vue and Svelte."""

    language: Part | None = None
    """As it says: `ts`."""

    content: Span | None = None
    setup: bool = False
    """It says that it runs for each component that is made, like a function: Vue's `<script setup>`."""


class Comment(Fact, frozen=True):
    """A comment, its marks included."""


class Log(Fact, frozen=True):
    """A message sent to a logger: `logger.info("…")`; not `print` and not `console`."""

    logger: Part | None = None
    level: Part | None = None
    message: Span | None = None
    """What is said: the first argument, or the first after the level, the context or the error."""

    arguments: tuple[Span, ...] = ()
    """What is handed on besides."""


class Comparison(Fact, frozen=True):
    """Two values compared for being equal or not."""

    operator: Part | None = None
    """`==`, `===`, `!=`, `is`."""

    left: Span | None = None
    right: Span | None = None
    null: bool = False
    """One side is `null`, `nil`, `None`, `undefined`."""


class Branch(Fact, frozen=True):
    """A condition with what is done where it holds: `if`."""

    condition: Span | None = None
    body: Span | None = None
    alternative: Span | None = None


class CarefulAccess(Fact, frozen=True):
    """A member of what may be missing: `cart?.size`, `cart && cart.size`."""

    form: Part | None = None
    """What keeps it from failing: `?.`, `&&`."""


class RecordType(Fact, frozen=True):
    """The type of an object whose keys are any texts or numbers: `Record<string, Cart>`, `{ [key: string]: Cart }`."""

    key: Part | None = None
    """What its keys are called, where they have a name."""


class Cast(Fact, frozen=True):
    """A type said to be another: `x as Cart`, `<Cart>x`, `(Cart) x`, `cart.(Cart)`, `static_cast<Cart>(x)`."""

    form: Part | None = None
    type: Part | None = None


class TypeReference(Fact, frozen=True):
    """A type written where one is wanted, of the kinds that can be written in several ways.

    `any` and its likes, `T[]` or `Array<T>`, `T?` or `Optional<T>`.
    """

    name: Part | None = None
    """The type without what stands in it: `any`, `Array`, `Optional`, `[]`, `?`."""

    any: bool = False
    """It stands for every type: `any`, `object`, `interface{}`, `dynamic`, `mixed`, `void *`."""

    array: bool = False
    optional: bool = False


class FullName(Fact, frozen=True):
    r"""A class named by its whole path where it is used, not imported: PHP's `\Shop\Cart`."""

    name: Part | None = None


class Spelling(Fact, frozen=True):
    """What the language lets be written in several ways: `[]` and `array()`, `NULL` and `nullptr`, `&&` and `and`."""

    name: Part | None = None
    """The way it is written: `[`, `array`."""


class Output(Fact, frozen=True):
    """Text written straight to the console: `print(…)`, `console.log(…)`."""

    name: Part | None = None
    """`print`, `console.log`, `sys.stdout.write`."""


class EnvironmentRead(Fact, frozen=True):
    """The process environment is read: `os.environ["A"]`, `os.getenv("A")`, `process.env.A`."""

    name: Part | None = None
    """The variable, where it is spelled out."""

    default: Span | None = None
    """What holds where it is not set."""


class TestRegion(Fact, frozen=True):
    """A part of a file that is only there for tests: Rust's `#[cfg(test)] mod tests { … }`.

    What stands in it is judged, and teaches, as the code of a test file does.
    """

    name: Part | None = None
    """The module's, where it is one."""


class Submodule(Fact, frozen=True):
    """A file says that another is a part of it: Rust's `mod cart;`."""

    name: Part | None = None


class TestCase(Fact, frozen=True):
    """A test that is a call: `it("saves", …)`, `test("saves", …)`, Go's `t.Run("saves", …)`. Python's are functions."""

    name: Part | None = None
    """The word called: `it` or `test`."""

    description: Part | None = None
    """What it says of itself, without quotes."""

    body: Span | None = None
    skipped: bool = False
    focused: bool = False
    """It keeps the others from running: `it.only`, `fdescribe`."""


class TestGroup(Fact, frozen=True):
    """Tests that belong together, told by a call: `describe("cart", …)`."""

    name: Part | None = None
    """The word called."""

    description: Part | None = None
    """What they say of themselves, without quotes."""

    body: Span | None = None
    focused: bool = False
    """It keeps the others from running: `describe.only`, `fdescribe`."""


class SkippedTest(Fact, frozen=True):
    """A test told not to run: `@pytest.mark.skip`, `@Disabled`, `[Fact(Skip = "…")]`, `#[ignore]`, `t.Skip()`."""

    reason: Span | None = None


class Setup(Fact, frozen=True):
    """What is done before or after tests: `@pytest.fixture`, `setUp`, `beforeEach`, `@BeforeEach`."""

    name: Part | None = None
    """The word for it."""


class Injection(Fact, frozen=True):
    """A dependency that a framework hands over: `@Autowired private Store store;`, the constructor of a component."""

    form: Part | None = None
    """The word that asks for it, where there is one: `Autowired`, `RequiredArgsConstructor`."""

    field: bool = False
    """It is put into a field."""

    constructor: bool = False
    """It is handed to a constructor, written here or generated."""


class Mock(Fact, frozen=True):
    """A stand-in is made: `mocker.patch(…)`, `jest.fn()`, `vi.mock(…)`, `mock(Cart.class)`, `new Mock<T>()`."""

    name: Part | None = None
    """What is called to make it."""


class Sleep(Fact, frozen=True):
    """The program waits for time to pass: `time.sleep(1)`, `Thread.sleep(…)`, `setTimeout` awaited."""


class Blocking(Fact, frozen=True):
    """A thread waits for what could be awaited: `LoadAsync().Result`, `LoadAsync().Wait()`."""


class Flush(Fact, frozen=True):
    """The end of a line is written out at once, not when there is enough: `<< std::endl`."""


class Route(Fact, frozen=True):
    """A path that a program answers: `@app.get("/carts")`, `[HttpGet("carts")]`, `r.GET("/carts", …)`."""

    method: Part | None = None
    """`get`, `HttpGet`, `GET`, `@GetMapping`, as written; None where it is for all."""

    path: Part | None = None
    """Without quotes."""

    handler: Part | None = None
    """The function named to answer; None where it stands below or is written there."""


class Response(Fact, frozen=True):
    """An answer to a request: `c.JSON(200, cart)`, `res.status(404).json(…)`, `return Ok(cart)`."""

    form: Part | None = None
    """How it is made: `c.JSON`, `res.json`, `Ok`."""

    status: Part | None = None
    """The status as written: `200`, `http.StatusOK`, `HttpStatus.OK`."""


class Query(Fact, frozen=True):
    """Data is read or changed: through a mapper (`Cart.objects.filter(…)`, `db.Where(…).Find(…)`) or as SQL."""

    name: Part | None = None
    """What is called."""

    raw: bool = False
    """It is written in the database's own language."""

    sql: Span | None = None


class Transaction(Fact, frozen=True):
    """Several changes of data are made one: `with transaction.atomic():`, `@Transactional`, `db.transaction(…)`."""

    form: Part | None = None


class Model(Fact, frozen=True):
    """A class that stands for a table."""

    name: Part | None = None
    table: Part | None = None
    """The table's name, where it is said; without quotes."""


class Assertion(Fact, frozen=True):
    """What a test claims."""

    style: Part | None = None
    """`assert`, `self.assertEqual`, `expect`: as far as the language names it."""


class Element(Fact, frozen=True):
    """The opening tag of an element in JSX or a template, or the whole of one that closes itself."""

    name: Part | None = None
    spread: bool = False
    """Some attributes come from a spread: `{...props}`, Vue's `v-bind="props"`, Svelte's `{...props}`; or from what is
    done to it, `use:action`."""


class Attribute(Fact, frozen=True):
    """An attribute of the innermost element around it."""

    name: Part | None = None
    """`alt`, also where Vue writes `:alt` or `v-bind:alt`; `v-if` and its likes with their `v-`."""

    value: Span | None = None
    literal: bool = False
    """Its value is written out, as a string between quotes."""

    event: bool = False
    """It says what is done when something happens: `onClick`, Vue's `@click`, Svelte's `on:click`."""


class Binding(Fact, frozen=True):
    """An attribute that ties code to an event, a property or a slot of an element, and has other forms."""

    word: Part | None = None
    """What says so: Vue's `@`, `:`, `#`, `v-on`, `v-bind`, `v-slot`; the name of an event in Svelte, `on:click`."""


class TemplateCode(Fact, frozen=True):
    """An expression in a template, not read as code: Vue's `{{ cart }}` and `v-if="full"`, Svelte's `{cart}`."""


class Style(Fact, frozen=True):
    """A block of rules in a file that may hold rules for this file alone: Vue's `<style>`."""

    content: Span | None = None
    scoped: bool = False
    """Its rules hold for this file alone: `scoped`, `module`."""


class Hashing(Fact, frozen=True):
    """A digest by a hash function that is broken: MD5, SHA-1. Python's and JavaScript's are told by what is called."""

    algorithm: Part | None = None


class Evaluation(Fact, frozen=True):
    """Text is run as code: PHP's `eval($code)`. Python's and JavaScript's are told by what is called."""

    code: Span | None = None


class ShellRun(Fact, frozen=True):
    """A command is handed to a shell: C's `system(command)`, Go's `exec.Command("sh", "-c", command)`."""

    command: Span | None = None


class Deserialization(Fact, frozen=True):
    """Data is read by what makes whatever the data names: `unserialize($x)`, `ObjectInputStream`, `BinaryFormatter`."""

    data: Span | None = None


class RandomDraw(Fact, frozen=True):
    """A number drawn from a source that can be predicted: `rand()`, `new Random()`, Go's `math/rand`."""


class Markup(Fact, frozen=True):
    """Text is put into a page as it is, its markup included: `innerHTML =`, `mark_safe(…)`, `template.HTML(…)`."""

    value: Span | None = None


KINDS: dict[str, type[Fact]] = {kind.capture(): kind for kind in Fact.__subclasses__()}
"""Capture name → kind."""
