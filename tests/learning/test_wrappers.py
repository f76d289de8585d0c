"""Wrappers: which thin functions a project has for what others bring, and who goes past them."""

import pytest

from drift_lsp.detectors.survey import of_facts, survey
from drift_lsp.graphs.project import Project
from drift_lsp.learning.feedback import Opinions
from drift_lsp.learning.knobs import Mine
from drift_lsp.learning.rule import Search, asked
from drift_lsp.learning.wrappers import bypassing, wrappers
from drift_lsp.syntax import languages
from drift_lsp.testing import PROJECT, facts, look
from tests.learning.made import model

PYTHON = "import os\n\n\ndef setting(name, default=None):\n    return os.environ.get(name, default)\n"
ASKS = "from shop.config import setting\n\na = setting('A')\n"
PAST = "import os\n\na = os.environ.get('A')\n"
C = (
    "char* xStrdup(const char* text)\n{\n   char* copy = strdup(text);\n"
    "   if (!copy)\n      fail();\n   return copy;\n}\n"
)
COPIES = "void load_{}(const char* name)\n{{\n   keep(xStrdup(name));\n}}\n"


def taught(language, files, project=PROJECT):
    return model((look(code, language, path) for path, code in files.items()), project)


def found(learned, previous=(), opinions=Opinions(), fresh=(), **knobs):  # noqa: B008
    return list(wrappers(learned.wrapped, Search(Mine(**knobs), frozenset(previous), opinions), fresh))


def python(wrapper=PYTHON, asks=ASKS, past=PAST, uses=30, direct=0, path="src/shop/config.py"):
    files = {path: wrapper}
    files |= {f"src/shop/cart/part_{n}.py": asks for n in range(uses)}
    return taught("python", files | {f"src/shop/odd/part_{n}.py": past for n in range(direct)})


def c(wrapper=C, asks=COPIES, uses=30, path="text/copy.c", **more):
    return taught("c", {path: wrapper} | {f"shop/load_{n}.c": asks.format(n) for n in range(uses)} | more)


def pairs(learned, **given):
    return {(it.antecedent, it.feature) for it in found(learned, **given)}


def past(rule, language, path, code, project=PROJECT):
    whole = look(code, language, path)
    found = bypassing(rule, whole, project)
    # Who asks for no more than the rule needs finds the same.
    looked = of_facts(facts(code, language, path), whole.role, PROJECT, asked=asked([rule], language))
    assert found == bypassing(rule, looked, project)
    return [code.encode()[it.start : it.end].decode() for it in found]


def test_a_wrapper_that_everybody_calls():
    (rule,) = found(python(direct=1))
    assert (rule.antecedent, rule.feature) == ("os.environ.get", "src/shop/config.py:setting")
    assert (rule.count, rule.of, rule.files, rule.detector) == (30, 31, 30, "mined/wrapper")
    assert rule.slot == "python os.environ.get → setting"
    assert rule.flagged


def test_it_is_found_however_what_it_wraps_is_imported():
    (rule,) = found(python())
    assert past(rule, "python", "src/shop/odd.py", "from os import environ\n\nenviron.get('A')\n") == []
    assert past(rule, "python", "src/cart/odd.py", "from os import environ\n\nenviron.get('A')\n") == ["get"]
    assert past(rule, "python", "src/cart/odd.py", "import os as system\n\nsystem.environ.get('A')\n") == ["get"]
    assert past(rule, "python", "src/cart/odd.py", "environ = load()\nenviron.get('A')\n") == []


@pytest.mark.parametrize(("uses", "direct", "there"), [(19, 0, 0), (20, 0, 1), (57, 3, 1), (56, 4, 0)])
def test_it_needs_twenty_uses_and_95_percent(uses, direct, there):
    assert len(found(python(uses=uses, direct=direct))) == there


def test_it_needs_five_files():
    often = ASKS + "b = setting('B')\n" * 9
    assert found(python(asks=often, uses=4)) == []
    assert len(found(python(asks=often, uses=5))) == 1


