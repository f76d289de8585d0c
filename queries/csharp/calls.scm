; Calls: what is called, with what, and what is waited for.
;
; @call            a call, or a `new` of a class
; @call.name       the last name of what is called
; @call.receiver   what stands before that name
; @call.arguments  an argument
; @call.is_new     the word `new`
; @keyword         an argument with a name
; @keyword.name    its name
; @keyword.value   its value
; @await           an expression that is waited for
; @await.operand   what is waited for

; Save(cart)        Save<Cart>(cart)
(invocation_expression
  function: [
    (identifier) @call.name
    (generic_name
      .
      (identifier) @call.name)
    (member_access_expression
      expression: (_) @call.receiver
      name: [
        (identifier) @call.name
        (generic_name
          .
          (identifier) @call.name)
      ])
    (conditional_access_expression
      condition: (_) @call.receiver
      (member_binding_expression
        name: (identifier) @call.name))
  ]) @call

; new Cart()        new Store.Cart()        new List<Cart>()
(object_creation_expression
  "new" @call.is_new
  type: [
    (identifier) @call.name
    (generic_name
      .
      (identifier) @call.name)
    (qualified_name
      qualifier: (_) @call.receiver
      name: (identifier) @call.name)
  ]) @call

; Cart cart = new();
(implicit_object_creation_expression
  "new" @call.is_new) @call

; Save(cart, times: 3)
(argument_list
  (argument) @call.arguments)

; Save(cart, times: 3)
(argument
  name: (identifier) @keyword.name
  (_) @keyword.value) @keyword

; await SaveAsync()
(await_expression
  (_) @await.operand) @await
