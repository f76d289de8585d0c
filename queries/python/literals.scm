; Literals: strings, and how values are put into them.
;
; @text                a string literal
; @text.content        what stands between its quotes
; @text.interpolated   values are put in
; @text.template       it is an f-string or a t-string
; @formatting          a string built from a literal and values
; @formatting.literal  the literal
; @formatting.percent  built with `%`
; @formatting.format   built with `format`
; @formatting.plus     built with `+`

; "a"        "a" "b" are two
(string) @text

; "a"        f"a{b}c" has pieces
(string
  (string_content) @text.content)

; f"a{b}"
(string
  (interpolation) @text.content @text.interpolated)

; f"a"
(string
  .
  (string_start) @text.template
  (#any-of? @text.template
    "f\"" "f'" "f\"\"\"" "f'''" "F\"" "F'" "F\"\"\"" "F'''" "rf\"" "rf'" "rf\"\"\"" "rf'''" "fr\"" "fr'"
    "fr\"\"\"" "fr'''" "t\"" "t'" "t\"\"\"" "t'''"))

; "%s" % value
(binary_operator
  left: [
    (concatenated_string) @formatting.literal
    (parenthesized_expression
      [
        (concatenated_string)
        (string)
      ] @formatting.literal)
    (string) @formatting.literal
  ]
  operator: "%" @formatting.percent) @formatting

; "{}".format(value)
(call
  function: (attribute
    object: [
      (concatenated_string) @formatting.literal
      (parenthesized_expression
        [
          (concatenated_string)
          (string)
        ] @formatting.literal)
      (string) @formatting.literal
    ]
    attribute: (identifier) @formatting.format)
  (#eq? @formatting.format "format")) @formatting

; "a" + value
(binary_operator
  left: [
    (concatenated_string)
    (string)
  ] @formatting.literal
  operator: "+" @formatting.plus
  right: [
    (attribute)
    (await)
    (binary_operator)
    (call)
    (identifier)
    (parenthesized_expression)
    (subscript)
  ]) @formatting

; value + "a"
(binary_operator
  left: [
    (attribute)
    (await)
    (binary_operator)
    (call)
    (identifier)
    (parenthesized_expression)
    (subscript)
  ]
  operator: "+" @formatting.plus
  right: [
    (concatenated_string)
    (string)
  ] @formatting.literal) @formatting
