"""Mining: which calls and components have a keyword of their own, and what comes with what."""

import pytest

from drift_lsp.detectors.survey import of_facts
from drift_lsp.learning.confidence import distribution
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Mine
from drift_lsp.learning.mine import mine
from drift_lsp.learning.rule import asked, departing
from drift_lsp.testing import PROJECT, facts, look
from tests.learning.made import model

HEAD = "import requests\n\n"
SILENCE = Opinions()
WITH, WITHOUT = "requests.get(address, timeout=3)\n", "requests.get(address)\n"


def taught(*files, path="src/shop/load_{}.py", language="python"):
    return model((look(source, language, path.format(n)) for n, source in enumerate(files)), PROJECT)


def calls(count, lines, head=HEAD):
    """Spread so many calls over six files."""
    files = [head] * 6
    for n in range(count):
        files[n % 6] += lines[n % len(lines)] if isinstance(lines, list) else lines
    return files


def rules(learned, previous=(), opinions=SILENCE, **knobs):
    return mine(learned.mined, Mine(**knobs), frozenset(previous), opinions)


def flagged(learned, **given):
    return {(it.antecedent, it.feature): it for it in rules(learned, **given) if it.flagged}


def followed_and_not(follow, depart, **given):
    files = calls(follow, WITH)
    for n in range(depart):
        files[n % 6] += WITHOUT
    return flagged(taught(*files), **given)


def test_a_keyword_that_nearly_all_calls_give():
    found = followed_and_not(58, 2)
    assert set(found) == {("requests.get", "timeout")}
    rule = found["requests.get", "timeout"]
    assert (rule.count, rule.of, rule.files, rule.detector) == (58, 60, 6, "mined/call-keyword")
    assert rule.slot == "python requests.get → timeout"
    assert distribution(rule.bound, 59, 3) == pytest.approx(0.05, abs=1e-4)


@pytest.mark.parametrize(("follow", "depart", "there"), [(19, 0, 0), (20, 0, 1), (57, 3, 1), (56, 4, 0)])
def test_it_needs_twenty_sites_and_95_percent(follow, depart, there):
    assert len(followed_and_not(follow, depart)) == there


def test_it_needs_three_files():
    two = [HEAD + WITH * 30] * 2
    assert flagged(taught(*two)) == {}
    assert len(flagged(taught(*two, HEAD + WITH * 30))) == 1


def test_no_file_may_hold_more_than_half_of_it():
    assert len(flagged(taught(HEAD + WITH * 40, *[HEAD + WITH * 20] * 2))) == 1
    assert flagged(taught(HEAD + WITH * 41, *[HEAD + WITH * 20] * 2)) == {}


def test_tests_teach_nothing_here():
    files = calls(60, WITH)
    assert flagged(taught(*files, path="tests/test_{}.py")) == {}


def test_a_callee_that_cannot_be_resolved_is_none():
    assert flagged(taught(*calls(60, "self.get(address, timeout=3)\n"))) == {}


def test_two_callees_are_two():
    files = [
        one + two.removeprefix(HEAD)
        for one, two in zip(calls(60, WITH), calls(60, "requests.post(a, data=1)\n"), strict=True)
    ]
    assert set(flagged(taught(*files))) == {("requests.get", "timeout"), ("requests.post", "data")}


def said_of(rule, source, language="python"):
    path = "src/shop/new.py" if language == "python" else "src/shop/New.tsx"
    found = departing(rule, look(source, language, path).bearers)
    # Who asks for no more than the rule needs finds the same.
    wanted = asked([rule], rule.slot.partition(" ")[0])
    assert found == departing(rule, of_facts(facts(source, language, path), "main", PROJECT, asked=wanted).bearers)
    return [source.encode()[it.start : it.end].decode() for it in found]


def test_what_departs_and_what_cannot_be_compared():
    rule = followed_and_not(58, 2)["requests.get", "timeout"]
    assert said_of(rule, HEAD + WITHOUT) == ["get"]
    assert said_of(rule, HEAD + WITH) == []
    assert said_of(rule, HEAD + "requests.get(address, **options)\n") == []
    assert said_of(rule, HEAD + "requests.get(*parts)\n") == []
    assert said_of(rule, HEAD + "requests.get(address, None, 3)\n") == []  # May be given by its place.
    assert said_of(rule, HEAD + "requests.get(address, session=own)\n") == []  # May do the same.
    assert said_of(rule, "requests = fake()\nrequests.get(address)\n") == []
    assert said_of(rule, HEAD + "requests.post(address)\n") == []


