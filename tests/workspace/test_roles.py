import pytest

from drift_lsp.workspace import roles

MAIN = """
src/Shop/Extern/Native.cs
src/seed-20240101.js public/js/cart.js src/lib/public/cart.js src/plugins/cart.js public/lib/cart.ts
shop/cart.py src/shop/cart.py django/test/client.py django/db/migrations/autodetector.py
django/core/management/commands/test.py shop/management/commands/test_email.py src/app/docs/page.tsx
src/config/database.config.ts src/components/Button.tsx app/vendor/models.py mealie/scripts/install_model.py
src/build/pipeline.py apps/web/src/scripts/load.ts contest.py latest.ts src/attest/main.py
mealie/services/migrations/_base.py packages/lib/test-runner/src/run.ts shop/conf.py server/app.py index.js
src/external/cart.ts src/contest.c src/lua/lcart.c lapi.c src/lapi.c app/Models/Cart.php include/shop/cart.h
src/main/java/com/shop/testing/Cart.java src/main/java/org/openjdk/jmh/Cart.java
internal/run/deps/cart/cart.go src/Shop.Core/Cart.cs src/Shop.Bakery/Cake.cs src/Shop.Contests/Cart.cs
cart-4.1/src/main/java/com/shop/Cart.java src/issues/cart.cpp src/cart-v2/cart.go
cart/cart.go cmd/shop/main.go src/cart.rs src/libs/cart/cart.cpp src/glad/cart.c crates/cart/src/build.rs
"""
TEST = """
src/testing/certs.c
tests/test_cart.py tests/helpers.py shop/tests/factories.py conftest.py shop/cart_test.py shop/tests.py test/cart.py
src/test/setup.ts src/Button.test.tsx src/Button.spec.ts cypress/support/e2e.ts e2e/login.ts
packages/app-tests/pages.ts __tests__/a.js src/__mocks__/fs.js wagtail/test/testapp/models.py
django/test/test_client.py packages/ui/test/render.tsx src/lib/test/x.ts jest.setup.ts src/setupTests.ts
js_tests/admin/core.js src/test/java/com/shop/Carts.java src/main/java/com/shop/CartTest.java
src/test/java/com/shop/issue21/Carts.java carts/src/jmh/java/com/shop/Carts.java
src/integrationTest/java/com/shop/Carts.java test/Shop.Core.Tests/Carts.cs
test-shrinker/src/main/java/com/Cart.java src/Shop.Tests.Common/Fixture.cs
cart/cart_test.go src/cart/tests.rs crates/cart/tests/it.rs
internal/testutil/carts.go its/plugin/src/main/java/com/Cart.java
src/DaemonTests/skipping_carts.cs src/Shop/CartUnitTest/Rows.cs
"""
EXAMPLE = """
packages/core/useCart/demo.vue packages/core/useCart/demo.ts
shop/migrations/0001_initial.py alembic/versions/ab12_init.py alembic/versions/2022-02-21_x.py
src/migrations/1678901-CreateUser.ts src/Core/Migration/208_collections.cs
migrations/Version20180701120000.php src/global.d.ts shop/cart.pyi setup.py manage.py noxfile.py vite.config.ts
apps/web/next.config.mjs .eslintrc.js gulpfile.js Gruntfile.js src/Button.stories.tsx docs/conf.py
src/test/java/org/shop/example/CartDemo.java
apps/docs/src/page.tsx scripts/release.py packages/ui/scripts/build.ts examples/shop.py packages/api/v1/examples/a.ts
tests/fixtures/models.py benchmarks/bench_cart.py .github/scripts/check.py prisma/seed.ts
wagtail/project_template/home/models.py {{cookiecutter.name}}/app.py webpack.common.js src/tailwind.config.js
src/Shop.Data/Migrations/20240101120000_AddCart.cs
build/Build.Carts.cs eng/Shop.Build/Cart.cs testdata/cart.go cart/src/test/resources/expected/Cart.java
tests/goldens/cart.cs user_guide_src/source/a.php playground.ts packages/playground-files/src/a.ts
dev-tools/phpstan/Cart.php etc/plugins/Cart.php
compat/strlcpy.c internal/run/deps/parson/parson.c openbsd-compat/base64.c src/external/cart.c fuzz/cart-fuzzer.c
projects/Applications/GH-1921/Program.cs
cake.cs build/Carts.cs pack.csx src/lua/lua/lapi.c src/liblua/ldo.c src/utils/utf8proc.c
benches/cart.rs crates/cart/benches/x.rs build.rs crates/cart/build.rs
"""
NOT_READ = """
node_modules/react/index.js apps/web/node_modules/a/b.ts .venv/lib/python3.11/site-packages/x.py vendor/a.py
static/vendor/a.js third_party/a/b.py pip/_vendor/requests/api.py sunshop/extern/distro.py
static/jquery.js static/jquery-3.6.0.js
static/jquery.slim.js assets/Agent-7549a395.js assets/app.min.js assets/chart-4.4.1.js proto/shop_pb2.py
proto/shop_pb2_grpc.py src/routeTree.gen.ts src/graphql/__generated__/types.ts src/api.generated.ts shop.egg-info/x.py
__pycache__/a.py
deps/lua/src/lapi.c src/libs/imgui/imgui.cpp test/gtest/gtest.h test/googletest-1.16.0/gtest.h
src/introspection-result.ts extern/fmt/core.h external_libraries/fmt/core.h ui_cart.h moc_cart.cpp proto/shop.pb.cc
resources/views/cart.blade.php _ide_helper.php .next/server/page.js .yarn/releases/yarn-3.cjs .pnp.cjs
public/js/plugins/slider/slider.js public/v1/lib/fc/calendar.js src/Shop/Forms/Cart.Designer.cs src/Shop/Cart.g.cs
public/plugins/pdfjs-5.2.133/web/viewer.mjs src/zlib-1.2.11/inflate.c libs/scintilla_2.14.1/Lex.cpp
api/cart.pb.go api/zz_generated.deepcopy.go cart/mock_store.go vendor/github.com/a/b.go cart/kind_string.go
"""


