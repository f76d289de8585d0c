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
; @spelling             what can be written in two ways
; @spelling.name        the way it is written

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

; for (;;)
(for_statement
  "for" @spelling.name
  !initializer
  !condition
  !update) @spelling

; while (1)
(while_statement
  "while" @spelling.name
  condition: (_
    [
      (number_literal)
      (true)
    ])) @spelling

; unsigned        unsigned int
((sized_type_specifier) @spelling @spelling.name)

; true        TRUE
([
  (true)
  (false)
] @spelling @spelling.name)