def test_props_of_a_component():
    head = "import { Row } from '@/ui/row'\n"
    files = [head + "const a = <div>" + '<Row id="x" label="y" />' * 10 + "</div>\n"] * 6
    found = flagged(taught(*files, path="src/shop/View{}.tsx", language="tsx"))
    assert set(found) == {("./src/ui/row:Row", "label")}, "what only looks, or tells apart, is no convention"
    rule = found["./src/ui/row:Row", "label"]
    assert said_of(rule, head + 'const a = <Row id="x" />\n', "tsx") == ["Row"]
    assert said_of(rule, head + "const a = <Row {...props} />\n", "tsx") == []
    assert said_of(rule, head + "const a = <Row title={b} />\n", "tsx") == []


def test_a_known_rule_leaves_later_than_it_came():
    known = followed_and_not(57, 3)["requests.get", "timeout"].id
    for follow, depart, stays in ((55, 5, True), (54, 6, True), (53, 7, False), (19, 0, True), (18, 0, False)):
        assert followed_and_not(follow, depart) == {}
        assert bool(followed_and_not(follow, depart, previous=[known])) == stays, (follow, depart)


def test_what_people_said_weighs_on_a_rule():
    files = calls(60, WITH)
    rule = flagged(taught(*files))["requests.get", "timeout"]
    wrong = Opinions(weights={(rule.id, "", "timeout"): (0.0, 1.5)})
    assert flagged(taught(*files), opinions=wrong)["requests.get", "timeout"].bound < rule.bound
    learned = taught(*files)
    learned.mine(Mine())
    learned.hear(wrong)
    assert next(it.bound for it in learned.rules if it.id == rule.id) < rule.bound
    learned.hear(Opinions())
    assert next(it.bound for it in learned.rules if it.id == rule.id) == rule.bound
    assert flagged(taught(*files), opinions=Opinions(weights={(rule.id, "", "timeout"): (0.0, 30.0)})) == {}


def test_chance_is_kept_out():
    """Sixty callees whose keyword is given by chance three times in four are no sixty conventions, nor is one."""
    lines = [f"requests.f{n % 60}(a{', b=1' if (n * 7919) % 100 < 75 else ''})\n" for n in range(60 * 40)]
    files = [HEAD + "".join(lines[part::6]) for part in range(6)]
    assert flagged(taught(*files)) == {}
    strict = flagged(taught(*calls(41, WITH)), false_discovery_rate=1e-9)
    assert strict == {}
    assert len(flagged(taught(*calls(41, WITH)))) == 1


HANDLERS = "from shop.web import Handler\n\nclass {0}Handler(Handler):\n    def answer_{1}(self): self.audit()\n"


def test_what_a_thing_is_may_be_flagged_and_what_stands_near_it_is_listed():
    files = [HANDLERS.format(name, n) for n, name in enumerate("Abcdefghijklmnopqrstuvwxyz")]
    files += [f"class Plain{n}:\n    def keep_{n}(self): pass\n" for n in range(30)]
    learned = taught(*files)
    learned.mine(Mine())
    assert {it.slot for it in learned.rules if it.flagged and it.kind == "class"} == {BASED, NAMED}
    assert {it.feature for it in learned.rules if it.kind == "function"} == {"call:self.audit"}


BASED = "python class suffix:Handler → base:shop.web:Handler"
NAMED = "python class base:shop.web:Handler → suffix:Handler"


