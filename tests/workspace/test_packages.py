import json
import time
from functools import partial

import pytest

from drift_lsp.graphs.project import Alias
from drift_lsp.workspace import packages, reading
from drift_lsp.workspace.config import Scan
from drift_lsp.workspace.discovery import discover


def project(folder, files):
    """Discover and read the manifests of a real folder."""
    folder.write(files)
    found = discover(folder.path, Scan())
    paths = [*(it.path for it in found.files), *found.manifests]
    return packages.project(paths, partial(reading.manifest, folder.path))


def made(folder, files):
    found, notes = project(folder, files)
    assert notes == ()
    return found


def test_an_empty_project(folder):
    found = made(folder, {})
    assert (found.python_modules, found.packages, found.package_names, found.aliases) == ({}, (), {}, ())


@pytest.mark.parametrize(
    ("others", "meant"),
    [
        (["cart.c", "row.c", "test/cart.cpp"], {".h": "c"}),
        (["cart.c", "shop/row.cc", "shop/item.cpp"], {".h": "cpp"}),
        (["row.h"], {}),
        (["cart.c", "third_party/a.cc", "third_party/b.cc"], {".h": "c"}),
    ],
)
def test_a_header_is_meant_as_most_of_what_lies_beside(folder, others, meant):
    found = made(folder, dict.fromkeys(["cart.h", *others], "int a;\n"))
    assert found.meant == meant
    assert found.language_of("cart.h", "cpp") == meant.get(".h", "cpp")
    assert found.language_of("cart.cpp", "cpp") == "cpp"


def test_python_packages_and_modules(folder):
    found = made(
        folder,
        {
            "pyproject.toml": "[project]\nname = 'shop'\ndependencies = ['redis>=5']\n",
            "src/shop/__init__.py": "",
            "src/shop/cart/__init__.py": "",
            "src/tool.py": "",
            "tests/__init__.py": "",
            "tests/stubs/requests/__init__.py": "",
            "run.py": "",
            "worker/main.py": "",
            "redis/local.py": "",
            "not-a-name/__init__.py": "",
        },
    )
    assert found.python_modules == {"run": "", "shop": "src", "tests": "", "tool": "src", "worker": ""}
    assert found.is_own("shop.cart")
    assert not found.is_own("redis")
    assert not found.is_own("requests")


def test_modules_of_others_inside_a_package(folder):
    found = made(
        folder,
        {
            "pyproject.toml": "[project]\nname = 'shop'\ndependencies = ['shop-core>=5', 'shop-cart', 'redis-lock']\n",
            "src/shop/__init__.py": "",
            "src/shop/cart/__init__.py": "",
        },
    )
    assert found.foreign_modules == ("shop.core",)
    assert [it for it in ("shop.core.rows", "shop.core", "shop.cores", "shop.cart", "shop") if found.is_own(it)] == [
        "shop.cores",
        "shop.cart",
        "shop",
    ]


def test_a_folder_that_is_a_package_itself(folder):
    found = made(folder, {"__init__.py": "", "cart.py": "", "inner/__init__.py": ""})
    assert "" not in found.python_modules


def test_folders_without_the_mark_of_a_package(folder):
    found = made(
        folder,
        {
            "app/main.py": "",
            "app/models/__init__.py": "",
            "backend/manage.py": "",
            "backend/shop/__init__.py": "",
            "src/google/cloud/store/__init__.py": "",
        },
    )
    assert found.python_modules == {"app": "", "manage": "backend", "shop": "backend", "google": "src"}


def test_several_python_projects(folder):
    found = made(
        folder,
        {
            "services/api/pyproject.toml": "[project]\nname = 'api'\n",
            "services/api/src/api/__init__.py": "",
            "services/web/setup.py": "",
            "services/web/web/__init__.py": "",
        },
    )
    assert found.python_modules == {"api": "services/api/src", "setup": "services/web", "web": "services/web"}
    assert found.packages == ("services/api", "services/web")
    assert found.package_of("services/api/src/api/__init__.py") == "services/api"


NAMED = {
    "packages/ui/a.ts": "",
    "packages/core/a.ts": "",
    "packages/old/a.ts": "",
    "apps/web/a.ts": "",
    "loose/a.ts": "",
}