def test_a_known_one_leaves_later_than_it_came():
    (known,) = found(python())
    assert found(python(uses=19)) == []
    assert len(found(python(uses=19), previous=[known.id])) == 1
    assert len(found(python(uses=55, direct=5), previous=[known.id])) == 1
    assert found(python(uses=53, direct=7), previous=[known.id]) == []


def test_what_people_said_weighs_on_it():
    (rule,) = found(python())
    wrong = Opinions(weights={(rule.id, "", rule.feature): (0.0, 1.5)})
    (doubted,) = found(python(), opinions=wrong)
    assert doubted.bound < rule.bound
    assert found(python(), opinions=Opinions(weights={(rule.id, "", rule.feature): (0.0, 30.0)})) == []


def test_what_new_files_do_does_not_excuse_itself():
    learned = python(direct=4)
    assert found(learned) == []
    assert len(found(learned, fresh={f"src/shop/odd/part_{n}.py" for n in range(4)})) == 1


@pytest.mark.parametrize(
    "body",
    [
        "    return os.environ.get(PREFIX + name + '.', default)\n",
        "    return setting_of(os.environ.get(name))\n\n\ndef setting_of(value):\n    return value[1:]\n",
        "    name = name.upper()\n    return os.environ.get(name, default)\n",
        "    for one in name:\n        return os.environ.get(name, default)\n",
        "    found = os.environ.get(name, default)\n    return len(found)\n",
        "    if default:\n        return os.environ.get(name, default)\n    return load(name)\n",
        "    return both(name, os.environ.get(name))\n",
        "    return os.environ.get(name, 3)\n",
        "    return os.environ.get(name, usual(default))\n",
        "    return 'shop.' + os.environ.get(name)\n",
        "    return (os.environ.get(name)) + '.shop'\n",
        "    return lambda: os.environ.get(name)\n",
        "    a()\n    b()\n    c()\n    d()\n    return os.environ.get(name)\n",
    ],
    ids=[
        "built",
        "made",
        "anew",
        "looped",
        "kept",
        "asked",
        "given",
        "fixed",
        "counted",
        "behind",
        "before",
        "later",
        "thick",
    ],
)
def test_what_does_more_than_hand_on_is_none(body):
    learned = python(f"import os\n\n\ndef setting(name, default=None):\n{body}")
    assert "os.environ.get" not in {it for it, _ in pairs(learned)}


def test_a_method_of_an_unknown_object_is_none():
    wrapper = "class Settings:\n    def setting(self, name):\n        return self.store.get(name)\n"
    assert found(python(wrapper)) == []
    assert found(python(asks="a = config.setting('A')\n")) == []


def test_what_lives_in_the_project_is_wrapped_by_nobody():
    own = "from shop.store import load\n\n\ndef setting(name):\n    return load(name)\n"
    assert found(python(own)) == []
    assert pairs(python(own.replace("shop.store", "store"))) == {("store.load", "src/shop/config.py:setting")}
    assert found(c(C, **{"text/strdup.c": "char* strdup(const char* text) { return text; }\n"})) == []
    assert found(c(C, **{"text/strdup.h": "#define strdup(text) text\n"})) == []


def test_two_that_compete_are_no_convention():
    second = PYTHON + PYTHON.partition("\n\n\n")[2].replace("setting", "option")
    asks = ASKS.replace("import setting", "import option, setting")
    assert len(found(python(second, asks))) == 1
    assert found(python(second, asks + "b = option('B')\n")) == []


def test_of_two_that_are_called_the_same_either_will_do():
    files = {f"packages/{name}/src/copy.ts": f"export const {COPY}" for name in ("cart", "order")}
    for n in range(15):
        for name in ("cart", "order"):
            files[f"packages/{name}/src/part/use_{n}.ts"] = 'import { copy } from "../copy"\n\ncopy(a)\n'
    project = Project(packages=("packages/order", "packages/cart", "packages/price"))
    learned = taught("typescript", files, project)
    (rule,) = found(learned)
    assert (rule.count, rule.of, rule.places) == (30, 30, ("packages/cart", "packages/order"))
    for place, said in (("order", ["structuredClone"]), ("price", [])):
        code = "export const a = [structuredClone(b), c]\n"
        assert past(rule, "typescript", f"packages/{place}/src/part/new.ts", code, project) == said, place