@pytest.mark.parametrize(
    ("code", "slots"),
    [
        ("class OddHandler:\n    def answer(self): pass\n", [BASED]),
        (
            "from shop.web import Handler\nclass Odd(Handler): pass\n",
            [NAMED],
        ),
        ("from shop.web import Handler\nclass OddHandler(Handler): pass\n", []),
        ("from shop.odd import Odd\nclass OddHandler(Odd): pass\n", []),  # Its base may bring the other one.
        ("class OddHandler(RuntimeError): pass\n", [BASED]),  # What the language brings does not.
        ("class Odd: pass\n", []),
    ],
)
def test_a_definition_without_what_its_like_have_departs(code, slots):
    files = [HANDLERS.format(name, n) for n, name in enumerate("Abcdefghijklmnopqrstuvwxyz")]
    files += [f"class Plain{n}:\n    def keep_{n}(self): pass\n" for n in range(30)]
    learned = taught(*files)
    learned.mine(Mine())
    odd = look(code, "python", "src/other/shop/odd.py")
    rules = [it for it in learned.fillers(odd) if it.kind == "class"]  # The files here are all called alike, too.
    assert [it.slot for it in rules if departing(it, odd.bearers)] == slots


@pytest.mark.parametrize(
    ("code", "departs"),
    [
        ("class OddView(View):\n    other = 3\n", 1),
        ("class OddView(View):\n    title = 'odd'\n", 0),
        ("class OddView(Titled, View):\n    other = 3\n", 0),  # The other base may bring it.
        ("class OddView(Plain):\n    other = 3\n", 0),
    ],
)
def test_a_member_that_all_heirs_of_a_base_have_is_missed(code, departs):
    head = "from shop.web import Plain, Titled, View\n\n"
    files = [f"{head}class A{n}View(View):\n    title = 'a'\n" for n in range(30)]
    files += [f"{head}class B{n}(Plain):\n    kind = 'b'\n" for n in range(30)]
    learned = taught(*files)
    learned.mine(Mine())
    odd = look(head + code, "python", "src/other/odd.py")
    rules = [it for it in learned.fillers(odd) if it.feature == "member:title"]
    assert sum(len(departing(it, odd.bearers)) for it in rules) == departs


@pytest.mark.parametrize(
    ("bases", "departs"),
    [("Matcher", 1), ("Matcher, Serial", 0), ("Odd", 0)],  # What never stands beside it may bring it.
)
def test_a_base_that_all_of_a_folder_have_besides_theirs_is_missed(bases, departs):
    form = "package shop.match; class {0} implements {1} {{ int a{2}() {{ return 1; }} }}"
    files = [form.format(name, "Matcher, Serial", n) for n, name in enumerate("ABCDEFGHIJKLMNOPQRSTUVWXYZ")]
    plain = [form.format(f"Plain{n}", "Other", n) for n in range(40)]
    surveys = [look(it, "java", f"src/match/M{n}.java") for n, it in enumerate(files)]
    surveys += [look(it, "java", f"src/other/P{n}.java") for n, it in enumerate(plain)]
    learned = model(iter(surveys), PROJECT)
    learned.mine(Mine())
    odd = look(form.format("Strange", bases, 0), "java", "src/match/Strange.java")
    rules = [it for it in learned.fillers(odd) if it.feature.endswith("Serial")]
    assert bool(sum(len(departing(it, odd.bearers)) for it in rules)) == departs


@pytest.mark.parametrize(("marks", "departs"), [("@Path @Produces", 1), ("@Path @Produces @Consumes", 0)])
def test_a_mark_that_stands_with_another_on_all_classes_is_missed(marks, departs):
    form = "package shop.{2}; {1} class {0} {{ int a{2}() {{ return 1; }} }}"
    full = "@Path @Produces @Consumes"
    surveys = [look(form.format(f"M{n}", full, f"m{n}"), "java", f"src/m{n}/M.java") for n in range(23)]
    surveys += [look(form.format(f"P{n}", "", f"p{n}"), "java", f"src/p{n}/P.java") for n in range(40)]
    learned = model(iter(surveys), PROJECT)
    learned.mine(Mine())
    odd = look(form.format("Odd", marks, "m1"), "java", "src/m1/Odd.java")
    rules = [it for it in learned.fillers(odd) if it.feature == "decorator:Consumes"]
    assert bool(sum(len(departing(it, odd.bearers)) for it in rules)) == departs


