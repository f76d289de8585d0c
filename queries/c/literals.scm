; Literals: strings, comments, comparisons, casts and what can be written in several ways.
;
; @text                 a string literal
; @text.content         what stands between its quotes
; @comment              a comment
; @comparison           two values compared for being equal
; @comparison.operator  how
; @comparison.left      what stands before it
; @comparison.right     what stands behind it
; @comparison.null      one side is NULL
; @_error               what could not be parsed: nothing in it counts

; "disk full"
(string_literal) @text

; "disk full\n"
(string_literal
  (_) @text.content)

; /* why */
(comment) @comment

; cart == NULL
(binary_expression
  left: (_) @comparison.left
  operator: [
    "=="
    "!="
  ] @comparison.operator
  right: (_) @comparison.right) @comparison

; cart == NULL
(binary_expression
  operator: [
    "=="
    "!="
  ]
  right: (null) @comparison.null)

; NULL == cart
(binary_expression
  left: (null) @comparison.null
  operator: [
    "=="
    "!="
  ])

; #ifdef X ???
(ERROR) @_error