@pytest.mark.parametrize(
    "files",
    [
        {"package.json": '{"workspaces": ["packages/*", "!packages/old", "apps/web"]}'},
        {"package.json": '{"workspaces": {"packages": ["packages/{ui,core}", "apps/**"]}}'},
        {
            "package.json": "{}",
            "pnpm-workspace.yaml": "packages:\n  # ours\n  - 'packages/*'\n  - \"!packages/old\"\n"
            "  - apps/web # one\ncatalog:\n  - loose\n",
        },
        {"package.json": "{}", "pnpm-workspace.yaml": "packages: ['packages/ui', packages/core, \"apps/*\"]\n"},
    ],
)
def test_workspaces_of_npm_and_pnpm(folder, files):
    members = {
        f"{it}/package.json": "{}" for it in ("packages/ui", "packages/core", "packages/old", "apps/web", "loose")
    }
    assert made(folder, NAMED | members | files).packages == ("packages/core", "packages/ui", "apps/web")


@pytest.mark.parametrize(
    "files",
    [
        {"pyproject.toml": "[tool.uv.workspace]\nmembers = ['packages/*']\nexclude = ['packages/old']\n"}
        | {f"packages/{it}/pyproject.toml": "" for it in ("ui", "core", "old")},
        {"Cargo.toml": "[workspace]\nmembers = ['packages/ui', 'packages/core']\n"},
        {"go.work": "go 1.22\nuse (\n\t./packages/ui // ours\n\t./packages/core\n)\n"},
        {"go.work": "use ./packages/ui\nuse ./packages/core\n"},
        {
            "pom.xml": "<project><modules>\n<module> packages/ui </module><module>packages/core</module>"
            "<!-- <module>loose</module> --></modules></project>"
        },
        {"settings.gradle": "include ':packages:ui', ':packages:core'\n// include ':loose'\nincludeBuild 'loose'\n"},
        {"settings.gradle.kts": 'include("packages:ui")\ninclude(\n  "packages:core",\n)\n'},
        {
            "all.sln": 'Project("{FAE0}") = "ui", "packages\\ui\\ui.csproj", "{1}"\nEndProject\n'
            'Project("{FAE0}") = "core", "packages\\core\\core.csproj", "{2}"\n'
        },
        {
            "all.slnx": '<Solution><Project Path="packages/ui/ui.csproj" />'
            '<Folder><Project Path="packages\\core\\core.csproj"/></Folder></Solution>'
        },
    ],
)
def test_workspaces_of_other_languages(folder, files):
    assert made(folder, NAMED | files).packages == ("packages/core", "packages/ui")


def test_packages_by_their_own_manifest(folder):
    found = made(
        folder,
        NAMED
        | {
            "package.json": '{"name": "root"}',
            "packages/ui/package.json": '{"name": "@shop/ui"}',
            "packages/core/package.json": '{"type": "module"}',
            "apps/web/package.json": '{"name": "web"}',
            "empty/package.json": '{"name": "empty"}',
            "examples/one/package.json": '{"name": "one"}',
            "examples/one/a.ts": "",
        },
    )
    assert found.packages == ("packages/ui", "apps/web")
    assert found.package_names["@shop/ui"] == "packages/ui"
    assert found.package_names["root"] == ""


def test_aliases_of_tsconfig(folder):
    found = made(
        folder,
        {
            "tsconfig.json": """{
                // Words with "quotes" and /* marks.
                "compilerOptions": { "paths": {
                    "@/*": ["./src/*"], "~lib-*": ["src/lib-*"], "exact": ["src/exact.ts"], "*": ["types/*"],
                }, },
                /* "paths": {} */ "url": "https://example.org",
            }""",
            "src/a.ts": "",
            "web/jsconfig.json": '{"compilerOptions": {"baseUrl": "./src", "paths": {"@/*": ["*"]}}}',
            "web/src/components/b.js": "",
            "web/src/deep/er/c.js": "",
            "app/tsconfig.json": '{"compilerOptions": {"baseUrl": "src"}}',
            "app/src/lib/d.ts": "",
            "pkg/package.json": json.dumps(
                {
                    "imports": {
                        "#lib/*": {"types": "./types/*.d.ts", "default": "./lib/*.js"},
                        "#one": "./one.js",
                        "#bad/*": None,
                    }
                }
            ),
            "pkg/lib/d.js": "",
        },
    )
    assert found.aliases == (
        Alias("app", "lib/", "app/src/lib/"),
        Alias("pkg", "#lib/", "pkg/lib/"),
        Alias("web", "components/", "web/src/components/", stated=False),
        Alias("web", "deep/", "web/src/deep/", stated=False),
        Alias("web", "@/", "web/src/"),
        Alias("", "~lib-", "src/lib-"),
        Alias("", "@/", "src/"),
    )
    assert found.resolve("src/x/y.ts", "@/shop/cart") == "./src/shop/cart"
    assert found.resolve("web/src/a.js", "@/shop/cart") == "./web/src/shop/cart"
    assert found.resolve("src/a.ts", "exactly") == "exactly"