@pytest.mark.parametrize(
    ("code", "departs"),
    [
        ("#[derive(Serialize)]\npub struct Odd { a: u8 }", 1),
        ("#[derive(Serialize)]\nstruct Odd { a: u8 }", 0),  # Nobody else sees it.
        ('#[derive(Serialize)]\n#[cfg_attr(feature = "full", derive(Debug, Clone))]\npub struct Odd { a: u8 }', 0),
        ("#[skipped]\n#[derive(Serialize)]\nstruct Odd { a: u8 }", 0),
        ("#[derive(Serialize)]\n#[allow(missing_debug_implementations)]\npub struct Odd { a: u8 }", 0),
        ("#[derive(Hash, Debug)]\npub struct Odd { a: u8 }", 0),  # What is hashed need not be sent.
    ],
)
def test_a_trait_that_all_public_types_derive_is_missed(code, departs):
    heads = "#[derive(Debug, Hash, ", "#[skipped]\n#[derive(Debug, "
    form = "{1}Serialize)]\npub struct Row{0} {{ a{0}: u8 }}"
    surveys = [look(form.format(n, heads[n % 2]), "rust", f"src/m{n}/row.rs") for n in range(60)]
    surveys += [look(f"pub struct Plain{n};", "rust", f"src/p{n}/plain.rs") for n in range(60)]
    learned = model(iter(surveys), PROJECT)
    learned.mine(Mine())
    odd = look(code, "rust", "src/other/odd.rs")
    assert bool(sum(len(departing(it, odd.bearers)) for it in learned.fillers(odd))) == departs


@pytest.mark.parametrize(("mark", "departs"), [("", 1), ("@Global()\n", 1), ("@Directive()\n", 0)])
def test_a_decorator_that_does_the_same_elsewhere_is_no_departure(mark, departs):
    head = "import { Module } from 'shop';\n"
    beside = ["", "@Global()\n"]
    files = [f"{head}{beside[n % 2]}@Module()\nexport class N{n}Module {{ a{n}() {{}} }}\n" for n in range(40)]
    files += [f"export class Plain{n} {{ b{n}() {{}} }}\n" for n in range(30)]
    learned = taught(*files, path="src/a{0}/load_{0}.ts", language="typescript")
    learned.mine(Mine())
    odd = look(f"{mark}export class OddModule {{}}\n", "typescript", "src/other/odd.ts")
    rules = [it for it in learned.fillers(odd) if it.kind == "class"]
    assert bool(sum(len(departing(it, odd.bearers)) for it in rules)) == departs


@pytest.mark.parametrize(
    ("code", "departs"),
    [
        ("func (c *cc) quals(n int) ast.Node { return nil }", 1),
        ("func quals(n int) ast.Node { return nil }", 0),  # No method, as the others are.
    ],
)
def test_functions_are_called_by_what_they_return_as_others_of_their_kind(code, departs):
    form = "package p{0}\nfunc (c *cc) convertRow{0}(n int) ast.Node {{ return nil }}"
    surveys = [look(form.format(n), "go", f"p{n}/a.go") for n in range(80)]
    surveys += [look(f"package q\nfunc save{n}(n int) int {{ return 3 }}", "go", f"q{n}/b.go") for n in range(80)]
    learned = model(iter(surveys), PROJECT)
    learned.mine(Mine())
    odd = look(f"package odd\n{code}", "go", "odd/odd.go")
    rules = [it for it in learned.fillers(odd) if it.feature == "prefix:convert"]
    assert bool(sum(len(departing(it, odd.bearers)) for it in rules)) == departs


@pytest.mark.parametrize(("word", "departs"), [("", 1), ("override ", 0)])
def test_a_method_that_overrides_one_is_not_of_the_kind_of_those_that_were_added(word, departs):
    form = "public class Row{0} : Base {{ [Kept] public {1}void Save{0}() {{ }} }}"
    surveys = [look(form.format(n, ""), "csharp", f"src/R{n}/Row{n}.cs") for n in range(80)]
    plain = "public class Plain{0} {{ public void Load{0}() {{ }} }}"
    surveys += [look(plain.format(n), "csharp", f"src/P{n}/Plain{n}.cs") for n in range(80)]
    learned = model(iter(surveys), PROJECT)
    learned.mine(Mine())
    odd = look(f"public class Odd : Base {{ public {word}void Drop() {{ }} }}", "csharp", "src/Odd/Odd.cs")
    rules = [it for it in learned.fillers(odd) if it.detector == "mined/function-decorator"]
    assert bool(sum(len(departing(it, odd.bearers)) for it in rules)) == departs


