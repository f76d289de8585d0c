; Imports: the packages that a file uses.
;
; @import                   one package
; @import.module            its path, without quotes
; @import.wildcard          all its names are in sight
; @imported_name            the name it is given here
; @imported_name.alias      that name
; @imported_name.namespace  it stands for the whole package

; import "net/http"
(import_spec
  path: [
    (interpreted_string_literal
      .
      (interpreted_string_literal_content) @import.module)
    (raw_string_literal
      (raw_string_literal_content) @import.module)
  ]) @import

; import . "fmt"
(import_spec
  name: (dot) @import.wildcard)

; import nethttp "net/http"        import _ "embed"
(import_spec
  name: [
    (package_identifier)
    (blank_identifier)
  ] @imported_name @imported_name.alias @imported_name.namespace)
