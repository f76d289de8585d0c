"""Spelling: what a language lets be written in several ways in, the way of each out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.opening import first_line
from drift_lsp.facts.vocabulary import Class, Function, Import, ImportedName, Spelling
from drift_lsp.graphs.project import Project

WAYS = {
    "arrays": {"[": "`[…]`", "array": "`array(…)`"},
    "lists of variables": {"[": "`[…]`", "list": "`list(…)`"},
    "conditions joined by and": {"&&": "`&&`", "and": "`and`"},
    "conditions joined by or": {"||": "bars", "or": "`or`"},
    "comparisons for difference": {"!=": "`!=`", "<>": "`<>`"},
    "tests for null": {"===": "`=== null`", "!==": "`=== null`", "is_null": "`is_null(…)`"},
    "values for what may be missing": {"??": "`… ?? …`", "isset": "`isset(…) ? … : …`"},
    "calls of the container": {"App": "`App::…`", "app": "`app(…)`", "resolve": "`resolve(…)`"},
    "calls that ask who is there": {"Auth": "`Auth::…`", "auth": "`auth()`"},
    "calls of the cache": {"Cache": "`Cache::…`", "cache": "`cache()`"},
    "calls of the configuration": {"Config": "`Config::…`", "config": "`config(…)`"},
    "events": {"Event": "`Event::…`", "event": "`event(…)`"},
    "translations": {"Lang": "`Lang::…`", "__": "`__(…)`", "trans": "`trans(…)`"},
    "redirections": {"Redirect": "`Redirect::…`", "redirect": "`redirect(…)`"},
    "reads of the request": {"Request": "`Request::…`", "request": "`request(…)`"},
    "answers": {"Response": "`Response::…`", "response": "`response(…)`"},
    "calls of the session": {"Session": "`Session::…`", "session": "`session(…)`"},
    "strings that are worked on": {"Str": "`Str::…`", "str": "`str(…)`"},
    "validations": {
        "Validator": "`Validator::make(…)`",
        "validator": "`validator(…)`",
        "validate": "`$request->validate(…)`",
    },
    "views": {"View": "`View::…`", "view": "`view(…)`"},
    "times that are now": {"Carbon": "`Carbon::now()`", "now": "`now()`"},
    "null pointers": {"NULL": "`NULL`", "nullptr": "`nullptr`"},
    "empty parameter lists": {"void": "`(void)`", ")": "`()`"},
    "conditions that follow another": {"elseif": "`elseif`", "else": "`else if`"},
    "destructors with nothing to do": {"{}": "`{}`", "=default;": "`= default`"},
    "type parameters": {"class": "`class`", "typename": "`typename`"},
    "connections of signals": {"&": "a pointer to the signal", "SIGNAL": "`SIGNAL(…)`"},
    "truth values": {"true": "`true`", "false": "`true`", "TRUE": "`TRUE`", "FALSE": "`TRUE`"},
    "loops without an end": {"for": "`for (;;)`", "while": "`while (true)`"},
    "unsigned numbers": {"unsigned": "`unsigned`", "unsignedint": "`unsigned int`"},
    "arrays of nothing": {"0": "`new …[0]`", "Empty": "`Array.Empty…`"},
    "values made another kind": {
        **dict.fromkeys(("int", "float", "bool", "string"), "`(int)` and its like"),
        **dict.fromkeys(("intval", "floatval", "boolval", "strval"), "`intval(…)` and its like"),
    },
    "empty maps": {"{": "`{}`", "dict": "`dict()`"},
    "empty lists": {"[]": "`[]`", "list()": "`list()`"},
    "calls of the base": {"()": "`super()`", "self": "`super(…, self)`", "cls": "`super(…, self)`"},
    "tests for what is not in another": {"notin": "`… not in …`", "in": "`not … in …`"},
    "tests for what is another": {"isnot": "`… is not …`", "is": "`not … is …`"},
    "tests for a class": {"isinstance": "`isinstance(…)`", "type": "`type(…) == …`"},
}
"""What can be written in several ways, each way as it is captured and as it is said."""

OLD = frozenset(
    {"`NULL`", "`array(…)`", "`list(…)`", "`<>`", "`isset(…) ? … : …`", "`new …[0]`", "`true`", "`super(…, self)`"}
    | {"`SIGNAL(…)`", "`not … in …`", "`not … is …`", "`type(…) == …`"}
)
"""Ways that newer ones replace, or that some interfaces ask for: where they prevail, the other is no departure."""

WORDS = frozenset({"true", "false", "null"})
"""What may be written in capitals."""

TRUTH, BOOL = "truth values", re.compile(rb"\bbool\b")

DEFAULT, DEFAULTED = "=default;", re.compile(r"=\s*default\s*;")

STATEMENT = re.compile(rb"(?:[;{}\n]|<\?php)[ \t]*\Z")
"""What stands before a statement."""

ASKED = re.compile(rb"\\?[A-Z]\w*::(\w+)|[a-z]\w*\([^()\n]*\)->(\w+)")
"""What is called of a service, by its name or by the function that brings it."""

OBJECTS, SET = "events that are objects", "changes of the configuration"

TEXTS, FLUENT, MADE = "strings that are worked on", re.compile(rb"str\(\s*[^)\s]"), "of"
"""A text can be worked on one step after the other by `str($text)` and `Str::of($text)`; `Str::slug($text)` is one step."""

EVENTS, MADE_ONE = "events", re.compile(rb"\w+(?:::\w+)?\(\s*new\b")
"""An event that is an object; others have a name."""

SETTINGS, SETS = "calls of the configuration", re.compile(rb"Config::set\(|config\(\s*\[")

OF_FRAMEWORK = re.compile(r"Illuminate|Facades|Carbon")

WHO, ASKS_WHO = "calls that ask who is there", frozenset({"user", "id", "check", "guest"})

OF_CLASS = frozenset({"self", "cls"})

HEADER = 2000
OLDER = re.compile(
    rb"(?i)\b(?:must|should|needs? to|has to|have to|keep|kept)\b[^.]{0,80}?"
    rb"\b(?:compatible|readable|parsable|parse|understood|valid|work|run)\b[^.]{0,40}?\b(?:old(?:er)?\b|php ?[45]\b)"
)
"""At the beginning of a file that even old versions of the language must be able to read."""

CALLED = re.compile(rb"\s*(?:==|[!<>]|[-+*/%|?.]|&(?!&?\s*[{;]))")
"""Behind empty brackets: what is done with a value that a call gave."""

SLOTS: dict[str, list[str]] = {}
for slot, ways in WAYS.items():
    for form in ways:
        SLOTS.setdefault(form, []).append(slot)


class SpellingForm(Detector):
    """Where the language has two ways to write one thing, which one is written?

    Both mean the same, so a reader who meets the other one looks for a difference that is not there.
    """

    id = "styling/spelling"
    tier = "listed"
    family_tiers = {"cpp": "throughout", "php": "throughout", "python": "throughout"}
    slot_tiers = {"values made another kind": "listed", "empty maps": "listed", "empty lists": "listed"}
    needs = (Spelling,)
    form = True
    slots = {
        **{slot: slot for slot in WAYS},
        OBJECTS: OBJECTS,
        SET: SET,
        "constants of the language": "`true`, `false` and `null`",
    }
    answers = {
        "small": "it is written in small letters",
        "capitals": "it is written in capitals",
        "bars": "it is written `||`",  # A choice with a bar in it would be two.
        "*": "it is written {}",
    }
    conventions = frozenset({"small", "capitals", *(it for ways in WAYS.values() for it in ways.values())}) - OLD
    strict = True

    examples = (
        Allows(  # It sets what others ask for.
            "<?php\nuse Illuminate\\Support\\Facades\\Auth;\nAuth::setUser($row);",
            taught="<?php\nuse Illuminate\\Http\\Request;\n$cart = auth()->user();",
            language="php",
        ),
        Allows(  # A statement is no condition.
            "<?php\nif ($row || $cart) { load(); }",
            taught="<?php\ndefined('A') or define('A', 1);\n\n// How many.\ndefined('B') or define('B', 2);\nif ($it != 3) { save(); }",
            language="php",
        ),
        Flags("<?php\n$carts = «array(1)»;", taught="<?php\n$items = [1];", language="php"),
        Flags("<?php\n«list($one)» = $carts;", taught="<?php\n[$two] = $items;", language="php"),
        Flags("<?php\nif («is_null($one)») {}", taught="<?php\nif ($two === null) {}", language="php"),
        Flags("<?php\nif («$one or $two») {}", taught="<?php\nif ($three || $four) {}", language="php"),
        Flags("<?php\n$one = «TRUE»;", taught="<?php\n$two = false;", language="php"),
        Flags("<?php\n$one = «isset($a) ? $a : 1»;", taught="<?php\n$two = $b ?? 1;", language="php"),
        Flags(
            "<?php\nuse Illuminate\\Support\\Facades\\Cache;\n$one = «Cache::get('a')»;",
            taught="<?php\nuse Illuminate\\Http\\Request;\n$two = cache('b');",
            language="php",
        ),
        Flags(
            "<?php\nuse Illuminate\\Http\\Request;\n$one = «str($row)»->slug();",
            taught="<?php\nuse Illuminate\\Support\\Str;\n$two = Str::of($cart)->slug();",
            language="php",
        ),
        Allows(  # One step gives a text, and more of them something that can be worked on.
            "<?php\nuse Illuminate\\Support\\Str;\n$one = Str::slug($row);",
            taught="<?php\nuse Illuminate\\Http\\Request;\n$two = str($cart)->slug();",
            language="php",
        ),
        Allows(
            "<?php\nuse Stripe\\Checkout\\Session;\n$one = Session::retrieve('a');",
            taught="<?php\nuse Illuminate\\Http\\Request;\n$two = session('b');",
            language="php",
        ),
        Allows(  # An object needs no name.
            "<?php\nuse Illuminate\\Http\\Request;\nevent(new Sold($cart));",
            taught="<?php\nuse Illuminate\\Support\\Facades\\Event;\nEvent::dispatch('sold', $cart);",
            language="php",
        ),
        Allows(  # Here something is changed.
            "<?php\nuse Illuminate\\Support\\Facades\\Config;\nConfig::set('a', 1);",
            taught="<?php\nuse Illuminate\\Http\\Request;\n$two = config('b');",
            language="php",
        ),
        Allows(  # No other way makes a rule.
            "<?php\nuse Illuminate\\Support\\Facades\\Validator;\nValidator::extend('cart', $one);",
            taught="<?php\nuse Illuminate\\Http\\Request;\nfunction save(Request $request) { $request->validate([]); }",
            language="php",
        ),
        Allows(  # It makes one.
            "<?php\nuse Illuminate\\Http\\Request;\n$one = Request::create('/carts');",
            taught="<?php\nuse Illuminate\\Http\\Request;\n$two = request('b');",
            language="php",
        ),
        Flags("<?php\n$one = «intval($two)»;", taught="<?php\n$one = (int) $two;", language="php"),
        Allows("<?php\n$one = intval($two, 16);", taught="<?php\n$one = (int) $two;", language="php"),
        Flags("int *one = «NULL»;", taught="int *two = nullptr;", language="cpp"),
        Flags("int one«()» { return 1; }", taught="int two(void) { return 1; }", language="c"),
        Allows(  # A macro hides what it is.
            "static void shown(3, 4)\nload(int a, ...)\n{\n\tchar s[8];\n\n\tif (level() == 0)\n\t\treturn;\n}\n",
            taught="int two(void) { return 1; }",
            language="c",
        ),
        Flags("template <«class T»> T one();", taught="template <typename T> T two();", language="cpp"),
        Flags(
            "<?php\nif ($one) { a(); } «else if ($two) { b(); }»",
            taught="<?php\nif ($one) { a(); } elseif ($two) { b(); }",
            language="php",
        ),
        Flags(
            "void a() { connect(cart, «SIGNAL(saved())», this, SLOT(show())); }",
            taught="void b() { connect(item, &Item::saved, this, &Shop::show); }",
            language="cpp",
        ),
        Flags("class Cart { «~Cart() {}» };", taught="class Item { ~Item() = default; };", language="cpp"),
        Flags("class Cart { «~Cart() = default;» };", taught="class Item { ~Item() {} };", language="cpp"),
        Allows(  # All that it is made with is left to the compiler.
            "class Cart {\n  Cart() = default;\n  ~Cart() = default;\n};",
            taught="class Item { ~Item() {} };",
            language="cpp",
        ),
        Flags("int a(void) { return «true»; }", taught="int b(void) { return FALSE; }", language="c"),
        Allows("bool a(void) { return true; }", taught="gboolean b(void) { return FALSE; }", language="c"),
        Flags("void a(void) { «while (1) { b(); }» }", taught="void c(void) { for (;;) { d(); } }", language="c"),
        Flags("«unsigned» int_of(int n) { return n; }", taught="unsigned int size(int n) { return n; }", language="c"),
        Flags(
            "class Cart { void a() { «for (;;) { b(); }» } }",
            taught="class Item { void c() { while (true) { d(); } } }",
            language="java",
        ),
        Flags(
            "class Cart { void A() { B(«new int[0]»); } }",
            taught="class Item { void C() { D(Array.Empty<int>()); } }",
            language="csharp",
        ),
        Flags(
            "class Cart(Base):\n    def load(self): «super(Cart, self)».load()",
            taught="class Item(Base):\n    def save(self): super().save()",
        ),
        Allows(  # It passes over a base.
            "class Cart(Base):\n    def load(self): super(Base, self).load()",
            taught="class Item(Base):\n    def save(self): super().save()",
        ),
        Flags("rows = «dict()»", taught="items = {}"),
        Flags("rows = «list()»", taught="items = []"),
        Flags(
            "def load(row): return «type(row) is Cart»",
            taught="def save(item): return isinstance(item, Item)",
        ),
        Allows("def load(row): return type(row) is type(cart)", taught="def save(item): return isinstance(item, Item)"),
        Flags("if «not row in cart»: load()", taught="if item not in rows: save()"),
        Flags("if «not row is cart»: load()", taught="if item is not None: save()"),
        Allows("if not (row in cart): load()", taught="if item not in rows: save()"),
        Flags("if «type(row) == Row»: load()", taught="if isinstance(item, Item): save()"),
        Allows("if type(row) == type(cart): load()", taught="if isinstance(item, Item): save()"),
        Allows("class Cart { ~Cart() { drop(); } };", taught="class Item { ~Item() = default; };", language="cpp"),
        Allows(  # Older ones read it, which know one way only.
            "<?php\n/*\n * This file MUST stay compatible with older PHP versions\n * to check them.\n */\n$carts = array(1);",
            taught="<?php\n$items = [1];",
            language="php",
        ),
        Allows("<?php\n$one = isset($a) ? 1 : 2;", taught="<?php\n$two = $b ?? 1;", language="php"),
        Allows(  # The newer way.
            "int *one = nullptr;",
            taught="int *two = NULL; bool is(int a) { return a && two; }",
            language="cpp",
        ),
        Allows("<?php\n$one = $a[1];", taught="<?php\n$two = array(1);", language="php"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the way in which each thing is written."""
        if OLDER.search(file.source, 0, HEADER):
            return
        for it in file.all(Spelling):
            form = "".join(it.name.text.split()) if it.name else ""
            if form.lower() in WORDS and not file.language.preprocessed:  # There `NULL` is a macro.
                yield Detection("constants of the language", "small" if form.islower() else "capitals", it.span)
            elif form == ")" and CALLED.match(file.source, it.span.end):
                continue  # A call that was not understood.
            elif (
                form in ("or", "and")
                and STATEMENT.search(file.source, max(0, it.span.start - 200), it.span.start)
                and (file.source[it.span.end : it.span.end + 1] == b";")
            ):
                continue  # `defined('A') or define('A', 1);` is no condition.
            elif form in SLOTS:
                slot = _slot(form, file.source, it)
                choice = WAYS[slot][form]
                meant = _has_others(it, file) if form == DEFAULT else slot == TRUTH and _is_of_type(it, file)
                free = Freedom.UNASKED if meant else Freedom.FREE
                called = ASKED.match(file.source, it.span.start)
                asked = (called[1] or called[2]).decode() if called else ""
                if slot == WHO and asked and asked not in ASKS_WHO:
                    continue
                if slot == EVENTS and MADE_ONE.match(file.source, it.span.start):
                    slot = OBJECTS
                elif slot == SETTINGS and SETS.match(file.source, it.span.start):
                    slot = SET
                if (called and called[1] and _is_of_others(form, file)) or (form in OF_CLASS and _is_passed(it, file)):
                    continue
                if slot == TEXTS and not (asked == MADE if form == "Str" else FLUENT.match(file.source, it.span.start)):
                    continue
                # Where others ask for the very same in that way, it is no exception.
                yield Detection(slot, choice, first_line(file.source, it.span), free, asked)