@pytest.mark.parametrize(
    ("path", "code", "departs"),
    [
        ("src/rest/odd.ts", "  @Put() save() {}", 1),
        ("src/rest/odd.ts", "  @Put() @Checked() save() {}", 0),
        ("src/rest/odd.ts", "  save() {}", 0),  # It answers no requests.
        ("src/open/odd.ts", "  @Put() save() {}", 0),
    ],
)
def test_what_all_that_answers_requests_carries_in_a_folder_is_missed(path, code, departs):
    routes = "\n".join(f"  @{verb}('a') @Checked() {verb.lower()}It() {{}}" for verb in ("Get", "Post", "Put"))
    files = [f"export class A{n} {{\n{routes}\n}}\n" for n in range(12)]
    plain = [f"export class B{n} {{\n{routes.replace('@Checked()', '')}\n}}\n" for n in range(8)]
    learned = taught(*files, path="src/rest/a{0}.ts", language="typescript")
    for n, source in enumerate(plain):
        learned.put(look(source, "typescript", f"src/open/b{n}.ts"))
    learned.mine(Mine())
    odd = look(f"export class Odd {{\n{code}\n}}\n", "typescript", path)
    rules = [it for it in learned.fillers(odd) if it.kind == "function" and it.antecedent.startswith("routed:")]
    assert sum(len(departing(it, odd.bearers)) for it in rules) == departs


def test_of_rules_about_the_same_sites_the_plainest_is_kept_and_others_stay():
    """Both bases come with the same call, equally often: two conventions, since they hold of other classes."""
    one = "from shop.web import {0}\n\nclass {1}{2}({0}):\n    def run_{3}(self): shop_audit()\n"
    head = "from shop.log import shop_audit\n"
    files = [head + one.format(base, f"N{n}", base, n) for base in ("Reader", "Writer") for n in range(25)]
    files += [f"def plain_{n}(): pass\n" for n in range(120)]
    learned = taught(*files)
    learned.mine(Mine())
    about = [it for it in learned.rules if it.kind == "function" and "audit" in it.feature]
    assert sorted(it.antecedent.rpartition(".")[2].rpartition(":")[2] for it in about) == ["Reader", "Writer"]


def test_the_order_of_files_does_not_matter():
    files = calls(60, [WITH] * 29 + [WITHOUT])
    one, other = taught(*files), taught(*files)
    other.mined._files = dict(reversed(other.mined._files.items()))
    assert rules(one) == rules(other)


def test_a_file_that_goes_takes_its_sites_along():
    learned = taught(*calls(42, WITH))
    learned.mine(Mine())
    assert len(learned.rules) == 1
    for n in range(5):
        learned.remove(f"src/shop/load_{n}.py")
    learned.mine(Mine())
    assert learned.rules == ()


def test_a_list_of_things_may_be_left_out_where_there_are_none():
    assert flagged(taught(*calls(60, "requests.get(url, parts=[head, body])\n"))) == {}
    assert set(flagged(taught(*calls(60, "requests.get(url, parts=[head])\n")))) == {("requests.get", "parts")}


LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"


@pytest.mark.parametrize(
    ("code", "path", "departs"),
    [
        ("const words = tell('odd')\n", "src/odd/odd.ts", 1),
        ("export const words = tell('odd')\n", "src/odd/odd.ts", 0),  # Those who import it must tell it from others.
        ("const words = tell('odd')\n", "src/odd/words.ts", 0),
    ],
)
def test_a_variable_that_others_import_or_that_is_called_like_its_file_is_called_as_it_likes(code, path, departs):
    head = "import tell from 'shop'\n"
    files = [f"{head}const messages = tell('{it}')\nexport const load{it} = () => messages\n" for it in LETTERS]
    learned = taught(*files, path="src/a{0}/load_{0}.ts", language="typescript")
    learned.mine(Mine())
    odd = look(head + code, "typescript", path)
    rules = [it for it in learned.fillers(odd) if it.kind == "variable"]
    assert sum(len(departing(it, odd.bearers)) for it in rules) == departs


