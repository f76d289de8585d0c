; Specifiers: what stands between the braces of an import or export.
;
; @imported_name            one name that an import brings
; @imported_name.name       what it is called where it comes from; none for the default
; @imported_name.alias      what it is called here
; @imported_name.default    the word `default` in its place
; @export.names             a name that is offered
; @export.default           the word `default` in its place

; import { b } from "a"
(import_specifier
  !alias
  name: (identifier) @imported_name.name) @imported_name

; import { b as c } from "a"
(import_specifier
  name: [
    (identifier) @imported_name.name
    (string
      .
      (string_fragment) @imported_name.name)
    "default" @imported_name.default
  ]
  alias: (identifier) @imported_name.alias) @imported_name

; export { a }        export { default } from "b"
(export_specifier
  !alias
  name: [
    (identifier) @export.names
    "default" @export.default
  ])

; export { b as a }        export { b as default }
(export_specifier
  alias: [
    (identifier) @export.names
    "default" @export.default
  ])