def test_tsconfig_extends_within_the_root_only(folder, another):
    another("outside").write({"tsconfig.json": '{"compilerOptions": {"paths": {"secret/*": ["./*"]}}}'})
    found = made(
        folder,
        {
            "config/base.json": "{}",
            "tsconfig.base.json": '{"compilerOptions": {"baseUrl": ".", "paths": {"@shop/*": ["packages/*/src"]}}}',
            "packages/ui/tsconfig.json": '{"extends": "../../tsconfig.base"}',
            "packages/ui/src/a.ts": "",
            "packages/web/tsconfig.json": json.dumps(
                {
                    "extends": ["../../tsconfig.base.json", "@tsconfig/node20"],
                    "compilerOptions": {"paths": {"@/*": ["./src/*"]}},
                }
            ),
            "packages/web/src/a.ts": "",
            "packages/out/tsconfig.json": json.dumps(
                {
                    "extends": "../../../outside/tsconfig.json",
                    "compilerOptions": {"paths": {"x/*": ["../../../outside/*"], "y/*": ["/etc/*"]}},
                }
            ),
            "packages/out/a.ts": "",
            "packages/app/tsconfig.json": json.dumps(
                {"extends": "./tsconfig.extend.json", "compilerOptions": {"baseUrl": "src"}}
            ),
            "packages/app/tsconfig.extend.json": '{"compilerOptions": {"paths": {"@src/*": ["./*"]}}}',
            "packages/app/src/a.ts": "",
            "packages/loop/tsconfig.json": '{"extends": "./tsconfig.json"}',
            "packages/loop/a.ts": "",
        },
    )
    by_place = {(it.directory, it.prefix): it.target for it in found.aliases}
    assert by_place["packages/ui", "@shop/"] == "packages/"
    assert found.resolve("packages/ui/src/a.ts", "@shop/web") == "./packages/web/src"
    assert by_place["packages/web", "@/"] == "src/"  # paths start from the baseUrl that was inherited
    assert by_place["packages/app", "@src/"] == "packages/app/src/"  # or from that of the file that inherits them
    assert not {place for place in by_place if place[0] in ("packages/out", "packages/loop")}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"3",
        b"\xff\xfe\x00",
        b"[" * 50_000,
        b'{"a":' * 50_000,
        b"\0",
        b'{"workspaces": 3, "name": [], "imports": []}',
    ],
)
def test_malformed_manifests_never_fail(folder, content):
    names = (
        "package.json",
        "tsconfig.json",
        "pnpm-workspace.yaml",
        "pyproject.toml",
        "Cargo.toml",
        "go.work",
        "pom.xml",
        "a.sln",
        "a.slnx",
        "settings.gradle",
    )
    found, _ = project(folder, dict.fromkeys(names, content) | {"a.py": "", "src/a.ts": ""})
    assert found.python_modules == {"a": ""}
    assert (found.packages, found.package_names, found.aliases) == ((), {}, ())


def test_what_was_left_aside_is_noted(folder):
    _, notes = project(folder, {"package.json": "{", "a.ts": ""})
    assert notes[0].startswith("package.json was left aside")


@pytest.mark.parametrize(
    "options",
    [
        {"compilerOptions": 3},
        {"compilerOptions": {"paths": []}},
        {"compilerOptions": {"paths": {"@/*": "src/*"}}},
        {"compilerOptions": {"paths": {"@/*": [3]}, "baseUrl": 3}},
        {"extends": 3},
        {"extends": [3, {}]},
        {"compilerOptions": {"baseUrl": "../.."}},
    ],
)
def test_odd_tsconfigs_have_no_aliases(folder, options):
    assert made(folder, {"tsconfig.json": json.dumps(options), "src/a.ts": ""}).aliases == ()


