; Literals: strings, strings put together with `+`, and comments.
;
; @text                  a string or a template, quotes included
; @text.content          what stands between the quotes, in pieces
; @text.interpolated     a `${}`
; @text.template         the backquote
; @formatting            a string literal and a value put together
; @formatting.literal    the string literal
; @formatting.plus       the plus between them
; @comment               a comment

; "disk full"
(string) @text

; "disk full\n"
(string
  (_) @text.content)

; `disk full`
(template_string
  .
  "`" @text.template) @text

; `disk full`
(template_string
  (_) @text.content)

; `disk ${name} full`
(template_string
  (template_substitution) @text.interpolated)

; "disk " + name
(binary_expression
  left: (string) @formatting.literal
  operator: "+" @formatting.plus
  right: [
    (identifier)
    (member_expression)
    (call_expression)
    (subscript_expression)
    (parenthesized_expression)
    (binary_expression)
    (await_expression)
    (unary_expression)
    (number)
    (this)
  ]) @formatting

; name + " full"
(binary_expression
  left: [
    (identifier)
    (member_expression)
    (call_expression)
    (subscript_expression)
    (parenthesized_expression)
    (await_expression)
    (unary_expression)
    (number)
    (this)
  ]
  operator: "+" @formatting.plus
  right: (string) @formatting.literal) @formatting

; first + name + " full"
(binary_expression
  left: (binary_expression
    left: [
      (identifier)
      (member_expression)
      (call_expression)
      (subscript_expression)
      (parenthesized_expression)
      (number)
    ]
    right: [
      (identifier)
      (member_expression)
      (call_expression)
      (subscript_expression)
      (parenthesized_expression)
      (number)
    ])
  operator: "+" @formatting.plus
  right: (string) @formatting.literal) @formatting

; // a comment        /** a comment */
(comment) @comment
