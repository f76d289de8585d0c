; Imports: which namespaces a file opens.
;
; @import              a using directive
; @import.module       the namespace, or the class behind an alias or `static`
; @import.wildcard     all of its names are in sight
; @import.is_static    the word `static`
; @imported_name       an alias
; @imported_name.name  the last name of what it stands for
; @imported_name.alias what it is called here

; using System;        using System.Linq;
(using_directive
  .
  [
    "using"
    "global"
  ]
  !name
  [
    (identifier)
    (qualified_name)
  ] @import.module @import.wildcard) @import

; using static System.Math;
(using_directive
  "static" @import.is_static)

; using Basket = Shop.Cart;
(using_directive
  name: (identifier) @imported_name.alias
  (qualified_name
    qualifier: (_) @import.module
    name: (_) @imported_name.name)) @import @imported_name
