; Calls: what is called, and with what.
;
; @call            a call, or a `new` of a class
; @call.name       the last name of what is called
; @call.receiver   what stands before that name
; @call.arguments  an argument
; @call.is_new     the word `new`

; save(cart)        store.items.save(cart)
(method_invocation
  object: (_)? @call.receiver
  name: (identifier) @call.name) @call

; new Cart()        new store.Cart()
(object_creation_expression
  "new" @call.is_new
  type: [
    (type_identifier) @call.name
    (scoped_type_identifier
      (_) @call.receiver
      .
      (type_identifier) @call.name)
  ]) @call

; new ArrayList<>()
(object_creation_expression
  "new" @call.is_new
  type: (generic_type
    .
    (_) @call.name)) @call

; save(cart, items)
(argument_list
  (_) @call.arguments)
