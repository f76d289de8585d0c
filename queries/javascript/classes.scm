; Classes: with their bases, their fields and decorators.
;
; @class                 a class, declared or as an expression
; @class.name            its name
; @class.bases           what it extends
; @class.body            its members, braces included
; @decorator             a decorator
; @decorator.name        its name, without arguments
; @function              a field that holds a function
; @function.name         the field's name
; @function.body         the function's block or expression
; @function.is_async     the word `async`
; @function.arrow        the function expression
; @assignment            any other field
; @assignment.name       the field's name
; @assignment.value      what it is set to
; @assignment.literal    a value that is written out
; @assignment.member     any other field
; @assignment.is_static  the word `static`
; @function.is_static    the word `static`
; @assignment.called     what is called to make the value

; class Store {}
(class_declaration
  name: (identifier) @class.name
  body: (_) @class.body) @class

; class Store extends Base {}
(class_heritage
  (expression) @class.bases)

; const Store = class {}
(class
  body: (_) @class.body) @class

; memo(class Store {})
(class
  name: (identifier) @class.name)

; @observable        @store.observable
(decorator
  .
  [
    (identifier)
    (member_expression)
  ] @decorator.name) @decorator

; @observable({ deep: true })
(decorator
  .
  (call_expression
    function: [
      (identifier)
      (member_expression)
    ] @decorator.name)) @decorator

; class Store { save = () => {} }
(field_definition
  property: [
    (property_identifier) @function.name
    (private_property_identifier) @function.name
    (string
      .
      (string_fragment) @function.name)
    (computed_property_name)
    (number)
  ]
  value: [
    (arrow_function
      body: (_) @function.body)
    (function_expression
      body: (_) @function.body)
    (generator_function
      body: (_) @function.body)
  ] @function.arrow) @function

; class Store { save = async () => {} }
(field_definition
  value: (_
    .
    "async" @function.is_async))

; class Store { items = load() }
(field_definition
  property: [
    (property_identifier)
    (private_property_identifier)
  ] @assignment.name
  value: (_
    !body) @assignment.value) @assignment @assignment.member

; class Store { items }
(field_definition
  !value
  property: [
    (property_identifier)
    (private_property_identifier)
  ] @assignment.name) @assignment @assignment.member

; class Store { items = [] }
(field_definition
  property: [
    (property_identifier)
    (private_property_identifier)
  ]
  value: [
    (string)
    (template_string)
    (number)
    (unary_expression
      argument: (number))
    (true)
    (false)
    (array)
    (object)
  ] @assignment.literal)

; class Store { items = load() }        class Store { items = new Map() }
(field_definition
  property: [
    (property_identifier)
    (private_property_identifier)
  ]
  value: [
    (call_expression
      function: [
        (identifier)
        (member_expression
          object: [
            (identifier)
            (this)
            (member_expression
              object: [
                (identifier)
                (this)
              ])
          ])
      ] @assignment.called)
    (new_expression
      constructor: [
        (identifier)
        (member_expression
          object: (identifier))
      ] @assignment.called)
  ])

; class Store { static limit = 3; static load = () => {} }
(field_definition
  "static" @assignment.is_static @function.is_static)

; class Store { static save() {} }
(method_definition
  "static" @function.is_static)
