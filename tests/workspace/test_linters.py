"""What a project's own linters are told not to ask."""

from __future__ import annotations

import time

import pytest

from drift_lsp.detectors import registry
from drift_lsp.enforcement.linter_rules import FAMILIES, RULES
from drift_lsp.syntax import languages
from drift_lsp.workspace import linters
from drift_lsp.workspace.workspace import Workspace

ANY, LOOP, VAR = "types/any-type", "styling/loop-form", "types/local-type"
ESLINT = 'export default [{{ rules: {{ "@typescript-eslint/no-explicit-any": {} }} }}]\n'
ORDER, SORTING = "structural/import-order", "structural/import-sorting"
YODA = "SlevomatCodingStandard.ControlStructures.DisallowYodaComparison"
HEADER, SIDE = "documentation/file-header", "styling/constant-side"
EQUAL, STRICT = "structural/equality-form", "export default [{{ rules: {{ eqeqeq: {} }} }}]\n"
STATED = "export function keep{0}(line: string): boolean {{\n  return line === read({0})\n}}\n"
WAIVED = "export function lose(line: string): boolean {\n  return line == read(1)\n}\n"


def waived(files):
    found, notes = linters.waivers(files, lambda path: files[path].encode())
    assert notes == ()
    return sorted({(it.detector, it.rule, it.folder, it.tests) for it in found})


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("web/eslint.config.js", ESLINT.format("'off'"), [(ANY, "no-explicit-any", "web", False)]),
        ("eslint.config.mjs", ESLINT.format("0"), [(ANY, "no-explicit-any", "", False)]),
        ("eslint.config.mjs", ESLINT.format("['off', { a: 1 }]"), [(ANY, "no-explicit-any", "", False)]),
        ("eslint.config.ts", ESLINT.format("level"), []),
        ("eslint.config.ts", ESLINT.format("'warn'"), []),
        (
            ".eslintrc.cjs",
            "module.exports = {rules: {'array-type': 0}}",
            [("types/array-form", "array-type", "", False)],
        ),
        (
            ".eslintrc.base.cjs",
            "const baseRules = {\n  'array-type': 'off',\n};\nexports.base = {rules: baseRules}",
            [("types/array-form", "array-type", "", False)],
        ),
        (  # What asks for `let` says nothing of `const`.
            ".eslintrc",
            "rules:\n  no-var: error\n  prefer-const: off\n",
            [("structural/variable-keyword", "prefer-const", "", False)],
        ),
        (".eslintrc", "rules:\n  eqeqeq: off\n", [("structural/equality-form", "eqeqeq", "", False)]),
        (
            ".eslintrc.json",
            '{"rules": {"array-type": "off",}} // kept',
            [("types/array-form", "array-type", "", False)],
        ),
        ("package.json", '{"eslintConfig": {"rules": {"yoda": 0}}}', [("styling/constant-side", "yoda", "", False)]),
        ("biome.json", '{"linter": {"rules": {"complexity": {"noForEach": "off"}}}}', [(LOOP, "noForEach", "", False)]),
        (
            "biome.jsonc",
            '{"linter": {"rules": {"complexity": {"noForEach": {"level": "off", "options": {}}}}}}',
            [(LOOP, "noForEach", "", False)],
        ),
        ("pyproject.toml", "[tool.ruff.lint]\nignore = ['N818']\n", [("errors/error-class-name", "N818", "", False)]),
        ("ruff.toml", "ignore = ['D100']\n", [("documentation/module-docstring", "D100", "", False)]),
        (".flake8", "[flake8]\nextend-ignore = E501, B904  # why\n", [("errors/raise-cause", "B904", "", False)]),
        (
            ".pylintrc",
            "[MESSAGES CONTROL]\ndisable=C,\n  broad-except,\n",
            [("errors/catch-breadth", "broad-except", "", False)],
        ),
        ("a/Cargo.toml", "[lints.clippy]\nuse_self = 'allow'\n", [("types/self-name", "use_self", "a", False)]),
        (
            "Cargo.toml",
            "[workspace.lints.clippy]\nptr_arg = { level = 'allow' }\n",
            [("types/borrowed-form", "ptr_arg", "", False)],
        ),
        (
            ".golangci.yml",
            "linters:\n  disable: [errorlint]\n",
            [("errors/sentinel-check", "errorlint", "", False), ("errors/wrapped-error", "errorlint", "", False)],
        ),
        (
            ".golangci.yaml",
            "linters:\n  settings:\n    revive:\n      rules:\n        - {name: error-strings, disabled: true}\n",
            [("errors/message-form", "error-strings", "", False)],
        ),
        (
            ".golangci.toml",
            "[linters-settings.staticcheck]\nchecks = ['all', '-ST1005']\n",
            [("errors/message-form", "ST1005", "", False)],
        ),
        (  # What staticcheck leaves out unasked is repeated by whoever adds to it.
            ".golangci.toml",
            "[linters.settings.staticcheck]\nchecks = ['all', '-ST1000', '-ST1003', '-ST1005', '-ST1016', '-ST1020',"
            " '-ST1021', '-ST1022']\n",
            [("errors/message-form", "ST1005", "", False)],
        ),
        (
            ".php-cs-fixer.php",
            "<?php $not = ['a/*']; return ['yoda_style' => false];",
            [("styling/constant-side", "yoda_style", "", False)],
        ),
        (
            ".php-cs-fixer.dist.php",
            "<?php return ['yoda_style' => false, 'a' => true];",
            [("styling/constant-side", "yoda_style", "", False)],
        ),
        ("pint.json", '{"rules": {"final_class": false}}', [("structural/final-class", "final_class", "", False)]),
        (
            "phpcs.xml.dist",
            '<rule ref="X"><exclude name="Squiz.Strings.DoubleQuoteUsage"/><!-- <exclude name="x"/> --></rule>',
            [("styling/quote-form", "Squiz.Strings.DoubleQuoteUsage", "", False)],
        ),
        (
            ".editorconfig",
            "[*.cs]\ndotnet_diagnostic.CA1852.severity = none\n",
            [("structural/final-class", "CA1852", "", False)],
        ),
        (
            ".editorconfig",
            "[*]\ncsharp_style_var_elsewhere = true:none # why\n",
            [(VAR, "csharp_style_var_elsewhere", "", False)],
        ),
        (".editorconfig", "[*.cs]\ncsharp_style_var_elsewhere = true:silent\n", []),
        (
            "build/.editorconfig",
            "[*.cs]\ndotnet_style_require_accessibility_modifiers = never:warning\n",
            [("structural/access-modifier", "dotnet_style_require_accessibility_modifiers", "build", False)],
        ),
        (".editorconfig", "[*.cs]\ndotnet_style_require_accessibility_modifiers = always:warning\n", []),
        (
            "a/.editorconfig",
            "[*.cs]\ndotnet_diagnostic.IDE0007.severity = silent\n",
            [(VAR, "IDE0007", "a", False)],
        ),
        (
            "src/A.csproj",
            "<NoWarn>$(NoWarn);1591;CA9999</NoWarn>",
            [("documentation/docstring-presence", "CS1591", "src", False)],
        ),
        ("a.ruleset", '<Rule Id="SA1101" Action="None" />', [("styling/own-member", "SA1101", "", False)]),
        (
            ".clang-tidy",
            "Checks: '-*,modernize-*,-modernize-use-using'\n",
            [("types/alias-form", "modernize-use-using", "", False)],
        ),
        (
            ".clang-format",
            "BasedOnStyle: LLVM\nIncludeBlocks: Regroup\n",
            [(ORDER, "IncludeBlocks", "", False), (SORTING, "IncludeBlocks", "", False)],
        ),
        (
            "web/biome.jsonc",
            '{"assist": {"actions": {"source": {"organizeImports": {"level": "on"}}}}} // ordered',
            [(name, "organizeImports", "web", False) for name in (ORDER, SORTING, "structural/name-sorting")],
        ),
        (
            "src/.clang-format-ignore",
            "# copied\nold.c\nlib/*\n*.gen.c\n",
            [
                (name, "exclude", place, False)
                for name in (
                    *("structural/first-include", ORDER, SORTING, "styling/brace-place", "styling/braces"),
                    *("styling/keyword-spacing", "styling/pointer-spacing"),
                )
                for place in ("src/lib", "src/old.c")
            ],
        ),
        ("biome.json", '{"organizeImports": {"enabled": false}}', []),
        (".clang-format", "SortIncludes: Never\nIncludeCategories:\n  - Regex: x\n", []),
        (".clang-format", "IncludeBlocks: Preserve\n", []),
        (
            "a/rustfmt.toml",
            'group_imports = "StdExternalCrate"\n',
            [("structural/import-blocks", "group_imports", "a", False), (ORDER, "group_imports", "a", False)],
        ),
        (
            "config/pmd.xml",
            '<exclude name="SystemPrintln"/>',
            [("logging/console-output", "SystemPrintln", "", False)],
        ),
    ],
)
def test_what_each_tool_is_told(path, text, expected):
    assert waived({path: text}) == expected
    assert linters.is_settings(path)


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        (
            "a/.php-cs-fixer.php",
            "<?php $finder->in(__DIR__)->exclude(['e2e', '/^x/'])->notPath('src/A.php');",
            {(HEADER, "a/e2e"), (HEADER, "a/src/A.php")},
        ),
        (
            ".php-cs-fixer.dist.php",
            "<?php $finder->in([__DIR__ . '/src', __DIR__ . '/tests'])->exclude('old') // why\n"
            "->notPath(['a/*', '#lib/A/#']); return ['yoda_style' => false];",
            {(HEADER, "src/old"), (HEADER, "tests/old"), (HEADER, "src/lib/A"), (HEADER, "tests/lib/A")},
        ),
        (
            "phpcs.xml.dist",
            '<exclude-pattern>*/src/Old/*</exclude-pattern><rule ref="X"/>'
            f'<rule ref="{YODA}.Disallowed"><exclude-pattern>src/A.php</exclude-pattern></rule>'
            "<exclude-pattern>*.js</exclude-pattern>",
            {(HEADER, "src/Old"), (SIDE, "src/Old"), (SIDE, "src/A.php")},
        ),
    ],
)
def test_what_a_tool_passes_over_is_not_asked_what_it_would_put_right(path, text, expected):
    asked = {HEADER, SIDE} if SIDE in {it for it, _ in expected} else {HEADER}
    assert {(it, folder) for it, _, folder, _ in waived({path: text}) if it in asked} == expected