@pytest.mark.parametrize(
    ("paths", "expected"), [(MAIN, "main"), (TEST, "test"), (EXAMPLE, "example"), (NOT_READ, None)], ids=repr
)
def test_every_path_has_its_role(paths, expected):
    found = {path: roles.role(path) for path in paths.split()}
    assert found == dict.fromkeys(found, expected)


def test_output_folders_below_source_are_none():
    assert roles.output("build/a.ts") == "build"
    assert roles.output("packages/ui/dist/js/a.js") == "packages/ui/dist"
    assert roles.output("src/build/a.ts") is None
    assert roles.output("build.py") is None


GENERATED = [
    b'<?xml version="1.0"?>\n<!DOCTYPE TS>\n<TS version="2.1"></TS>\n',
    b"/* A Bison parser, made by GNU Bison 3.8.2.  */\nint yyparse(void);\n",
    b"/* ANSI-C code produced by gperf version 3.1 */\n#if 1\n#endif\n",
    b"<?php\n\n// This file is generated by the build.\nreturn [];\n",
    b"/*! Calendar v3.8.0 | MIT */\nvar a = 1;\n",
    b"/*!\n * Date picker - v1.12\n * (c) somebody\n */\n(function () {})();\n",
    b"# Code generated by protoc. DO NOT EDIT.\nx = 1\n",
    b"/* eslint-disable */\n/**\n * @generated by codegen\n */\nexport {}\n",
    b"// This file was automatically generated by a script.\n",
    b"//! This is a generated file. Don't modify it by hand! Run 'cargo codegen' to make it again.\n",
    b"/* This is auto-generated file. See rows.py for details. */\n",
    b"// Warning - This is generated code\n",
    b"/* rows.h -- tables of rows\n * Generated automatically by rows.c\n */\n",
    b"//{{NO_DEPENDENCIES}}\n// Microsoft Visual C++ generated include file.\n",
    b"<?php //[STAMP] 2f\n// This class was automatically generated by build task\n",
    b"// Generated code, do not edit.\n",
    b"'use client'\n\n// AUTO-GENERATED FILE\nexport {}\n",
    b'"""This module is auto-generated; do not edit it by hand."""\n',
    b"\xef\xbb\xbf# Generated by the build\n",
    b"#!/usr/bin/env python\n# -*- coding: utf-8 -*-\n# This file is autogenerated\n",
    b"/*\n" + b" * " + b"x" * 300 + b"\n * @generated",
    b"// https://github.com/other/cart - MIT\nlet a = 1\n",
    b"// If you copy a newer version of this file from the cart repo, keep what was changed here.\nlet a = 1\n",
    b'"""\nA vendored copy of cart.load() @ 4f7b255\n"""\nimport os\n',
    b'"""\nA fork of the cart of another shop.\n"""\nimport os\n',
    b"/* copied from boost's cart_group.hpp */\nint a;\n",
    b"/* $Cart$ */\n\n/* Extracted from libcart revision c46481ce3cd1 */\nint a;\n",
    b"# Adapted from https://github.com/other/cart/blob/main/cart.py\nx = 1\n",
    b"// Of carts.\n\n//go:build ignore\n\npackage main\n",
    b"".join((b"/* a */\n" * 40, (b"f(1);" * 400 + b"\n") * 9)),
    b"var h=`\n" + b"  row.save();\n" * 90 + b"`;" + b"a=f(1);" * 800,
]
WRITTEN = [
    b"//go:build ignore\n\n#include <cart.h>\n",  # Another compiler builds it.
    b"//go:build !ignore_carts\n\npackage main\n",
    b"<?php\n$mark = 'DO NOT EDIT';\n",
    b"",
    b"x = 1\n# Code generated by nobody. DO NOT EDIT.\n",
    b'"""Admin pages for fields whose values are auto-generated by the database."""\n',
    b"# What users do not edit stays.\n",
    b"// The implementation of this class is generated at runtime.\n",
    b"// Carts have names that are chosen so that they do not clash in generated code.\n",
    b"// This class is modified from the auto-generated class\n",
    b"'''Reads the `@generated` mark of other files.'''\n",
    b"// Decorated with @generated() columns.\n",
    b"/*!\nReads carts, as described below.\n\nSince v1.2.\n*/\n",
    b'MARK = "DO NOT EDIT"\n',
    b"// https://github.com/own/shop\nlet a = 1\n",
    b"// Copied from the page when it is shown.\nlet a = 1\n",
    b"// You may obtain a copy of the license at http://example.org/license\nint a;\n",
    b"/* A copy of this is at https://example.org/LICENSE.txt, taken from the License. */\nint a;\n",
    b"# Report generator: reports generated by users.\n",
    b"let icon = '" + b"iVBORw0KGgo=" * 400 + b"';\nlet rows = [" + b"{id:1}," * 400 + b"];\n" + b"row.save();\n" * 90,
]