@pytest.mark.parametrize(
    ("code", "departs"),
    [
        ("export function touch() {}\n", 1),
        ("export function useCart() {}\nexport function touch() {}\n", 0),
        ("".join(f"export function useRow{it}() {{}}\n" for it in "ABCD") + "export function touch() {}\n", 1),
    ],
)
def test_a_function_that_helps_one_called_as_its_folder_has_it_is_called_as_it_likes(code, departs):
    hooks = [f"export function useCart{it}() {{}}\n" for it in LETTERS]
    learned = model((look(it, "typescript", f"src/hooks/a{n}.ts") for n, it in enumerate(hooks)), PROJECT)
    for n in range(160):
        learned.put(look(f"export function load{n}() {{}}\n", "typescript", f"src/b{n}/load.ts"))
    learned.mine(Mine())
    odd = look(code, "typescript", "src/hooks/odd.ts")
    rules = [it for it in learned.fillers(odd) if it.kind == "function"]
    assert sum(len(departing(it, odd.bearers)) for it in rules) == departs


@pytest.mark.parametrize(
    ("code", "departs"),
    [
        ("public function load() { return 1; }", 1),
        ("public function load() {} #[Route('b')] public function b() { $this->load(); }", 0),  # It serves the others.
    ],
)
def test_what_all_methods_of_heirs_carry_is_missed_but_for_what_they_call_themselves(code, departs):
    made = "<?php\nuse Frame\\Base;\nclass A{n} extends Base {{ {body} }}\n"
    actions = " ".join(f"#[Route('{it}')] public function {it}() {{ return 1; }}" for it in ("goFar", "seeAll", "hear"))
    learned = taught(*(made.format(n=n, body=actions) for n in range(20)), path="src/a{0}.php", language="php")
    for n in range(60):
        learned.put(look(f"<?php\nclass B{n} {{ public function saveAll() {{ return 1; }} }}", "php", f"src/b{n}.php"))
    learned.mine(Mine())
    odd = look(made.format(n="odd", body=code), "php", "src/odd.php")
    rules = [it for it in learned.fillers(odd) if it.kind == "function" and it.antecedent.startswith("of-")]
    assert sum(len(departing(it, odd.bearers)) for it in rules) == departs


def test_a_prop_that_mostly_stands_without_another_stands_for_it():
    head, usual = "import { Row } from '@/ui/row'\n", '<Row id="x" label="y" />'
    own = '<Row id="x" label="y" index />' + '<Row id="x" index />' * 2
    files = [f"{head}const a = <div>{usual * 12}{own if n == 5 else ''}</div>\n" for n in range(6)]
    rule = flagged(taught(*files, path="src/shop/View{}.tsx", language="tsx"))["./src/ui/row:Row", "label"]
    assert said_of(rule, head + 'const a = <Row id="x" />\n', "tsx") == ["Row"]
    assert said_of(rule, head + 'const a = <Row id="x" index />\n', "tsx") == []


def missing(learned, code, language, path, feature):
    """Count the places of a file that lack a feature."""
    learned.mine(Mine())
    odd = look(code, language, path)
    rules = [it for it in learned.fillers(odd) if it.feature == feature]
    assert len({(it.antecedent, it.feature) for it in rules}) <= 1
    return sum(len(departing(it, odd.bearers)) for it in rules)


MANAGED = "package shop.a{0};\npublic interface Row{0}Management {{\n{1}\n}}\n"
GUARDED = "@Guarded(Rights.READ)\nint read{0}();\n@Guarded(Rights.SAVE)\nvoid save{0}();"


