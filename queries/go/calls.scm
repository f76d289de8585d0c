; Calls: what is called or built, with what, repeated and returned.
;
; @call            a call, or a struct that is built
; @call.name       the last name of what is called
; @call.receiver   what stands before that name
; @call.arguments  each argument, or each field that is set
; @call.spread     some arguments come from a slice
; @call.is_new     it is a struct
; @call.alone      it is a statement of its own
; @keyword         a field that is set
; @keyword.name    its name
; @keyword.value   its value
; @loop            a loop
; @loop.body       what is repeated
; @return          a return statement
; @return.value    what is returned, all of it
; @branch                a condition and what is done where it holds
; @branch.condition      the condition
; @branch.body           what is done where it holds
; @branch.alternative    what is done where not
; @cast                  a value said to be of another type
; @cast.type             that type
; @comparison            two values compared for being equal or not
; @comparison.operator   `==` or `!=`
; @comparison.left       what stands before it
; @comparison.right      what stands behind it
; @comparison.null       one of them is `nil`

; load()(cart)
(call_expression) @call

; save(cart)
(expression_statement
  (call_expression) @call.alone)

; save(cart)
(call_expression
  function: (identifier) @call.name)

; cart.Save()        c.client.Get(url)
(call_expression
  function: (selector_expression
    operand: (_) @call.receiver
    field: (field_identifier) @call.name))

; save(cart, more...)
(call_expression
  arguments: (argument_list
    [
      (_) @call.arguments
      (variadic_argument) @call.spread
    ]))

; Cart{Limit: 3}
(composite_literal
  type: [
    (type_identifier) @call.name
    (generic_type
      type: (type_identifier) @call.name)
  ]
  body: (literal_value) @call.is_new) @call

; http.Client{Timeout: limit}
(composite_literal
  type: (qualified_type
    package: (package_identifier) @call.receiver
    name: (type_identifier) @call.name)
  body: (literal_value) @call.is_new) @call

; Cart{Limit: 3}        http.Client{Timeout: limit}
(composite_literal
  type: [
    (generic_type)
    (qualified_type)
    (type_identifier)
  ]
  body: (literal_value
    (keyed_element
      key: (literal_element
        (identifier) @keyword.name)
      value: (literal_element) @keyword.value) @call.arguments @keyword))

; for _, item := range items {}
(for_statement
  body: (block) @loop.body) @loop

; return
(return_statement) @return

; return cart, nil
(return_statement
  (expression_list) @return.value)

; if cart == nil {} else {}
(if_statement
  condition: (_) @branch.condition
  consequence: (block) @branch.body
  alternative: (_)? @branch.alternative) @branch

; value.(Cart)
(type_assertion_expression
  type: (_) @cast.type) @cast

; total == 3        name != other
(binary_expression
  left: (_) @comparison.left
  operator: [
    "=="
    "!="
  ] @comparison.operator
  right: (_) @comparison.right) @comparison

; cart == nil
(binary_expression
  operator: [
    "=="
    "!="
  ]
  right: (nil) @comparison.null)
