; inherits: javascript
; Imports and exports: what types add to them.
;
; @import.module           the module, without quotes
; @import.type_only        the word `type`; in a type, the word `import`
; @imported_name           the name a whole module gets
; @imported_name.alias     the same
; @imported_name.namespace the equals sign that makes it stand for the whole module
; @export.default          what makes it the module's default
; @export.names            what is offered

; import type { Item } from "a"
(import_statement
  "import"
  .
  "type" @import.type_only)

; import a = require("a")
(import_require_clause
  source: (string
    .
    (string_fragment) @import.module))

; import a = require("a")
(import_require_clause
  (identifier) @imported_name.alias
  "=" @imported_name.namespace) @imported_name

; export = a
(export_statement
  "export"
  .
  "=" @export.default)

; export interface Item {}        export type Id = string        export enum State {}
(export_statement
  declaration: [
    (interface_declaration
      name: (_) @export.names)
    (type_alias_declaration
      name: (_) @export.names)
    (enum_declaration
      name: (_) @export.names)
    (abstract_class_declaration
      name: (_) @export.names)
  ])

; let item: import("a").Item        let items: typeof import("a").items
[
  (type_annotation
    (member_expression
      object: (call_expression
        function: (import) @import.type_only)))
  (type_query
    (member_expression
      object: (call_expression
        function: (import) @import.type_only)))
  (union_type
    (member_expression
      object: (call_expression
        function: (import) @import.type_only)))
]

; let all: typeof import("a")
(type_query
  (call_expression
    function: (import) @import.type_only))
