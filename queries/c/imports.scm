; Imports: the headers that a file includes.
;
; @import           an `#include`
; @import.module    the header, with the brackets of `<stdio.h>`, without quotes
; @import.wildcard  all that is in it is brought
; @import.system    it stands in brackets

; #include "shop/cart.h"
(preproc_include
  path: (string_literal
    .
    (string_content) @import.module @import.wildcard)) @import

; #include <stdio.h>
(preproc_include
  path: (system_lib_string) @import.module @import.wildcard @import.system) @import
