; Literals: strings, strings put together, and comments.
;
; @text                 a string, quotes included
; @text.content         what stands between the quotes, in pieces
; @_not.text            it is no text but a path or a tag
; @formatting           a string put together
; @formatting.literal   the string it starts from
; @formatting.plus      by a plus
; @formatting.format    by a format
; @comment              a comment
; @type_reference       a type that stands for every type
; @type_reference.name  that type
; @type_reference.any   it is one

; "disk full"        `disk full`
[
  (interpreted_string_literal)
  (raw_string_literal)
] @text

; "disk full\n"
(interpreted_string_literal
  [
    (interpreted_string_literal_content)
    (escape_sequence)
  ] @text.content)

; `disk full`
(raw_string_literal
  (raw_string_literal_content) @text.content)

; import "net/http"
(import_spec
  path: (_) @_not.text)

; Items []Item `json:"items"`
(field_declaration
  tag: (_) @_not.text)

; "disk " + name
(binary_expression
  left: [
    (interpreted_string_literal)
    (raw_string_literal)
  ] @formatting.literal
  operator: "+" @formatting.plus
  right: [
    (call_expression)
    (identifier)
    (index_expression)
    (selector_expression)
  ]) @formatting

; name + " full"
(binary_expression
  left: [
    (call_expression)
    (identifier)
    (index_expression)
    (selector_expression)
  ]
  operator: "+" @formatting.plus
  right: [
    (interpreted_string_literal)
    (raw_string_literal)
  ] @formatting.literal) @formatting

; fmt.Sprintf("disk %s", name)
(call_expression
  function: (selector_expression) @formatting.format
  arguments: (argument_list
    .
    [
      (interpreted_string_literal)
      (raw_string_literal)
    ] @formatting.literal
    .
    (_))
  (#eq? @formatting.format "fmt.Sprintf")) @formatting

; // saves it        /* saves it */
(comment) @comment

; interface{}
((interface_type) @type_reference @type_reference.name @type_reference.any
  (#eq? @type_reference "interface{}"))

; any
((type_identifier) @type_reference @type_reference.name @type_reference.any
  (#eq? @type_reference "any"))
