; Calls: what is called and with what, repeated and returned.
;
; @call            a call, or a `new` of a class
; @call.name       the last name of what is called
; @call.receiver   what stands before that name
; @call.arguments  each argument
; @call.spread     some arguments come from an array
; @call.is_new     the word `new`
; @keyword         an argument with a name
; @keyword.name    its name
; @keyword.value   its value
; @loop            a loop
; @loop.body       what is repeated
; @return          a return statement
; @return.value    what it returns
; @branch              an `if`
; @branch.condition    what is asked, brackets included
; @branch.body         what is done where it holds
; @branch.alternative  what is done otherwise

; save($cart)
(function_call_expression
  function: [
    (name) @call.name
    (qualified_name
      (namespace_name) @call.receiver
      (name) @call.name)
    (qualified_name
      .
      "\\"
      .
      (name) @call.name)
    (_)
  ]) @call

; $cart->save()        $this->carts->find(1)
(member_call_expression
  object: (_) @call.receiver
  name: (_) @call.name) @call

; $cart?->save()
(nullsafe_member_call_expression
  object: (_) @call.receiver
  name: (_) @call.name) @call

; Cart::find(1)        parent::save()
(scoped_call_expression
  scope: (_) @call.receiver
  name: (_) @call.name) @call

; new Cart        new Models\Cart(1)
(object_creation_expression
  "new" @call.is_new
  [
    (name) @call.name
    (qualified_name
      (namespace_name)? @call.receiver
      (name) @call.name)
    (anonymous_class)
    (variable_name)
    (relative_scope)
  ]) @call

; save($cart, retry: true)
(arguments
  (argument) @call.arguments)

; save(...$carts)
(arguments
  (argument
    (variadic_unpacking) @call.spread))

; save($cart, retry: true)
(argument
  name: (name) @keyword.name
  .
  (_) @keyword.value) @keyword

; foreach ($carts as $cart) { }        while ($carts) { }        for (;;) { }
([
  (do_statement
    body: (_) @loop.body)
  (for_statement
    body: (_) @loop.body)
  (foreach_statement
    body: (_) @loop.body)
  (while_statement
    body: (_) @loop.body)
] @loop)

; return $cart;
(return_statement
  (_)? @return.value) @return

; if ($cart) { } else { }
(if_statement
  condition: (_) @branch.condition
  body: (_) @branch.body
  alternative: (_)? @branch.alternative) @branch