def test_the_nearest_word_holds():
    files = {
        "eslint.config.js": ESLINT.format("'off'"),
        "web/eslint.config.js": ESLINT.format("'error'"),
        "web/old/.eslintrc.json": '{"rules": {"@typescript-eslint/no-explicit-any": "off"}}',
    }
    found, _ = linters.waivers(files, lambda path: files[path].encode())
    covered = {path for path in ("a.ts", "web/b.ts", "web/old/c.ts") for it in found if it.covers(path)}
    assert covered == {"a.ts", "web/old/c.ts"}
    twice = ESLINT.format("'off'") + ESLINT.format("2")
    assert waived({"eslint.config.js": twice}) == []


@pytest.mark.parametrize(
    ("glob", "expected"),
    [
        ("**/*.test.ts", [("", True)]),
        ("tests/**", [("", True)]),
        ("src/legacy/**/*.ts", [("src/legacy", False)]),
        ("**/*.{ts,tsx}", [("", False)]),
        ("**/*.?(c|m)[jt]s?(x)", [("", False)]),
        ("**/*.vue", []),
        ("src/one.ts", []),
        ("**/*.config.ts", []),
        ("../**/*.ts", []),
    ],
)
def test_files_that_are_meant(glob, expected):
    config = f'export default [{{ files: ["{glob}"], rules: {{ "no-explicit-any": "off" }} }}]'
    assert [(folder, tests) for _, _, folder, tests in waived({"eslint.config.js": config})] == expected