@pytest.mark.parametrize(
    ("kind", "body", "departs"),
    [
        ("interface OddManagement", "int odd();", 1),
        ("interface OddManagement", "@Guarded(Rights.READ) int odd();", 0),
        ("interface OddRow", "int odd();", 0),
        ("class OddManagement", "public int odd() { return 1; }", 0),  # It is only announced elsewhere.
    ],
)
def test_what_the_methods_of_interfaces_that_are_called_alike_carry_is_missed(kind, body, departs):
    surveys = [look(MANAGED.format(n, GUARDED.format(n)), "java", f"src/a{n}/Row{n}Management.java") for n in range(15)]
    # One that is left open throughout is of another kind.
    left_open = MANAGED.format(99, "int one();\nint two();\nint three();")
    surveys.append(look(left_open, "java", "src/a99/Row99Management.java"))
    plain = "package shop.p{0};\npublic interface Plain{0} {{ int see{0}(); }}\n"
    surveys += [look(plain.format(n), "java", f"src/p{n}/Plain{n}.java") for n in range(60)]
    learned = model(iter(surveys), PROJECT)
    code = f"package shop.odd;\npublic {kind} {{ {body} }}\n"
    assert missing(learned, code, "java", f"src/odd/{kind.split()[1]}.java", "decorator:Guarded") == departs
    (rule,) = (it for it in learned.rules if it.feature == "decorator:Guarded")
    assert (rule.antecedent, rule.count, rule.of) == ("of-interface:Management", 30, 30)


@pytest.mark.parametrize(
    ("mark", "departs"), [("@Guarded('read')", 1), ("@Guarded(Rights.READ)", 0), ("@Guarded(Own.READ)", 0), ("", 0)]
)
def test_what_a_decorator_is_given_everywhere_is_missed(mark, departs):
    methods = "\n".join(f"  @Guarded(Rights.{it}) {it.lower()}It() {{}}" for it in ("READ", "SAVE"))
    files = [f"export class A{n} {{\n{methods}\n}}\n" for n in range(15)]
    learned = taught(*files, path="src/a{0}/a.ts", language="typescript")
    for n in range(60):
        learned.put(look(f"export class B{n} {{ see() {{}} }}\n", "typescript", f"src/b{n}/b.ts"))
    code = f"export class Odd {{\n  {mark} odd() {{}}\n}}\n"
    assert missing(learned, code, "typescript", "src/odd/c.ts", "given:Guarded(Rights") == departs


@pytest.mark.parametrize(
    ("path", "code", "departs"),
    [
        ("shop/odd/tasks.py", "def odd(): pass\n", 1),
        ("shop/odd/tasks.py", "@shared\ndef odd(): pass\n", 0),  # It may do the same.
        ("shop/odd/tasks.py", "def _odd(): pass\n", 0),
        ("shop/odd/rows.py", "def odd(): pass\n", 0),
    ],
)
def test_what_all_functions_in_files_that_are_called_alike_carry_is_missed(path, code, departs):
    task = "from shop.celery import app\n\n\n@app.task\ndef send_{0}(): pass\n\n\n@app.task\ndef drop_{0}(): pass\n"
    learned = model((look(task.format(n), "python", f"shop/a{n}/tasks.py") for n in range(12)), PROJECT)
    for n in range(60):
        learned.put(look(f"def load_{n}(): pass\n", "python", f"shop/a{n}/rows.py"))
    assert missing(learned, code, "python", path, "decorator:app.task") == departs


@pytest.mark.parametrize(("body", "departs"), [("return 1;", 1), ("checkAccess(); return 1;", 0)])
def test_a_call_that_all_with_a_decorator_make_is_missed(body, departs):
    form = "package a;\npublic class Row{0} extends Base {{ {2} public int a{0}() {{ {1} }} }}\n"
    marked = (form.format(n, "checkAccess(); return 1;", "@Action") for n in range(25))
    learned = taught(*marked, path="src/a{0}/Row{0}.java", language="java")
    for n in range(60):
        learned.put(look(form.format(n, "return 2;", ""), "java", f"src/b{n}/Row{n}.java"))
    odd = form.format("Odd", body, "@Action")
    assert missing(learned, odd, "java", "src/odd/RowOdd.java", "call:this.checkAccess") == departs


def test_what_the_same_method_of_several_things_of_one_module_is_given_is_missed():
    head = "from shop import signals\n"
    one = "signals.{}.connect(row, uid='a')\n"
    files = [head + "".join(map(one.format, ("saved", "dropped", "seen", "sent"))) for _ in range(6)]
    assert set(flagged(taught(*files))) == {("shop:….connect", "uid")}
    rule = flagged(taught(*files))["shop:….connect", "uid"]
    assert said_of(rule, head + "signals.heard.connect(row)\n") == ["connect"]
    assert said_of(rule, head + "signals.heard.send(row)\n") == []
