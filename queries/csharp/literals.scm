; Literals: strings, and how values are put into them; comments.
;
; @text                a string literal
; @text.content        what stands between its quotes
; @text.interpolated   values are put in
; @text.template       it starts with a dollar
; @formatting          a string built from a literal and values
; @formatting.literal  the literal
; @formatting.format   built with `Format`
; @formatting.plus     built with `+`
; @comment             a comment, its marks included
; @spelling             what can be written in two ways
; @spelling.name        the way it is written

; "a"
(string_literal
  (_)? @text.content) @text

; @"a"
(verbatim_string_literal) @text

; """a"""
(raw_string_literal
  (raw_string_content) @text.content) @text

; $"a {b}"
(interpolated_string_expression) @text @text.template

; $"a {b}"
(interpolated_string_expression
  [
    (string_content)
    (interpolation)
  ] @text.content)

; $"a {b}"
(interpolation) @text.interpolated

; string.Format("{0}", value)        String.Format("{0}", value)
(invocation_expression
  function: (member_access_expression
    expression: _ @_class
    name: (identifier) @formatting.format)
  arguments: (argument_list
    .
    (argument
      [
        (string_literal)
        (verbatim_string_literal)
      ] @formatting.literal))
  (#any-of? @_class "string" "String")
  (#eq? @formatting.format "Format")) @formatting

; "a" + value
(binary_expression
  left: (string_literal) @formatting.literal
  operator: "+" @formatting.plus
  right: [
    (binary_expression)
    (cast_expression)
    (element_access_expression)
    (identifier)
    (invocation_expression)
    (member_access_expression)
    (parenthesized_expression)
  ]) @formatting

; value + "a"
(binary_expression
  left: [
    (binary_expression
      right: [
        (element_access_expression)
        (identifier)
        (invocation_expression)
        (member_access_expression)
        (parenthesized_expression)
      ])
    (cast_expression)
    (element_access_expression)
    (identifier)
    (invocation_expression)
    (member_access_expression)
    (parenthesized_expression)
  ]
  operator: "+" @formatting.plus
  right: (string_literal) @formatting.literal) @formatting

; "a" + "b" + value
(binary_expression
  left: (binary_expression
    right: (string_literal) @formatting.literal)
  operator: "+" @formatting.plus
  right: [
    (element_access_expression)
    (member_access_expression)
    (identifier)
    (invocation_expression)
    (parenthesized_expression)
  ]) @formatting

; // why        /* why */
(comment) @comment

; for (;;)
(for_statement
  "for" @spelling.name
  !initializer
  !condition
  !update) @spelling

; while (true)
(while_statement
  "while" @spelling.name
  condition: (boolean_literal)) @spelling

; new int[0]
(array_creation_expression
  type: (array_type
    rank: (array_rank_specifier
      (integer_literal) @spelling.name))
  (#eq? @spelling.name "0")) @spelling

; Array.Empty<int>()
(invocation_expression
  function: (member_access_expression
    name: (generic_name
      (identifier) @spelling.name))
  (#eq? @spelling.name "Empty")) @spelling
