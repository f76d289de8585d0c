; Imports and exports: what a file takes from others, and what it offers.
;
; @import                     an import statement, or an expression that loads a module
; @import.module              the module, without quotes
; @import.dynamic             what loads it where that is an expression
; @imported_name              a default or a whole module that an import brings; for others see specifiers.scm
; @imported_name.alias        what it is called here
; @imported_name.namespace    the star that makes it stand for the whole module
; @imported_name.default      the name, where the module's default is meant
; @export                     a statement that offers something
; @export.default             the word that makes it the module's default
; @export.names               what it offers; of a default, what that is called here
; @export.source              the module it is re-exported from, without quotes

; import "a"        import b from "a"
(import_statement) @import

; import b from "a"
(import_statement
  source: (string
    .
    (string_fragment) @import.module))

; require("a")
(call_expression
  function: (identifier) @import.dynamic
  arguments: (arguments
    .
    (string
      .
      (string_fragment) @import.module))
  (#eq? @import.dynamic "require")) @import

; await import("a")
(call_expression
  function: (import) @import.dynamic) @import

; await import("a")
(call_expression
  function: (import)
  arguments: (arguments
    .
    (string
      .
      (string_fragment) @import.module)))

; import c from "a"
(import_clause
  .
  (identifier) @imported_name @imported_name.alias @imported_name.default)

; import * as c from "a"
(namespace_import
  "*" @imported_name.namespace
  (identifier) @imported_name.alias) @imported_name

; export const a = 1        export { a, b }
(export_statement) @export

; export default a
(export_statement
  "export"
  .
  "default" @export.default)

; export { a } from "b"        export * from "b"
(export_statement
  !declaration
  source: (string
    .
    (string_fragment) @export.source))

; export * as a from "b"
(namespace_export
  (identifier) @export.names)

; export const a = 1, b = 2
(export_statement
  declaration: [
    (lexical_declaration
      (variable_declarator
        name: (identifier) @export.names))
    (variable_declaration
      (variable_declarator
        name: (identifier) @export.names))
  ])

; export const { a, b: c } = store
(export_statement
  declaration: (lexical_declaration
    (variable_declarator
      name: (object_pattern
        [
          (shorthand_property_identifier_pattern) @export.names
          (pair_pattern
            value: (identifier) @export.names)
        ]))))

; export function a() {}        export default function a() {}
(export_statement
  declaration: [
    (function_declaration
      name: (identifier) @export.names)
    (generator_function_declaration
      name: (identifier) @export.names)
    (class_declaration
      name: (_) @export.names)
  ])

; export default a
(export_statement
  value: (identifier) @export.names)

; module.exports = a
(assignment_expression
  left: (member_expression
    object: (identifier) @_module
    property: (property_identifier) @export.default)
  (#eq? @_module "module")
  (#eq? @export.default "exports")) @export

; exports.a = a
(assignment_expression
  left: (member_expression
    object: (identifier) @_exports
    property: (property_identifier) @export.names)
  (#eq? @_exports "exports")) @export

; module.exports.a = a
(assignment_expression
  left: (member_expression
    object: (member_expression
      object: (identifier) @_module
      property: (property_identifier) @_exports)
    property: (property_identifier) @export.names)
  (#eq? @_module "module")
  (#eq? @_exports "exports")) @export