def _is_of_type(it: Spelling, file: FileFacts) -> bool:
    """Tell whether a function gives what small letters are of: other values of truth have a type of their own."""
    function = file.enclosing(it.span, Function) if it.name and it.name.text.islower() else None
    begins = file.source[function.span.start : function.name.span.start] if function and function.name else b""
    return BOOL.search(begins) is not None


def _is_passed(it: Spelling, file: FileFacts) -> bool:
    """Tell whether a base is named from whose bases on something is looked for: no shorter way says that."""
    owner = file.enclosing(it.span, Class)
    named = it.span.of(file.source).partition("(")[2].partition(",")[0].strip()
    return owner is None or owner.name is None or owner.name.text != named


def _is_of_others(name: str, file: FileFacts) -> bool:
    """Tell whether a name that is usually the framework's was brought from elsewhere: Stripe has sessions too."""
    return any(
        statement.module and not OF_FRAMEWORK.search(statement.module.text)
        for it in file.all(ImportedName)
        if (it.alias or it.name) and (it.alias or it.name).text == name  # type: ignore[union-attr]
        for statement in [file.enclosing(it.span, Import)]
        if statement
    )


def _has_others(it: Spelling, file: FileFacts) -> bool:
    """Tell whether the line above or below leaves to the compiler what a class is made with, too."""
    row = file.lines.row(it.span.start)
    around = (file.lines.span(one).of(file.source) for one in (row - 1, row + 1) if 0 <= one < len(file.lines.starts))
    return any(DEFAULTED.search(line) for line in around)


def _slot(form: str, source: bytes, it: Spelling) -> str:
    """Choose among the things that can be written so: `[$a, $b] =` takes a list apart."""
    first, *more = SLOTS[form]
    is_target = more and source[it.span.end : it.span.end + 4].lstrip().startswith(b"=")
    return more[0] if is_target or (more and source.startswith(b"list", it.span.start)) else first