def test_workspaces_never_lead_out_of_the_root(folder, another):
    another("outside").write({"package.json": '{"name": "outside"}', "a.ts": ""})
    found = made(folder, {"package.json": '{"workspaces": ["../outside", "/etc", "..", "."]}', "a.ts": ""})
    assert found.packages == ()


def test_namespaces_that_composer_loads(folder):
    found = made(
        folder,
        {
            "composer.json": json.dumps(
                {
                    "autoload": {"psr-4": {"Shop\\": "src/", "": "old/"}, "psr-0": {"Cart_": "lib/"}},
                    "autoload-dev": {"psr-4": {"Tests\\": "tests/"}},
                }
            ),
            "vendor/other/composer.json": '{"autoload": {"psr-4": {"Other\\\\": "src/"}}}',
            "src/Cart.php": "<?php",
        },
    )
    assert found.own == {"php": ("Cart_", "Shop\\", "Tests\\")}


def test_modules_that_go_and_cargo_name(folder):
    found = made(
        folder,
        {
            "go.mod": "// The shop.\nmodule example.com/shop/v2\n\ngo 1.22\n",
            "vendor/example.com/other/go.mod": "module example.com/other\n",
            "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n',
            "crates/cart-store/Cargo.toml": '[package]\nname = "cart-store"\n',
            "crates/cart/Cargo.toml": '[package]\nname = "shop-cart"\n[lib]\nname = "cart"\n',
            "cart.go": "package shop",
        },
    )
    assert found.own == {"go": ("example.com/shop/v2",), "rust": ("cart", "cart_store", "shop_cart")}


def test_folders_of_headers(folder):
    found = made(folder, {"src/cart/row.h": "", "src/cart/lines/line.h": "", "third_party/other/a.h": "", "main.c": ""})
    assert found.own == {"c": ("./lines", "cart", "src")}


def test_what_counts_as_a_manifest():
    for path in ("package.json", "a/tsconfig.app.json", "x/Shop.csproj", "all.slnx", "go.work"):
        assert packages.is_manifest(path)
    for path in ("package-lock.json", "a/my-tsconfig.json", "package.json/a.py", "src/index.ts"):
        assert not packages.is_manifest(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pom.xml", "<module>x" + " " * 900_000),
        ("pom.xml", "<!--" * 200_000),
        ("a.slnx", "<Project " * 100_000),
        ("a.sln", 'Project("' * 100_000),
        ("settings.gradle", "\n" * 900_000),
        ("settings.gradle", "include" + " " * 900_000),
        ("settings.gradle", "/*" * 400_000),
        ("go.work", "use (\n" * 150_000),
        ("pnpm-workspace.yaml", "packages:\n" + "  - '" + "**/" * 200 + "x'\n"),
        ("tsconfig.json", '{"a": ' + '"' + "\\" * 500_000),
        ("tsconfig.json", "," * 500_000),
        ("package.json", json.dumps({"workspaces": ["*a" * 100, "{" * 500, "**/" * 50]})),
    ],
)
def test_hostile_manifests_are_answered_at_once(folder, name, content):
    deep = "/".join(["a" * 200] * 10)
    began = time.perf_counter()
    project(folder, {name: content, f"{deep}/package.json": "{}", f"{deep}/a.ts": ""})
    assert time.perf_counter() - began < 5


def test_java_packages_are_read_from_folders(folder):
    files = ["core/src/main/java/com/shop/core/Cart.java", "core/src/main/java/com/shop/core/price/Price.java"]
    files += ["core/src/test/java/org/other/CartTest.java", "keep/src/net/keeper/tool/Run.java"]
    assert made(folder, dict.fromkeys(files, "")).own["java"] == ("com.shop.core", "net.keeper.tool")


def test_csharp_namespaces_are_read_from_projects(folder):
    found = made(
        folder,
        {
            "Directory.Build.props": "<RootNamespace>Shop.$(MSBuildProjectName)</RootNamespace>",
            "src/Core/Core.csproj": "<Project />",
            "src/Core/Cart.cs": "",
            "tool/Directory.Build.props": "<Project />",
            "tool/Keeper.Tool.csproj": "<Project />",
            "web/Web.csproj": "<RootNamespace>Shop.Pages</RootNamespace>",
        },
    )
    assert found.own["csharp"] == ("Keeper.Tool", "Shop", "Shop.Core", "Shop.Pages")
