; Literals: strings, and how values are put into them; comments.
;
; @text                a string literal
; @text.content        what stands between its quotes
; @formatting          a string built from a literal and values
; @formatting.literal  the literal
; @formatting.format   built with `format` or `formatted`
; @formatting.plus     built with `+`
; @comment             a comment, its marks included
; @spelling             what can be written in two ways
; @spelling.name        the way it is written

; "a"        """a"""
(string_literal
  (_)? @text.content) @text

; String.format("%s", value)
(method_invocation
  object: (identifier) @_class
  name: (identifier) @formatting.format
  arguments: (argument_list
    .
    (string_literal) @formatting.literal)
  (#any-of? @_class "String" "MessageFormat")
  (#eq? @formatting.format "format")) @formatting

; "%s".formatted(value)
(method_invocation
  object: (string_literal) @formatting.literal
  name: (identifier) @formatting.format
  (#eq? @formatting.format "formatted")) @formatting

; "a" + value
(binary_expression
  left: (string_literal) @formatting.literal
  operator: "+" @formatting.plus
  right: [
    (binary_expression)
    (array_access)
    (cast_expression)
    (field_access)
    (identifier)
    (method_invocation)
    (parenthesized_expression)
  ]) @formatting

; value + "a"
(binary_expression
  left: [
    (binary_expression
      right: [
        (array_access)
        (field_access)
        (identifier)
        (method_invocation)
        (parenthesized_expression)
      ])
    (array_access)
    (cast_expression)
    (field_access)
    (identifier)
    (method_invocation)
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
    (array_access)
    (field_access)
    (identifier)
    (method_invocation)
    (parenthesized_expression)
  ]) @formatting

; // why        /* why */
[
  (line_comment)
  (block_comment)
] @comment

; for (;;)
(for_statement
  "for" @spelling.name
  !init
  !condition
  !update) @spelling

; while (true)
(while_statement
  "while" @spelling.name
  condition: (parenthesized_expression
    (true))) @spelling
