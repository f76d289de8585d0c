; Imports: what a file takes from other packages.
;
; @import             an import
; @import.module      the package, or for members the class
; @import.wildcard    the star
; @import.is_static   the word `static`
; @imported_name      the class or member it brings
; @imported_name.name its name
; @full_name          a class named by its whole path where it is used
; @full_name.name     that path

; import java.util.List;        import static java.util.List.of;
(import_declaration
  (scoped_identifier
    scope: (_) @import.module
    name: (identifier) @imported_name @imported_name.name)
  .
  ";") @import

; import java.util.*;
(import_declaration
  [
    (scoped_identifier)
    (identifier)
  ] @import.module
  (asterisk) @import.wildcard) @import

; import static java.util.List.of;
(import_declaration
  "static" @import.is_static)

; new java.util.Date()        java.util.Objects.hash(cart)
([
  (scoped_type_identifier)
  (field_access)
] @full_name @full_name.name
  (#match? @full_name "^([a-z]\\w*\\.){2,}[A-Z]\\w*$"))