def test_rules_for_javascript_say_nothing_of_typescript():
    config = 'export default [{ files: ["**/*.js"], rules: { "explicit-function-return-type": "off" } }]'
    [found], _ = linters.waivers(["eslint.config.js"], lambda _: config.encode())
    assert found.families == ("javascript",)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("pyproject.toml", "[tool.ruff\n"),
        ("biome.json", '{"linter": '),
        ("biome.json", "[" * 500_000),
        (".eslintrc.yml", "rules: [" * 50_000),
        (".eslintrc.yml", "- " * 50_000),
        ("eslint.config.js", "x = {rules: {" * 50_000),
        ("eslint.config.js", "x = {a: {" * 50_000),
        ("eslint.config.js", "x = {rules: {" * 5_000),
        (".golangci.yml", "linters: 3\nlinters-settings: [a]\n"),
        (".editorconfig", "[" * 500_000 + "\n" + "a" * 500_000),
        ("phpcs.xml", "<exclude " * 100_000 + "<!--"),
        (".php-cs-fixer.php", "\n" * 500_000 + "'a" * 200_000),
        ("tox.ini", "no section\n"),
        ("Cargo.toml", "lints = 3\nworkspace = []\n"),
        ("package.json", '{"eslintConfig": {"rules": [1], "overrides": [2, {"rules": 3, "files": {}}]}}'),
    ],
)
def test_what_makes_no_sense_waives_nothing_and_takes_no_time(name, text):
    began = time.perf_counter()
    found, notes = linters.waivers([name], lambda _: text.encode())
    assert found == ()
    assert all(it.startswith(f"{name} was left aside") for it in notes)
    assert time.perf_counter() - began < 5


