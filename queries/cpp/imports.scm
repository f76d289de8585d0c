; inherits: c
; Imports: namespaces that are opened, and names that are taken from them.
;
; @import              a `using`
; @import.module       the namespace
; @import.wildcard     all that is in it is brought
; @import.is_static    it takes from a namespace, not from a file
; @imported_name       one name that is brought
; @imported_name.name  what it is called

; using namespace std;
(using_declaration
  "namespace" @import.wildcard @import.is_static
  [
    (identifier)
    (qualified_identifier)
  ] @import.module) @import

; using std::vector;
((using_declaration
  "using" @import.is_static
  .
  (qualified_identifier
    scope: (_) @import.module
    name: (identifier) @imported_name @imported_name.name)) @import
  (#not-match? @import "^using\\s+namespace"))
