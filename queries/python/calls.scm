; Calls: what is called and with what, awaited, repeated and returned.
;
; @call            a call
; @call.name       the last name of what is called
; @call.receiver   what stands before that name
; @call.arguments  each argument
; @call.spread     some arguments come from a collection
; @keyword         an argument of a call with a name
; @keyword.name    its name
; @keyword.value   its value
; @await           an expression that is waited for
; @await.operand   what is waited for
; @loop            a loop or a comprehension
; @loop.body       what is repeated
; @return          a return statement
; @return.value    what it returns

; make(kind)(cart)
(call) @call

; save(cart)        self.client.get(url)
(call
  function: [
    (attribute
      object: (_) @call.receiver
      attribute: (identifier) @call.name)
    (identifier) @call.name
  ])

; save(cart, retry=True)
(call
  arguments: (argument_list
    (_) @call.arguments))

; sum(item.price for item in cart)
(call
  arguments: (generator_expression) @call.arguments)

; save(*carts, **options)
(call
  arguments: (argument_list
    [
      (dictionary_splat)
      (list_splat)
    ] @call.spread))

; save(cart, retry=True)
(call
  arguments: (argument_list
    (keyword_argument
      name: (identifier) @keyword.name
      value: (_) @keyword.value) @keyword))

; await save(cart)
(await
  (_) @await.operand) @await

; for cart in carts: ...
(for_statement
  body: (block) @loop.body) @loop

; while carts: ...
(while_statement
  body: (block) @loop.body) @loop

; [cart.total for cart in carts]
([
  (dictionary_comprehension
    body: (_) @loop.body)
  (generator_expression
    body: (_) @loop.body)
  (list_comprehension
    body: (_) @loop.body)
  (set_comprehension
    body: (_) @loop.body)
] @loop)

; return
(return_statement) @return

; return cart
(return_statement
  (_) @return.value)