COPY = "copy = (value: Cart) => structuredClone(value)\n"


def test_where_it_lives_and_where_another_wraps_the_same_nothing_is_expected():
    (rule,) = found(c())
    assert rule.home == ("text/copy.", "text/")
    direct = "void f(void)\n{\n   keep(a, strdup(b));\n}\n"
    assert past(rule, "c", "shop/new.c", direct) == ["strdup"]
    assert past(rule, "c", "text/other.c", direct) == []
    assert past(rule, "c", "shop/new.c", direct + "char* copied(char* text)\n{\n   return strdup(text);\n}\n") == []
    (beside,) = found(c(path="shop/copy.c"))
    assert beside.home == ("shop/copy.",)
    assert past(beside, "c", "shop/new.c", direct) == ["strdup"]
    assert past(beside, "c", "shop/copy.h", direct) == []


def test_one_of_many_helpers_is_none():
    many = C + "".join(f"int size_{n}(char* a)\n{{\n   return put(a, strdup(a));\n}}\n" for n in range(4))
    assert found(c(many)) == []


def test_a_name_that_several_files_define_is_nobodys():
    assert len(found(c(**{"text/copy.h": "char* xStrdup(const char* text);\n"}))) == 1
    assert found(c(**{"order/other.c": "char* xStrdup(const char* text) { return text; }\n"})) == []


def test_tests_neither_teach_nor_are_judged():
    files = {"text/copy.c": C} | {f"tests/load_{n}_test.c": COPIES.format(n) for n in range(30)}
    assert found(taught("c", files)) == []
    (rule,) = found(c())
    assert past(rule, "c", "shop/load_test.c", "void f(void)\n{\n   keep(strdup(b));\n}\n") == []


@pytest.mark.parametrize(
    ("language", "path", "wrapper", "asks", "pair"),
    [
        (
            "go",
            "internal/web/get.go",
            'package web\n\nimport "net/http"\n\n'
            "func Get(url string) (*http.Response, error) {\n\treturn http.Get(url)\n}\n",
            'package shop\n\nimport "example.com/shop/internal/web"\n\nfunc load{}() {{ web.Get("a") }}\n',
            ("net/http.Get", "Get"),
        ),
        (
            "php",
            "src/Text/escape.php",
            "<?php\nfunction e($text)\n{\n    return htmlspecialchars($text, ENT_QUOTES, 'UTF-8');\n}\n",
            "<?php\nfunction load{}($name)\n{{\n    echo e($name);\n}}\n",
            ("htmlspecialchars", "e"),
        ),
        (
            "csharp",
            "src/Text/Files.cs",
            "namespace Shop;\n\npublic static class Files\n{\n"
            "    public static string Read(string path) => File.ReadAllText(path);\n}\n",
            'namespace Shop;\n\npublic class Load{}\n{{\n    public void Run() {{ Show(Files.Read("a")); }}\n}}\n',
            ("File.ReadAllText", "Files.Read"),
        ),
        (
            "java",
            "src/shop/text/Clock.java",
            "package shop.text;\n\npublic class Clock {\n"
            "    public static long now() {\n        return System.currentTimeMillis();\n    }\n}\n",
            "package shop;\n\nimport shop.text.Clock;\n\n"
            "class Load{} {{\n    long at() {{ return Clock.now(); }}\n}}\n",
            ("System.currentTimeMillis", "Clock.now"),
        ),
        (
            "rust",
            "src/text/environment.rs",
            "pub fn variable(name: &str) -> Option<String> {\n    std::env::var(name).ok()\n}\n",
            'use crate::text::environment::variable;\n\nfn load_{}() {{\n    variable("A");\n}}\n',
            ("std.env.var", "variable"),
        ),
        (
            "tsx",
            "src/ui/Field.tsx",
            "export function Input({ kind, ...props }) {\n  const Tag = 'input'\n"
            "  return <Tag className={kind} {...props} />\n}\n",
            'import {{ Input }} from "@/ui/Field"\n\nexport const View{} = () => <Input name="a" />\n',
            ("<input>", "Input"),
        ),
        (
            "vue",
            "src/ui/BaseButton.vue",
            "<script setup>\ndefineProps({ kind: String })\n</script>\n"
            '<template><button v-bind="$attrs"><slot /></button></template>\n',
            '<script setup>\nimport BaseButton from "@/ui/BaseButton.vue"\n</script>\n'
            '<template><BaseButton :a="{}" /></template>\n',
            ("<button>", "BaseButton"),
        ),
    ],
)
def test_every_language_has_them(language, path, wrapper, asks, pair):
    ending = languages.named(language).extensions[0]
    files = {path: wrapper} | {f"src/shop/Use{n}{ending}": asks.format(n) for n in range(30)}
    project = Project(aliases=PROJECT.aliases, own={"go": ("example.com/shop",)})
    made = model(
        (survey_of(code, language, at, project) for at, code in files.items()),
        project,
    )
    assert {(it.antecedent, it.feature) for it in found(made)} == {(pair[0], f"{path}:{pair[1]}")}


