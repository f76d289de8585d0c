"""Linter rules: nothing in, the well-known rules of other tools that ask what a question of ours asks out.

Only rules whose switching off says that a team does not mind: what formatters take over (`quotes: off`) is not among
them, nor what would silence a secret. Behind `#` stands what the slots of a question begin with that are meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from string import digits

SCRIPT, PYTHON, RUST, GO, PHP, JAVA, CSHARP, C = "script", "python", "rust", "go", "php", "java", "csharp", "c"
"""Groups of tools; the rules of one group are called alike."""

LEFT_OUT = "exclude"
"""Stands for the rules that put right how code looks: what is left out of a tool is asked none of them."""

ORGANIZED = "organizeImports"
"""Switched on, it orders imports in a way of its own: nobody else is asked for one."""

FAMILIES = {SCRIPT: ("javascript", "typescript")}
"""The families of languages that a group speaks of, where it is not the one that it is called after."""

_NAMES = "structural/function-name-case structural/variable-name-case structural/field-name-case"

_TABLE = {
    SCRIPT: {
        "structural/import-order structural/import-sorting structural/name-sorting": ORGANIZED,
        "accessibility/aria-name": "aria-role aria-props useValidAriaProps useValidAriaRole",
        "accessibility/button-name": "control-has-associated-label",
        "accessibility/input-label": "label-has-associated-control noLabelWithoutControl",
        "accessibility/keyboard-handler": "click-events-have-key-events useKeyWithClickEvents",
        "accessibility/tab-order": "tabindex-no-positive noPositiveTabindex",
        "accessibility/text-alternative": "alt-text useAltText",
        "components/attribute-form": "jsx-boolean-value jsx-curly-brace-presence",
        "components/component-form": "function-component-definition",
        "components/empty-element": "self-closing-comp html-self-closing useSelfClosingElements",
        "components/handler-name": "jsx-handler-names",
        "components/list-key": "jsx-key require-v-for-key useJsxKeyInIterable",
        "components/native-element": "no-img-element noImgElement no-html-link-for-pages",
        "components/props-declaration": "define-props-declaration",
        "components/props-form": "destructuring-assignment",
        "components/script-form": "component-tags-order block-order",
        "components/template-name": "component-name-in-template-casing attribute-hyphenation v-on-event-hyphenation",
        "components/translated-text": "no-literal-string jsx-no-literals no-raw-text",
        "config/environment-read": "no-process-env noProcessEnv",
        "config/environment-use": "no-process-env noProcessEnv",
        "documentation/docstring-presence": "require-jsdoc",
        "documentation/named-parameter": "check-param-names",
        "errors/abrupt-end": "no-process-exit",
        "errors/caught-name": "catch-error-name",
        "errors/lost-promise": "no-floating-promises noFloatingPromises",
        "errors/message-presence": "error-message useErrorMessage",
        "errors/program-end": "no-process-exit",
        "errors/raise-cause": "preserve-caught-error",
        "errors/swallowed-error": "no-empty noEmptyBlockStatements",
        "logging/console-output": "no-console no-alert noConsole noConsoleLog noAlert",
        "logging/output-or-log": "no-console noConsole noConsoleLog",
        "performance/await-style": "prefer-await-to-then",
        "security/unescaped-markup": "no-danger no-v-html noDangerouslySetInnerHtml",
        "structural/builtin-prefix": "prefer-node-protocol enforce-node-protocol-usage useNodejsImportProtocol",
        "structural/circular-import": "no-cycle noImportCycles",
        "structural/equality-form": "eqeqeq noDoubleEquals",
        "structural/export-form": "no-default-export prefer-default-export noDefaultExport",
        "structural/file-name-case": "filename-case useFilenamingConvention",
        "structural/function-form": "func-style",
        "structural/import-ending": "file-extension-in-import useImportExtensions",
        "structural/import-merging": "no-duplicates no-duplicate-imports",
        "structural/member-order": "member-ordering",
        "structural/module-import": "import-style",
        "structural/private-mark": "no-underscore-dangle",
        "structural/variable-keyword": "no-var noVar",
        "structural/variable-keyword#variable": "prefer-const useConst",
        "styling/braces": "useBlockStatements",
        "styling/constant-side": "yoda noYodaExpression",
        "styling/index-loop": "no-for-loop prefer-for-of useForOf",
        "styling/inline-style": "forbid-dom-props",
        "styling/loop-form": "no-array-for-each noForEach",
        "styling/string-building": "prefer-template useTemplate",
        "testing/claim-presence": "expect-expect",
        "testing/rare-skip": "no-disabled-tests no-skipped-tests noSkippedTests",
        "testing/skipped-test": "no-disabled-tests no-skipped-tests noSkippedTests",
        "testing/sleep-in-test": "no-wait-for-timeout no-unnecessary-waiting",
        "testing/test-case-word": "consistent-test-it",
        "testing/test-grouping": "require-top-level-describe",
        "types/any-type": "no-explicit-any no-any noExplicitAny",
        "types/array-form": "array-type useConsistentArrayType",
        "types/cast-form": "consistent-type-assertions",
        "types/object-type-form": "consistent-type-definitions useConsistentTypeDefinitions",
        "types/return-annotations": "explicit-function-return-type explicit-module-boundary-types useExplicitType",
        "types/said-to-be-there": "no-non-null-assertion noNonNullAssertion",
        "types/type-import": "consistent-type-imports useImportType",
        "types/visibility": "explicit-member-accessibility useConsistentMemberAccessibility",
        _NAMES: "camelcase naming-convention useNamingConvention",
    },
    PYTHON: {
        "documentation/docstring-presence#class": "D101 D106 C0115 missing-class-docstring",
        "documentation/docstring-presence#function": "D103 C0116 missing-function-docstring",
        "documentation/docstring-presence#method": "D102 C0116 missing-function-docstring",
        "documentation/file-header": "CPY001",
        "documentation/module-docstring": "D100 C0114 missing-module-docstring",
        "documentation/todo-form": "TD002 TD003 TD004",
        "errors/bare-catch": "E722 W0702 bare-except",
        "errors/catch-breadth": "BLE001 W0703 W0718 broad-except broad-exception-caught",
        "errors/error-class-name": "N818",
        "errors/handler-action": "TRY400",
        "errors/raise-cause": "B904 TRY200 W0707 raise-missing-from",
        "errors/raised-breadth": "TRY002 W0719 broad-exception-raised",
        "errors/swallowed-error": "S110",
        "logging/console-output": "T201 T203",
        "logging/handler-traceback": "TRY400",
        "logging/message-form": "G001 G002 G003 G004 W1201 W1202 W1203 logging-fstring-interpolation"
        " logging-not-lazy logging-format-interpolation",
        "logging/output-or-log": "T201",
        "performance/blocking-call": "ASYNC251",
        "security/risky-call#numbers": "S311",
        "structural/class-name-case": "N801 C0103 invalid-name",
        "structural/file-name-case": "N999",
        "structural/function-name-case": "N802 C0103 invalid-name",
        "structural/import-form": "TID252",
        "structural/import-order": "C0411 wrong-import-order",
        "structural/import-order structural/import-sorting structural/name-sorting": "I001",
        "structural/import-placement": "PLC0415 C0415 import-outside-toplevel",
        "structural/variable-name-case#parameter": "N803 C0103 invalid-name",
        "structural/variable-name-case#variable": "N806 C0103 invalid-name",
        "structural/wildcard-import": "F403 W0401 wildcard-import",
        "styling/string-building": "UP031 UP032 C0209 consider-using-f-string",
        "testing/assertion-style": "PT009 PT027",
        "types/collection-form": "UP006 UP035",
        "types/optional-form": "UP007 UP045",
        "types/parameter-annotations": "ANN001",
        "types/return-annotations": "ANN201 ANN202 ANN204",
    },
    RUST: {
        _NAMES: "non_snake_case",
        "structural/class-name-case": "non_camel_case_types",
        "documentation/docstring-presence": "missing_docs missing_docs_in_private_items",
        "documentation/safety-comment": "undocumented_unsafe_blocks",
        "errors/abrupt-end": "exit panic",
        "errors/program-end": "exit",
        "errors/thrown-away": "let_underscore_must_use let_underscore_untyped",
        "errors/unwrap-form": "unwrap_used expect_used",
        "logging/console-output": "print_stdout print_stderr",
        "structural/full-name": "absolute_paths",
        "structural/import-blocks structural/import-order": "group_imports",
        "structural/initialism-form": "upper_case_acronyms",
        "structural/module-file": "mod_module_files self_named_module_files",
        "structural/offered-to": "redundant_pub_crate unreachable_pub",
        "structural/wildcard-import": "wildcard_imports enum_glob_use",
        "styling/emptiness": "len_zero",
        "styling/format-arguments": "uninlined_format_args",
        "styling/index-loop": "needless_range_loop",
        "styling/owned-text": "str_to_string string_to_string",
        "types/borrowed-form": "ptr_arg",
        "types/derived-traits": "missing_debug_implementations",
        "types/self-name": "use_self",
    },
    GO: {
        "api/method-form": "usestdlibvars",
        "documentation/docstring-presence": "exported",
        "documentation/summary-form#end": "godot",
        "documentation/summary-form#start": "exported ST1020 ST1021 ST1022",
        "errors/dropped-error": "errcheck unhandled-error",
        "errors/message-form": "error-strings ST1005",
        "errors/plain-message": "perfsprint",
        "errors/sentinel-check": "errorlint",
        "errors/thrown-away": "errcheck",
        "errors/wrapped-error#error given": "errorlint",
        "errors/wrapped-error#error handed": "wrapcheck",
        "performance/context-passed-on": "noctx contextcheck",
        "structural/error-value-name": "error-naming errname ST1012",
        "structural/field-tag": "tagliatelle",
        "structural/import-blocks": "gci",
        "structural/initialism-form": "var-naming ST1003",
        "structural/parameter-place": "context-as-argument",
        "structural/receiver-name": "receiver-naming ST1006 ST1016",
        "structural/result-names": "nonamedreturns nakedret",
        "structural/wildcard-import": "dot-imports ST1001",
        "testing/test-setup": "paralleltest tparallel thelper",
    },
    PHP: {
        "documentation/docstring-presence": "Squiz.Commenting.FunctionComment Squiz.Commenting.FunctionComment.Missing"
        " PEAR.Commenting.FunctionComment Squiz.Commenting.ClassComment",
        "documentation/file-header": "exclude header_comment",
        "structural/equality-form": "exclude strict_comparison SlevomatCodingStandard.Operators.DisallowEqualOperators",
        "structural/file-directive": "exclude declare_strict_types SlevomatCodingStandard.TypeHints.DeclareStrictTypes",
        "structural/file-of-type": "PSR1.Classes.ClassDeclaration.MultipleClasses"
        " PSR1.Files.SideEffects Generic.Files.OneObjectStructurePerFile",
        "structural/final-class": "exclude final_class SlevomatCodingStandard.Classes.RequireAbstractOrFinal",
        "structural/full-name": "exclude global_namespace_import fully_qualified_strict_types"
        " SlevomatCodingStandard.Namespaces.FullyQualifiedGlobalFunctions",
        "structural/function-name-case": "PSR1.Methods.CamelCapsMethodName"
        " PSR1.Methods.CamelCapsMethodName.NotCamelCaps",
        "structural/global-function": "exclude native_function_invocation"
        " SlevomatCodingStandard.Namespaces.FullyQualifiedGlobalFunctions",
        "structural/import-sorting": "exclude ordered_imports"
        " SlevomatCodingStandard.Namespaces.AlphabeticallySortedUses",
        "structural/member-order": "exclude ordered_class_elements SlevomatCodingStandard.Classes.ClassStructure",
        "structural/promoted-parameter": "SlevomatCodingStandard.Classes.RequireConstructorPropertyPromotion",
        "structural/variable-name-case": "Squiz.NamingConventions.ValidVariableName"
        " Squiz.NamingConventions.ValidVariableName.NotCamelCaps",
        "styling/braces": "exclude control_structure_braces",
        "styling/brace-place": "exclude braces_position",
        "styling/constant-side": "exclude yoda_style SlevomatCodingStandard.ControlStructures.DisallowYodaComparison",
        "styling/quote-form": "exclude single_quote Squiz.Strings.DoubleQuoteUsage"
        " Squiz.Strings.DoubleQuoteUsage.NotRequired",
        "styling/spelling": "exclude",
        "styling/synonym": "exclude",
        "testing/test-mark": "exclude php_unit_test_annotation",
        "testing/test-name": "php_unit_method_casing",
        "types/field-annotations": "SlevomatCodingStandard.TypeHints.PropertyTypeHint",
        "types/parameter-annotations": "SlevomatCodingStandard.TypeHints.ParameterTypeHint",
        "types/return-annotations": "exclude void_return SlevomatCodingStandard.TypeHints.ReturnTypeHint",
        "types/visibility": "exclude modifier_keywords visibility_required",
    },
    JAVA: {
        "documentation/docstring-presence": "CommentRequired MissingJavadocMethod MissingJavadocType JavadocMethod",
        "errors/abrupt-end": "DoNotTerminateVM DoNotCallSystemExit",
        "errors/catch-breadth": "AvoidCatchingGenericException IllegalCatch",
        "errors/program-end": "DoNotTerminateVM DoNotCallSystemExit",
        "errors/raised-breadth": "AvoidThrowingRawExceptionTypes SignatureDeclareThrowsException IllegalThrows",
        "errors/swallowed-error": "EmptyCatchBlock",
        "logging/console-output": "SystemPrintln",
        "structural/class-name-case": "ClassNamingConventions TypeName",
        "structural/constant-name-case": "ConstantName",
        "structural/field-name-case": "FieldNamingConventions MemberName",
        "structural/final-class": "ClassWithOnlyPrivateConstructorsShouldBeFinal FinalClass",
        "structural/full-name": "UnnecessaryFullyQualifiedName",
        "structural/function-name-case": "MethodNamingConventions MethodName",
        "structural/member-order": "FieldDeclarationsShouldBeAtStartOfClass DeclarationOrder",
        "structural/override-mark": "MissingOverride",
        "structural/variable-name-case": "LocalVariableNamingConventions FormalParameterNamingConventions",
        "structural/wildcard-import": "AvoidStarImport",
        "styling/braces": "ControlStatementBraces NeedBraces",
        "styling/constant-side": "LiteralsFirstInComparisons",
        "styling/index-loop": "ForLoopCanBeForeach",
        "testing/claim-presence": "JUnitTestsShouldIncludeAssert UnitTestShouldIncludeAssert",
        "types/readonly-field": "ImmutableField",
    },
    CSHARP: {
        "documentation/docstring-presence": "CS1591 SA1600 SA1601 SA1602",
        "documentation/file-header": "SA1633 IDE0073",
        "errors/catch-breadth": "CA1031",
        "errors/null-guard": "CA1062 CA1510",
        "errors/raised-breadth": "CA2201",
        "errors/rethrow-form": "CA2200",
        "logging/message-form": "CA2254",
        "performance/blocking-call": "VSTHRD002 CA1849",
        "performance/configured-await": "CA2007 VSTHRD111 RCS1090",
        "performance/context-passed-on": "CA2016",
        "security/risky-call#numbers": "CA5394",
        "structural/access-modifier": "IDE0040 SA1400 dotnet_style_require_accessibility_modifiers",
        "structural/async-suffix": "VSTHRD200",
        "structural/enum-member-case": "CA1707",
        "structural/field-name-case": "IDE1006 SA1306 SA1307 SA1308 CA1707",
        "structural/file-of-type#number": "SA1402",
        "structural/file-of-type#type": "SA1649",
        "structural/final-class": "CA1852",
        "structural/function-name-case": "IDE1006 SA1300 CA1707",
        "structural/import-order": "SA1208 dotnet_sort_system_directives_first",
        "structural/import-sorting": "SA1210",
        "structural/interface-name": "SA1302 CA1715",
        "structural/member-order": "SA1201 SA1202 SA1204",
        "structural/namespace-form": "IDE0160 IDE0161 csharp_style_namespace_declarations",
        "structural/private-mark": "SA1309 SX1309",
        "structural/using-place": "IDE0065 SA1200 csharp_using_directive_placement",
        "structural/variable-name-case": "SA1312 SA1313",
        "styling/braces": "IDE0011 SA1503 csharp_prefer_braces",
        "styling/culture": "CA1304 CA1305 CA1307 CA1309 CA1310 CA1311",
        "styling/empty-text": "SA1122",
        "styling/expression-body": "IDE0021 IDE0022 IDE0025 IDE0053 csharp_style_expression_bodied_methods"
        " csharp_style_expression_bodied_properties csharp_style_expression_bodied_lambdas",
        "styling/own-member": "SA1101 IDE0003 IDE0009 dotnet_style_qualification_for_field",
        "testing/test-name": "CA1707",
        "types/builtin-name": "IDE0049 SA1121 dotnet_style_predefined_type_for_locals_parameters_members"
        " dotnet_style_predefined_type_for_member_access",
        "types/local-type": "IDE0007 IDE0008 csharp_style_var_elsewhere csharp_style_var_for_built_in_types"
        " csharp_style_var_when_type_is_apparent",
        "types/null-check": "IDE0041 dotnet_style_prefer_is_null_check_over_reference_equality_method",
        "types/readonly-field": "IDE0044 dotnet_style_readonly_field",
    },
    C: {
        "documentation/named-parameter": "clang-diagnostic-documentation",
        "errors/caught-form": "misc-throw-by-value-catch-by-reference",
        "structural/file-function": "misc-use-internal-linkage",
        "structural/hidden-function": "misc-use-anonymous-namespace llvm-prefer-static-over-anonymous-namespace",
        "structural/import-order structural/import-sorting": "IncludeCategories IncludeBlocks",
        "styling/brace-place styling/keyword-spacing styling/pointer-spacing styling/braces": LEFT_OUT,
        "structural/import-sorting structural/import-order structural/first-include": LEFT_OUT,
        "structural/import-sorting": "llvm-include-order",
        "structural/object-source": "modernize-make-unique cppcoreguidelines-owning-memory",
        "structural/opened-namespace": "google-build-using-namespace",
        "structural/override-word": "modernize-use-override cppcoreguidelines-explicit-virtual-functions",
        "styling/braces": "readability-braces-around-statements google-readability-braces-around-statements",
        "styling/emptiness": "readability-container-size-empty",
        "styling/index-loop": "modernize-loop-convert",
        "styling/namespace-end": "google-readability-namespace-comments llvm-namespace-comment",
        "styling/spelling#destructors": "modernize-use-equals-default",
        "styling/spelling#null pointers": "modernize-use-nullptr",
        "types/alias-form": "modernize-use-using",
        "types/enum-form": "cppcoreguidelines-use-enum-class",
        "types/handed-over": "performance-unnecessary-value-param",
        "types/truth-value": "modernize-use-bool-literals",
        "types/named-cast": "cppcoreguidelines-pro-type-cstyle-cast google-readability-casting",
        _NAMES: "readability-identifier-naming",
    },
}


def _questions(rows: dict[str, str]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Turn the rows of a group round: rule → detector and what its slots begin with."""
    found = dict[str, tuple[tuple[str, str], ...]]()
    for asked, rules in rows.items():
        for rule in rules.split():
            for question in asked.split(" ") if "#" not in asked else [asked]:
                detector, _, slot = question.partition("#")
                found[rule] = (*found.get(rule, ()), (detector, slot))
    return found


def asked(group: str, rule: str) -> Iterable[tuple[str, str]]:
    """Tell which questions a rule asks too; of Python's, the beginning of a code stands for all codes of its linter."""
    rules = RULES[group]
    if rule in rules or group != PYTHON or not re.fullmatch(r"[A-Z]+\d{0,3}", rule):
        return rules.get(rule, ())
    # Pylint's codes have four digits; its letters stand for all that it asks of a kind, and are no names.
    letters = rule.rstrip(digits)
    codes = [it for it in rules if it.startswith(rule) and re.fullmatch(rf"{letters}\d{{3}}|PL.*", it)]
    return dict.fromkeys(question for code in codes for question in rules[code])


RULES = {group: _questions(rows) for group, rows in _TABLE.items()}
"""Group → rule → the questions that ask the same."""
