; Calls: what is called and with what, repeated, asked and returned.
;
; @call                a call
; @call.name           the last name of what is called
; @call.receiver       what stands before that name
; @call.arguments      each argument
; @loop                a loop
; @loop.body           what is repeated
; @return              a return statement
; @return.value        what it returns
; @branch              an `if`
; @branch.condition    what is asked
; @branch.body         what is done where it holds
; @branch.alternative  what is done otherwise

; cart_free(cart)        (*cart->free)(cart)
(call_expression) @call

; cart_free(cart)
(call_expression
  function: (identifier) @call.name)

; cart->free(cart)        cart.free(cart)
(call_expression
  function: (field_expression
    argument: (_) @call.receiver
    field: (field_identifier) @call.name))

; cart_add(cart, item)
(call_expression
  arguments: (argument_list
    (_) @call.arguments))

; while (cart) { }        do { } while (cart);        for (;;) { }
([
  (do_statement
    body: (_) @loop.body)
  (for_statement
    body: (_) @loop.body)
  (while_statement
    body: (_) @loop.body)
] @loop)

; return cart;
(return_statement
  (_)? @return.value) @return

; if (cart) { } else { }
(if_statement
  condition: (_) @branch.condition
  consequence: (_) @branch.body
  alternative: (_)? @branch.alternative) @branch
