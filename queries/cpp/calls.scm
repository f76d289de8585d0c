; inherits: c
; Calls: what templates, namespaces and objects add to them.
;
; @call           a call, or a `new` of a class
; @call.name      the last name of what is called
; @call.receiver  what stands before that name
; @call.is_new    the word `new`
; @call.arguments each argument
; @loop           a loop
; @loop.body      what is repeated

; shop::load(3)        std::make_unique<Cart>(3)
(call_expression
  function: (qualified_identifier
    scope: (_) @call.receiver
    name: [
      (identifier) @call.name
      (template_function
        name: (identifier) @call.name)
      (qualified_identifier
        name: [
          (identifier) @call.name
          (template_function
            name: (identifier) @call.name)
        ])
    ]))

; load<Cart>(3)
(call_expression
  function: (template_function
    name: (identifier) @call.name))

; cart.get<int>(3)
(call_expression
  function: (field_expression
    argument: (_) @call.receiver
    field: [
      (dependent_name
        (template_method
          name: (field_identifier) @call.name))
      (template_method
        name: (field_identifier) @call.name)
    ]))

; new Cart(3)
(new_expression
  "new" @call.is_new
  type: [
    (qualified_identifier)
    (template_type
      name: (type_identifier) @call.name)
    (type_identifier) @call.name
    (primitive_type)
  ]
  arguments: (argument_list
    (_) @call.arguments)?) @call

; for (auto &cart : carts) { }
(for_range_loop
  body: (_) @loop.body) @loop