def test_every_question_of_the_table_is_one():
    known = registry.by_id()
    families = {it.family for it in languages.LANGUAGES}
    for group, rules in RULES.items():
        spoken = set(FAMILIES.get(group, (group,)))
        assert spoken <= families
        for rule, asked in rules.items():
            for detector, slot in asked:
                about = f"{rule} of {group}: {detector}#{slot}"
                assert any(it.startswith(slot) for it in known[detector].slots), about
                assert not known[detector].families or spoken & known[detector].families, about
                assert known[detector].severity != "error", about


@pytest.fixture
def workspace(folder):
    folder.write({f"src/part{n}.ts": STATED.format(n) for n in range(60)})
    folder.write({"drift.toml": "", "eslint.config.js": STRICT.format("'off'")})
    with Workspace.open(folder.path) as opened:
        opened.scan()
        yield opened


def said(workspace):
    return [it.detector for it in workspace.judge("src/new.ts", WAIVED.encode()).shown]


def test_a_question_that_is_switched_off_is_only_listed(workspace, folder):
    assert said(workspace) == []
    assert "waived" in {it.hidden for it in workspace.judge("src/new.ts", WAIVED.encode()).hidden}
    view = next(it for it in workspace.patterns() if it.detector == EQUAL)
    told = "for eslint.config.js switches the same question off there: eqeqeq"
    assert told in " ".join(workspace.pattern(view.id).reasons)
    with Workspace.open(folder.path) as other:
        assert said(other) == []


def test_a_rule_that_is_switched_off_says_nothing_where_a_hundred_places_keep_it(workspace, folder):
    folder.write({f"src/more{n}.ts": STATED.format(n) for n in range(40)})
    workspace.scan()
    assert said(workspace) == [EQUAL]


def test_a_change_of_the_settings_is_noticed(workspace, folder):
    folder.write({"eslint.config.js": STRICT.format("'error'")})
    workspace.scan()
    assert said(workspace) == [EQUAL]
    folder.write({"eslint.config.js": STRICT.format("'off'")})
    workspace.scan()
    assert said(workspace) == []


def test_who_names_the_question_wants_it_asked(workspace, folder):
    folder.write({"drift.toml": f'[tiers]\n"{EQUAL}" = "changed"\n'})
    workspace.refresh()
    assert said(workspace) == [EQUAL]


def test_what_nearly_every_place_does_is_the_projects_own_word(folder):
    near = "from shop.row import a_{0}\nfrom shop.cart import b_{0}\n\nx_{0} = a_{0}(b_{0})\n"
    folder.init().commit(
        {
            "pyproject.toml": "[tool.ruff.lint]\nignore = ['TID252']\n",
            "shop/__init__.py": "",
            "shop/row.py": "",
            "shop/cart.py": "",
            "shop/carts/__init__.py": "",
            **{f"shop/carts/part_{n}.py": near.format(n) for n in range(120)},
        }
    )
    folder.write({"shop/carts/odd.py": "from ..row import a\n\nx = a()\n"})
    with Workspace.open(folder.path) as workspace:
        found = [(it.path, it.detector) for it in workspace.check().violations]
    assert found == [("shop/carts/odd.py", "structural/import-form")]