def survey_of(code, language, path, project):
    return survey(code.encode(), path, languages.named(language), "main", project)


def test_a_member_of_its_own_class_is_wrapped_by_nobody():
    wrapper = (
        "<?php\nclass Request\n{\n"
        "    public static function text($key)\n    {\n        return self::{}($key) ?? '';\n    }\n}\n"
    )
    asks = "<?php\nfunction load{}($name)\n{{\n    echo Request::text($name);\n}}\n"
    for called, there in (("maybe", 0), ("Input::maybe", 1)):
        code = wrapper.replace("self::{}", called if "::" in called else f"self::{called}")
        files = {"src/Web/Request.php": code} | {f"src/shop/load_{n}.php": asks.format(n) for n in range(30)}
        assert len(found(taught("php", files))) == there, called


@pytest.mark.parametrize(
    ("body", "there"),
    [
        ("return fetch(`${ADDRESS}${path}`, { method })", 1),
        ("return fetch(ADDRESS + path)", 1),
        ("const answer = await fetch(path)\n  if (!answer.ok) throw new Error(path)\n  return answer.json()", 1),
        ("return fetch(`/orders/${path}`)", 0),
        ("const answer = await fetch(path)\n  return parsed(answer, path)", 0),
        ("path = `/${path}`\n  log(path, fetch(path))", 0),
    ],
)
def test_an_address_may_be_put_before_what_is_handed_on(body, there):
    files = {"src/api/client.ts": f"export async function load(path: string) {{\n  {body}\n}}\n"}
    uses = 'import { load } from "../api/client"\n\nawait load(a)\n'
    files |= {f"src/view/use_{n}.ts": uses for n in range(30)}
    assert pairs(taught("typescript", files)) == ({("fetch", "src/api/client.ts:load")} if there else set())


def test_nothing_may_be_handed_on():
    for body, there in (("useDispatch()", 1), ("useDispatch().cart", 0), ("useDispatch('cart')", 0)):
        code = f'import {{ useDispatch }} from "redux"\n\nexport function useCart() {{\n  return {body}\n}}\n'
        files = {"src/api/hooks.ts": code}
        files |= {f"src/view/use_{n}.ts": 'import { useCart } from "../api/hooks"\n\nuseCart()\n' for n in range(30)}
        assert len(found(taught("typescript", files))) == there, body


@pytest.mark.parametrize(
    ("macro", "there"),
    [
        ("#define xStrdup(text) strdup(text)\n", 1),
        ("#define xStrdup(text) \\\n  (strdup((text)))\n", 1),
        ("#define xStrdup(text) (strdup(text) + 1)\n", 0),
        ("#define xStrdup(text) strdup(other)\n", 0),
        ("#define xStrdup(text) strdup(text, 3)\n", 0),
        ("#define xStrdup strdup\n", 0),
    ],
)
def test_a_macro_may_be_one(macro, there):
    assert len(found(c(macro, path="text/copy.h"))) == there
