"""Synonyms: calls that could be made in other words in, the words of each out."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import ClassVar

from drift_lsp.detectors.contract import Allows, Detection, Detector, Flags, Freedom
from drift_lsp.detectors.synonyms import EVENTS, FAMILIES, NEWER, OLD, SLOTS, by_name
from drift_lsp.detectors.ways import CLAIMS, Way
from drift_lsp.facts.file import FileFacts
from drift_lsp.facts.vocabulary import Call, Function, ImportedName, Lambda, Parameter
from drift_lsp.graphs.project import Project
from drift_lsp.text import Span, first_line

BARE, LONGEST, BEHIND = "objects made of nothing", 300, 24
BRACKETED = frozenset({"php", "javascript", "typescript"})
"""Families in which an object can be made of nothing without brackets."""

ASKED = (
    *("regular expressions that are matched", "answers in JSON", "pages that are not there"),
    *("answers that send elsewhere", "paths that views answer", "tasks that run beside", "loops that run"),
    *("numbers that are drawn", "claims that numbers are close", "errors that are logged with where they came from"),
    *("paths that are made of texts", "maps of nothing", "answers of controllers", "work for another thread"),
)
"""Slots of which changed lines are asked: one word for it is newer, or the framework's own, and nothing speaks for the
others."""

NEW = {True: "new …()", False: "new …"}


AT_HAND = {
    "i18n.t(…)": re.compile(
        rb"(?s)(?:\b(?:const|let|var)\s+(?:\{[^}]*\bt\b[^}]*\}|\[\s*t\b[^\]]*\]|t)\s*=|\bt:\s*T)(?!.*\bt\s*\)?\s*=>)"
    )
}
"""Ways that are left alone unless the function around them declares what others are written with, and nothing between
has its name."""

ENVIRONMENT = "variables of the environment that are set"
OF_TEST = frozenset({"temporary folders", ENVIRONMENT, "contexts of tests", CLAIMS})
"""Slots of which a test has words of its own."""

CLEANS_UP = b"Cleanup("
"""Stands before what runs when a test has ended."""

TESTS = {"go": re.compile(r"\*?testing\.(?:T|B|F|TB)")}
"""Family → types of what a function takes that is a test, where a test is a thing."""


class Synonym(Detector):
    """Of several calls that do the same, which one is made?

    `toEqual` and `toStrictEqual`, `in_array` with and without its last argument, `timezone.now()` and `datetime.now()`
    differ where nobody looks, and who reads them side by side asks what the difference is for.
    """

    id = "styling/synonym"
    tier = "listed"
    family_tiers = {"php": "throughout", "go": "throughout", "java": "throughout"}
    slot_tiers: ClassVar = {
        **dict.fromkeys(ASKED, "changed"),
        **dict.fromkeys(NEWER, "throughout"),
        "variables of the environment that are read": "throughout",
        EVENTS: "throughout",
        "claims that something is in another": "throughout",
        "claims that something is null": "throughout",
        "claims that something is on a page": "throughout",
        "claims that something was called": "throughout",
        "deep copies": "throughout",
        "parts of texts": "throughout",
        "searches that answer yes or no": "throughout",
        "temporary folders": "throughout",
        "claims that a value is true": "listed",
        "claims that a value is false": "listed",
        "lists of what is written out": "listed",
        "people who are logged in": "listed",
        "keys that are looked for": "listed",
        "answers in JSON that hold what was put together": "listed",
    }
    needs = (Call,)
    form = True
    slots = {**SLOTS, BARE: BARE}
    answers = {"*": "it is written `{}`"}
    conventions = (
        frozenset({way.said for table in FAMILIES.values() for ways in table.values() for way in ways})
        | frozenset(NEW.values())
    ) - OLD
    families = frozenset(FAMILIES)
    strict = True
    local = True
    examples = (
        Flags(
            "func TestCart(t *testing.T) { load(context.«Background»()) }",
            taught="func TestItem(t *testing.T) { save(t.Context()) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Allows(  # The test has ended.
            "func TestCart(t *testing.T) { t.Cleanup(func() { load(context.Background()) }) }",
            taught="func TestItem(t *testing.T) { save(t.Context()) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Allows(  # No test is there.
            "func load() { save(context.Background()) }",
            taught="func TestItem(t *testing.T) { save(t.Context()) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Flags(
            "func TestCart(t *testing.T) { assert.«True»(t, load()) }",
            taught="func TestItem(t *testing.T) { require.Equal(t, 1, save()) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Allows(  # Only the test itself can end it.
            "func TestCart(t *testing.T) { go func() { assert.True(t, load()) }() }",
            taught="func TestItem(t *testing.T) { require.Equal(t, 1, save()) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Flags(
            "func TestCart(t *testing.T) { require.«Equal»(t, ErrFull, err) }",
            taught="func TestItem(t *testing.T) { require.ErrorIs(t, err, ErrGone) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Flags(
            'func Drop() error { return errors.«New»(fmt.Sprintf("%d", 3)) }',
            taught='func Save() error { return fmt.Errorf("it: %d", 4) }',
            language="go",
            path="shop/cart.go",
        ),
        Flags(
            "func drop() { prometheus.«NewCounter»(it) }",
            taught="func save() { promauto.With(rows).NewGauge(it) }",
            language="go",
            path="shop/cart.go",
        ),
        Allows(  # No test is there yet.
            'package shop\nimport "os"\nfunc TestMain(m *testing.M) { os.MkdirTemp("", "rows") }',
            taught="package shop\nfunc TestRows(t *testing.T) { t.TempDir() }",
            language="go",
            path="src/cart_test.go",
            taught_path="src/rows_test.go",
        ),
        Flags(
            "it('loads', () => { expect(load()).«toStrictEqual»(3) })",
            taught="it('saves', () => { expect(save()).toEqual(3) })",
            language="typescript",
        ),
        Flags(
            "it('loads', () => { expect(row.isFull()).«toBeTruthy»() })",
            taught="it('saves', () => { expect(save()).toBe(true) })",
            language="typescript",
        ),
        Flags(
            "if (carts.«indexOf»(one) !== -1) load();",
            taught="if (items.includes(one)) save();",
            language="typescript",
        ),
        Allows(  # It asks whether it comes first.
            "if (carts.indexOf(one) === 0) load();",
            taught="if (items.includes(one)) save();",
            language="typescript",
        ),
        Flags(
            "from django.utils import timezone\nfrom datetime import datetime\nload(datetime.«now»())",
            taught="from django.utils import timezone\nsave(timezone.now())",
        ),
        Flags(
            "class CartTest(TestCase):\n    def test_cart(self):\n        self.«assertTrue»(cart in load())",
            taught="class RowTest(TestCase):\n    def test_row(self):\n        self.assertIn(1, save())",
            path="tests/test_cart.py",
        ),
        Flags(
            "<?php\nfunction load() { return new «Response»(json_encode($rows)); }",
            taught="<?php\nfunction save() { return response()->json($rows); }",
            language="php",
        ),
        Flags(
            "<?php\nif («array_key_exists»('b', $a)) { load(); }",
            taught="<?php\nif (isset($c['d'])) { save(); }",
            language="php",
        ),
        Flags(
            "<?php\nclass CartTest extends TestCase {\n    function testIt() { $this->«assertEquals»('a', load()); }\n}",
            taught="<?php\nclass RowTest extends TestCase {\n    function testIt() { $this->assertSame(3, $b); }\n}",
            language="php",
            path="tests/CartTest.php",
        ),
        Allows(  # All that is claimed of them is claimed with one word.
            "<?php\nclass CartTest extends TestCase {\n    function testIt() {\n        $this->assertSame(true, $row[0]);\n"
            "        $this->assertSame('a', $row[1]);\n    }\n}",
            taught="<?php\nclass RowTest extends TestCase {\n    function testIt() { $this->assertTrue($b); }\n}",
            language="php",
            path="tests/CartTest.php",
        ),
        Allows(  # What stands before it is wanted.
            "<?php\n$a = strstr($b, ':', true);", taught="<?php\nif (str_contains($c, 'd')) { save(); }", language="php"
        ),
        Allows(  # It asks whether it stands at the beginning.
            "<?php\nif (strpos($a, 'b') !== 0) { load(); }",
            taught="<?php\nif (str_contains($c, 'd')) { save(); }",
            language="php",
        ),
        Flags(
            "<?php\nif («strpos»($a, 'b') === 0) { load(); }",
            taught="<?php\nif (str_starts_with($c, 'd')) { save(); }",
            language="php",
        ),
        Allows(  # They may be two of a kind.
            "<?php\nclass CartTest extends TestCase {\n    function testIt() { $this->assertEquals($a, load()); }\n}",
            taught="<?php\nclass RowTest extends TestCase {\n    function testIt() { $this->assertSame(3, $b); }\n}",
            language="php",
            path="tests/CartTest.php",
        ),
        Flags(
            "def load(request):\n    return «render»(request, 'cart.html')",
            taught="def save(request):\n    return TemplateResponse(request, 'row.html')",
        ),
        Flags(
            "it('loads', () => { expect(load).«toHaveBeenCalledOnce»() })",
            taught="it('saves', () => { expect(save).toHaveBeenCalledTimes(1) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Flags("<?php\nload(Auth::«user»());", taught="<?php\nsave(auth()->user());", language="php"),
        Flags("<?php\nload($request->«get»('a'));", taught="<?php\nsave($request->input('b'));", language="php"),
        Flags("<?php\nload(«trans»('a'));", taught="<?php\nsave(__('b'));", language="php"),
        Flags("<?php\nload(Carbon::«now»());", taught="<?php\nsave(now());", language="php"),
        Flags("<?php\nload(Config::«get»('a'));", taught="<?php\nsave(config('b'));", language="php"),
        Flags("load(«t»('a'));", taught="save(i18n.t('b'));", language="typescript"),
        Flags(
            "function Cart() {\n  const { t } = useTranslation();\n  return rows.map((it) => i18n.«t»('a'));\n}",
            taught="function Row() {\n  const { t } = useTranslation();\n  return t('b');\n}",
            language="typescript",
        ),
        *(
            Allows(  # There is none here, or it is another one.
                code,
                taught="function Row() {\n  const { t } = useTranslation();\n  return t('b');\n}",
                language="typescript",
            )
            for code in (
                "function cart() { return i18n.t('a'); }",
                "function Cart() {\n  const { t } = useTranslation();\n  toast((t) => show(t, i18n.t('a')));\n}",
            )
        ),
        Allows(  # It is there already.
            "class CartTest { @Test void a() { List<Row> rows = Arrays.asList(load(1, 2).rows()); } }",
            taught="class ItemTest { @Test void b() { List<Row> rows = List.of(one, two); } }",
            language="java",
        ),
        Flags("const a = z.string().«nonempty»();", taught="const b = z.string().min(1);", language="typescript"),
        Flags(
            "it('loads', () => { expect(load()).«toEqual»('a') })",
            taught="it('saves', () => { expect(save()).toBe(3) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Flags(
            "def test_cart(self):\n    a = json.«loads»(response.content)",
            taught="def test_row(self):\n    b = response.json()",
            path="tests/test_cart.py",
        ),
        Flags(
            "def test_cart(mocker):\n    with «patch»('shop.load'):\n        load()",
            taught="def test_row(mocker):\n    mocker.patch('shop.save')",
            path="tests/test_cart.py",
        ),
        Flags("<?php\n«in_array»($a, $b);", taught="<?php\nin_array($c, $d, true);", language="php"),
        Allows(  # Its last argument is far away.
            "<?php\nin_array($a, [" + "'a row of the cart', " * 20 + "], true);",
            taught="<?php\nin_array($c, $d, true);",
            language="php",
        ),
        Flags("<?php\n$a = «new» Cart();", taught="<?php\n$b = new Item;", language="php"),
        Flags("<?php\n$a = Cart::«where»('a', 1);", taught="<?php\n$b = Item::query();", language="php"),
        Flags(
            "func TestCart(t *testing.T) { require.«Nil»(t, err) }",
            taught="func TestItem(t *testing.T) { require.NoError(t, err) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Flags(
            'func drop() error { return errors.«Wrap»(err, "b") }',
            taught='func save() error { return fmt.Errorf("a: %w", err) }',
            language="go",
        ),
        Flags(
            "class Cart { void A() { B(JsonConvert.«SerializeObject»(it)); } }",
            taught="class Item { void B() { A(JsonSerializer.Serialize(it)); } }",
            language="csharp",
        ),
        Flags("fn drop() { load(String::«default»()); }", taught="fn a() { b(String::new()); }", language="rust"),
        Flags(
            "class CartTest { @Test void a() { assertThat(it.size()).«isEqualTo»(3); } }",
            taught="class ItemTest { @Test void b() { assertThat(it).hasSize(3); } }",
            language="java",
            path="src/test/java/CartTest.java",
        ),
        Allows(  # The other way takes no locale.
            'class Cart { void a() { b(String.format(Locale.ROOT, "%d", 3)); } }',
            taught='class Item { void b() { a("%d".formatted(4)); } }',
            language="java",
        ),
        Flags(
            "class CartTests { [Fact] public void A() { Assert.«Equal»(0, it.Rows.Count); } }",
            taught="class ItemTests { [Fact] public void B() { Assert.Empty(it); } }",
            language="csharp",
            path="tests/CartTests.cs",
        ),
        Allows(  # That may be any number.
            "class CartTests { [Fact] public void A() { Assert.Equal(0, reader.Count); } }",
            taught="class ItemTests { [Fact] public void B() { Assert.Empty(it); } }",
            language="csharp",
            path="tests/CartTests.cs",
        ),
        Flags("void drop(void) { «exit»(1); }", taught="void save(void) { exit(EXIT_FAILURE); }", language="c"),
        Allows(
            "func TestCart(t *testing.T) { require.Nil(t, cart) }",
            taught="func TestItem(t *testing.T) { require.NoError(t, err) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Allows(  # A field may hold anything.
            "func TestCart(t *testing.T) { assert.Equal(t, false, cart.Full) }",
            taught="func TestItem(t *testing.T) { assert.False(t, save()) }",
            language="go",
            path="shop/cart_test.go",
        ),
        Allows(  # A stream lies in no file.
            "func drop(r io.Reader) { io.ReadAll(r) }", taught='func save() { os.ReadFile("c") }', language="go"
        ),
        Allows("<?php\n$a = DB::where('a', 1);", taught="<?php\n$b = Item::query();", language="php"),
        Allows("<?php\n$a = new Cart(1);", taught="<?php\n$b = new Item;", language="php"),
        Allows(  # The other way is the better one.
            "<?php\nin_array($a, $b, true);", taught="<?php\nin_array($c, $d);", language="php"
        ),
        Allows(  # Another thing is looked for.
            "if (carts.indexOf(one) > 3) load();", taught="if (items.includes(one)) save();", language="typescript"
        ),
        *(
            Allows(  # That it is there is claimed of whatever it is.
                f"it('loads', () => {{ expect({claimed}).toBeTruthy() }})",
                taught="it('saves', () => { expect(save()).toBe(true) })",
                language="typescript",
                path="src/cart.test.ts",
            )
            for claimed in ("load()", "cart.id", "carts.find((it) => it.a === 3)", "await loaded.rows")
        ),
        Flags(
            "it('loads', () => { load.«mockReturnValue»(Promise.resolve(3)) })",
            taught="it('saves', () => { save.mockResolvedValue(3) })",
            language="typescript",
        ),
        Flags(
            "it('loads', () => { load.«mockImplementationOnce»(() => Promise.resolve(3)) })",
            taught="it('saves', () => { save.mockResolvedValue(3) })",
            language="typescript",
        ),
        Flags("const a = z.string().«email»();", taught="const b = z.uuid();", language="typescript"),
        Flags("load(a.«replace»(/ /g, '-'));", taught="save(b.replaceAll('.', ','));", language="typescript"),
        Allows(  # No plain text says that.
            "load(a.replace(/\\s+/g, '-'));", taught="save(b.replaceAll('.', ','));", language="typescript"
        ),
        Allows(  # Both make the same, and the newer one needs no package.
            "load(crypto.randomUUID());", taught="save(uuidv4());", language="typescript"
        ),
        Allows(  # Time stands still.
            "it('loads', () => { vi.useFakeTimers(); fireEvent.click(cart) })",
            taught="it('saves', async () => { await userEvent.click(item) })",
            language="typescript",
            path="src/cart.test.ts",
        ),
        Flags(
            "urlpatterns = [«path»('carts/', load)]",
            taught="urlpatterns = [re_path(r'^items/$', save)]",
            path="src/urls.py",
        ),
        Allows(  # The plainer way is nobody's departure.
            "urlpatterns = [re_path(r'^carts/$', load)]",
            taught="urlpatterns = [path('items/', save)]",
            path="src/urls.py",
        ),
        Flags("asyncio.«ensure_future»(load())", taught="asyncio.create_task(save())"),
        Flags(
            "if Cart.objects.filter(row=1).«count»() > 0: pass",
            taught="if Item.objects.filter(price=1).exists(): pass",
        ),
        Allows(
            "if Cart.objects.filter(row=1).count() > 3: pass",
            taught="if Item.objects.filter(price=1).exists(): pass",
        ),
        Flags("a = asyncio.«get_event_loop»()", taught="b = asyncio.get_running_loop()"),
        Flags(
            "logger.«error»('lost', exc_info=True)",
            taught="logger.exception('gone')",
        ),
        Flags(
            "def load(request):\n    return «HttpResponseRedirect»(reverse('cart'))",
            taught="def save(request):\n    return redirect('row')",
        ),
        Allows(  # It is a place, not the name of a page.
            "def load(request):\n    return HttpResponseRedirect(request.path)",
            taught="def save(request):\n    return redirect('row')",
        ),
        Flags(
            "<?php\nif («preg_match»('{a}', $b)) { load(); }",
            taught="<?php\nif (Preg::isMatch('{c}', $d)) { save(); }",
            language="php",
        ),
        Flags("<?php\nreturn $this->«json»($a);", taught="<?php\nreturn new JsonResponse($b);", language="php"),
        Flags("<?php\nreturn new «JsonResponse»($a);", taught="<?php\nreturn $this->json($b);", language="php"),
        Allows(  # It is a request of a test.
            "<?php\n$this->json('GET', $a);", taught="<?php\nreturn new JsonResponse($b);", language="php"
        ),
        Flags(
            "class Cart { Path a() { return Paths.«get»(b); } }",
            taught="class Item { Path b() { return Path.of(a); } }",
            language="java",
        ),
        Flags(
            "class Cart { List<Row> a = Lists.«newArrayList»(); }",
            taught="class Item { List<Row> b = new ArrayList<>(); }",
            language="java",
        ),
        Allows(  # It copies what is elsewhere.
            "class Cart { List<Row> a = Lists.newArrayList(b.rows()); }",
            taught="class Item { List<Row> b = List.of(a, c); }",
            language="java",
        ),
        Allows(  # It is another time.
            "class Cart { long a = Instant.now().plusSeconds(3).toEpochMilli(); }",
            taught="class Item { long b = System.currentTimeMillis(); }",
            language="java",
        ),
        Allows(  # It holds something from the beginning.
            "class Cart { List<Row> a = Lists.newArrayList(b); }",
            taught="class Item { List<Row> b = new ArrayList<>(); }",
            language="java",
        ),
        Flags(
            "class Carts : ControllerBase { IActionResult A() { return new «NotFoundObjectResult»(it); } }",
            taught="class Items : ControllerBase { IActionResult B() { return NotFound(it); } }",
            language="csharp",
        ),
        Allows("now()", taught="from django.utils import timezone\nsave(timezone.now())"),
    )

    def observe(self, file: FileFacts, project: Project) -> Iterator[Detection]:
        """Report the words of each call that has synonyms."""
        ways, own = by_name(file.language.family), file.once(_own, project)
        brackets = file.language.family in BRACKETED
        for call in file.all(Call):
            if call.name is None:
                continue
            if call.is_new and brackets and not call.arguments:
                made = NEW[file.source[call.span.end - 1 : call.span.end] == b")"]
                yield Detection(BARE, made, Span(call.span.start, call.span.start + len("new")))
            if known := ways.get(call.name.text):
                yield from _said(call, known, own, file)


def _own(file: FileFacts, _project: Project) -> frozenset[str]:
    return frozenset(it.name.text for it in file.all(Function) if it.name)


def _brings_t(file: FileFacts, _: None) -> bool:
    return any(part.text == "t" for it in file.all(ImportedName) if (part := it.alias or it.name))


def _said(call: Call, known: tuple[tuple[str, Way], ...], own: frozenset[str], file: FileFacts) -> Iterator[Detection]:
    assert call.name
    if call.receiver is None and call.name.text in own:
        return
    asked = set[str]()
    for slot, way in known:
        if slot in asked or way.made != call.is_new or not _is_on(call, way) or _is_held(slot, call, file):
            continue
        if way.given is not None and call.span.end - call.name.span.end > LONGEST:
            asked.add(slot)  # What is given is not read, so nothing can be said.
        elif _is_so(call, way, file.source):
            asked.add(slot)
            sure = _is_sure(call, way) and _is_at_hand(call, way, file) and not _is_one_of_several(call, way, file)
            free = Freedom.FREE if sure else Freedom.UNASKED
            yield Detection(slot, way.said, first_line(file.source, call.name.span), free)


def _is_sure(call: Call, way: Way) -> bool:
    """Tell whether the other ways would say the same here."""
    return way.sure is None or way.sure.fullmatch(call.receiver.text if call.receiver else "") is not None


def _is_at_hand(call: Call, way: Way, file: FileFacts) -> bool:
    """Tell whether what the other ways are written with is there: declared in a function around, or imported."""
    needed = AT_HAND.get(way.said)
    if needed is None or file.once(_brings_t, None):
        return True
    around = file.enclosing(call.span, Function)
    while around is not None and not needed.search(file.source, around.span.start, call.span.start):
        around = file.enclosing(around.span, Function)
    return around is not None


def _is_one_of_several(call: Call, way: Way, file: FileFacts) -> bool:
    """Tell whether the line above or below makes the same call with something else, for which there is no other word."""
    assert call.name
    if way.given is None or call.span.start > call.name.span.start:
        return False
    begins, row = (
        file.source[call.span.start : call.name.span.end].decode(errors="replace") + "(",
        file.lines.row(call.span.start),
    )
    around = (
        file.lines.span(one).of(file.source).strip() for one in (row - 1, row + 1) if 0 <= one < len(file.lines.starts)
    )
    given = (it.removeprefix(begins).rpartition(")")[0] for it in around if it.startswith(begins))
    return any(it and not way.given.fullmatch(it) for it in given)


def _is_held(slot: str, call: Call, file: FileFacts) -> bool:
    """Tell whether a place cannot use all words: time stands still, so that what waits for it between one key and the
    next would wait for ever; or no test is there to be asked.
    """
    if slot == EVENTS:
        return b"useFakeTimers" in file.source
    return slot in OF_TEST and file.language.family in TESTS and not _is_in_test(slot, call, file)


def _is_in_test(slot: str, call: Call, file: FileFacts) -> bool:
    """Tell whether a call stands in a function that takes a test; what cleans up after it cannot ask it, and what runs
    beside it cannot end it.
    """
    takers, here = file.once(_takers, file.language.family), _around(call.span, file)
    while here is not None and here.span not in takers:
        if slot == CLAIMS or file.source.endswith(CLEANS_UP, 0, here.span.start):
            return False
        here = _around(here.span, file)
    alone = slot == ENVIRONMENT and b".Parallel()" in file.source
    return here is not None and not alone


def _takers(file: FileFacts, family: str) -> frozenset[Span]:
    tests = (
        it for it in file.all(Parameter) if it.annotation and TESTS[family].fullmatch(it.annotation.of(file.source))
    )
    return frozenset(around.span for it in tests if (around := _around(it.span, file)))


def _around(span: Span, file: FileFacts) -> Function | Lambda | None:
    """Find the innermost function around a place, be it one without a name."""
    found = [it for it in (file.enclosing(span, Function), file.enclosing(span, Lambda)) if it]
    return min(found, key=lambda it: it.span.size, default=None)


def _is_on(call: Call, way: Way) -> bool:
    return way.on is None or way.on.fullmatch(call.receiver.text if call.receiver else "") is not None


def _is_so(call: Call, way: Way, source: bytes) -> bool:
    assert call.name
    if way.given is not None:
        given = source[call.name.span.end : call.span.end]
        if not way.given.fullmatch(given.decode(errors="replace")[1:-1]):
            return False
    return (
        way.then is None
        or way.then.match(source[call.span.end : call.span.end + BEHIND].decode(errors="replace")) is not None
    )
