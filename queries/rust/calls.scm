; Calls: what is called and with what, awaited, repeated, compared and returned.
;
; @call                  a call
; @call.name             the last name of what is called
; @call.receiver         what stands before that name
; @call.arguments        each argument
; @await                 an expression that is waited for
; @await.operand         what is waited for
; @loop                  a loop
; @loop.body             what is repeated
; @return                a return
; @return.value          what is returned
; @branch                a condition and what is done where it holds
; @branch.condition      the condition
; @branch.body           what is done where it holds
; @branch.alternative    what is done where not
; @cast                  a value made another type
; @cast.type             that type
; @comparison            two values compared for being equal or not
; @comparison.operator   `==` or `!=`
; @comparison.left       what stands before it
; @comparison.right      what stands behind it

; load()(cart)
(call_expression) @call

; save(cart)        save::<u32>(cart)
(call_expression
  function: [
    (identifier) @call.name
    (generic_function
      function: (identifier) @call.name)
  ])

; cart.save()        items.collect::<Vec<_>>()
(call_expression
  function: [
    (field_expression
      value: (_) @call.receiver
      field: (field_identifier) @call.name)
    (generic_function
      function: (field_expression
        value: (_) @call.receiver
        field: (field_identifier) @call.name))
  ])

; Cart::new()        std::env::var("HOME")        Vec::<u32>::new()
(call_expression
  function: [
    (scoped_identifier
      path: (_) @call.receiver
      name: (identifier) @call.name)
    (generic_function
      function: (scoped_identifier
        path: (_) @call.receiver
        name: (identifier) @call.name))
  ])

; save(cart, limit)
(call_expression
  arguments: (arguments
    (_) @call.arguments))

; load().await
(await_expression
  (_) @await.operand) @await

; for item in items {}        while busy {}        loop {}
[
  (for_expression
    body: (block) @loop.body)
  (while_expression
    body: (block) @loop.body)
  (loop_expression
    body: (block) @loop.body)
] @loop

; return
(return_expression) @return

; return cart
(return_expression
  (_) @return.value)

; if cart.is_empty() {} else {}
(if_expression
  condition: (_) @branch.condition
  consequence: (block) @branch.body
  alternative: (_)? @branch.alternative) @branch

; total as u32
(type_cast_expression
  type: (_) @cast.type) @cast

; total == 3        name != other
(binary_expression
  left: (_) @comparison.left
  operator: [
    "=="
    "!="
  ] @comparison.operator
  right: (_) @comparison.right) @comparison
