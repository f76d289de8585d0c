; Spellings: what can be written in two ways.
;
; @spelling       what is written in one of them
; @spelling.name  what tells in which

; {}
(dictionary
  .
  "{" @spelling.name
  .
  "}" .) @spelling

; dict()
(call
  function: (identifier) @spelling.name
  arguments: (argument_list
    .
    "("
    .
    ")" .)
  (#eq? @spelling.name "dict")) @spelling

; []
(list
  .
  "["
  .
  "]" .) @spelling @spelling.name

; list()
((call
  function: (identifier) @_function
  arguments: (argument_list
    .
    "("
    .
    ")" .)) @spelling @spelling.name
  (#eq? @_function "list"))

; super()
(call
  function: (identifier) @_function
  arguments: (argument_list
    .
    "("
    .
    ")" .) @spelling.name
  (#eq? @_function "super")) @spelling

; super(Cart, self)
(call
  function: (identifier) @_function
  arguments: (argument_list
    .
    (identifier)
    .
    (identifier) @spelling.name .)
  (#eq? @_function "super")
  (#any-of? @spelling.name "self" "cls")) @spelling

; row not in cart        row is not cart
(comparison_operator
  operators: [
    "not in"
    "is not"
  ] @spelling.name) @spelling

; not row in cart        not row is cart
(not_operator
  argument: (comparison_operator
    operators: [
      "in"
      "is"
    ] @spelling.name)) @spelling

; isinstance(row, Cart)
(call
  function: (identifier) @spelling.name
  (#eq? @spelling.name "isinstance")) @spelling

; type(row) == Cart        type(row) is not Cart
(comparison_operator
  (call
    function: (identifier) @spelling.name)
  operators: [
    "=="
    "!="
    "is"
    "is not"
  ]
  [
    (attribute)
    (identifier)
  ]
  (#eq? @spelling.name "type")) @spelling