@pytest.mark.parametrize("source", GENERATED)
def test_generated(source):
    assert roles.generated(source)


@pytest.mark.parametrize("source", WRITTEN)
def test_written_by_people(source):
    assert not roles.generated(source)


@pytest.mark.parametrize(
    "folder",
    ["src/it/resources/org", "src/test/resources-noncompilable/org", "src/xdocs-examples/resources/org"],
)
def test_what_a_set_of_sources_reads_is_data(folder):
    assert roles.role(f"{folder}/Cart.java") == "example"


def test_a_set_of_sources_for_tests_is_for_tests():
    assert roles.role("zap/src/testGui/java/org/shop/CartGuiTest.java") == "test"
    assert roles.role("zap/src/testimonials/Cart.java") == "main"


def test_a_header_of_objective_c_is_not_read_as_one_of_c():
    assert roles.generated(b"#import <Foundation/Foundation.h>\n@interface Cart : NSObject\n@end\n")
    assert not roles.generated(b"/** @endcode */\nint load(void);\n")


def test_minified():
    assert roles.generated(b"!function(){var a=1;" * 500)
    assert roles.generated(b"/*! Licence */\n" + b"var a=1;" * 1000)
    assert roles.generated(b"\n".join([b"a" * 400] * 20))
    # One picture among normal lines is no minified file.
    assert not roles.generated(b"const a = 1;\n" * 30 + b"const icon = '" + b"x" * 5_000 + b"';\n")
    assert not roles.generated(b"const a = 1;\n" * 5_000)


def test_libraries_on_a_shelf_are_others_code():
    for path in ("contrib/fmt/src/os.cc", "contrib/CLI11/include/CLI/App.hpp", "contrib/cart/include/cart.h"):
        assert roles.role(path) is None
    assert roles.role("contrib/cart/cart.c") == "main"


def test_a_bundle_that_says_where_its_sources_lie():
    assert roles.generated(b"var a = 1;\n" * 400 + b"//# sourceMappingURL=cart.js.map\n")
    assert roles.generated(b".cart { color: red; }\n/*# sourceMappingURL=cart.css.map */\n")
    assert not roles.generated(b"const mark = '//# sourceMappingURL=';\nsend(mark);\n")


def test_a_hostile_header_is_answered_at_once():
    for head in (b"/*" * 600, b"'''" + b"'" * 2000, b" \n" * 600, b"this file " * 120, b"#" * 2000):
        assert isinstance(roles.generated(head), bool)
