; Classes: with their bases, their fields and decorators.
;
; @class                 a class, declared or as an expression
; @class.name            its name
; @class.bases           what it extends or implements, without type arguments
; @class.body            its members, braces included
; @decorator             a decorator
; @decorator.name        its name, without arguments
; @function              a field that holds a function
; @function.name         the field's name
; @function.body         the function's block or expression
; @function.is_async     the word `async`
; @function.arrow        the function expression
; @function.returns      what it is said to return
; @assignment            any other field
; @assignment.name       the field's name
; @assignment.value      what it is set to
; @assignment.annotation what its type is said to be
; @assignment.literal    a value that is written out
; @assignment.member     any other field
; @assignment.visibility `public`, `private` or `protected`
; @assignment.is_static  the word `static`
; @assignment.readonly   the word `readonly`
; @function.visibility   `public`, `private` or `protected`
; @function.is_static    the word `static`
; @function.is_abstract  the word `abstract`
; @function.overrides    the word `override`
; @class.is_abstract     the word `abstract`
; @assignment.called     what is called to make the value

; class Store {}
(class_declaration
  name: (type_identifier) @class.name
  body: (_) @class.body) @class

; class Store extends Base {}        class Store extends Base<Item> {}
(extends_clause
  value: (_) @class.bases)

; class Store implements Saved {}        class Store implements Saved<Item> {}
(implements_clause
  [
    (type_identifier) @class.bases
    (nested_type_identifier) @class.bases
    (generic_type
      name: (_) @class.bases)
  ])

; abstract class Store {}
(abstract_class_declaration
  "abstract" @class.is_abstract
  name: (type_identifier) @class.name
  body: (_) @class.body) @class

; const Store = class {}
(class
  body: (_) @class.body) @class

; memo(class Store {})
(class
  name: (type_identifier) @class.name)

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
(public_field_definition
  name: [
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
(public_field_definition
  value: (_
    .
    "async" @function.is_async))

; class Store { load = (): Item[] => [] }
(public_field_definition
  value: (_
    return_type: (_
      (_) @function.returns)))

; class Store { items = load() }
(public_field_definition
  name: [
    (property_identifier)
    (private_property_identifier)
  ] @assignment.name
  value: (_
    !body) @assignment.value) @assignment @assignment.member

; class Store { items }
(public_field_definition
  !value
  name: [
    (property_identifier)
    (private_property_identifier)
  ] @assignment.name) @assignment @assignment.member

; class Store { items: Item[] = load() }
(public_field_definition
  name: [
    (property_identifier)
    (private_property_identifier)
  ]
  type: (type_annotation
    (_) @assignment.annotation)
  value: (_
    !body))

; class Store { items: Item[] }
(public_field_definition
  !value
  name: [
    (property_identifier)
    (private_property_identifier)
  ]
  type: (type_annotation
    (_) @assignment.annotation))

; class Store { items = [] }
(public_field_definition
  name: [
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
(public_field_definition
  name: [
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

; class Store { private static readonly limit = 3; private load = () => {} }
(public_field_definition
  [
    (accessibility_modifier) @assignment.visibility @function.visibility
    "static" @assignment.is_static @function.is_static
    "readonly" @assignment.readonly
    (override_modifier) @function.overrides
  ])

; class Store { private static save() {}        override load() {} }
(method_definition
  [
    (accessibility_modifier) @function.visibility
    "static" @function.is_static
    (override_modifier) @function.overrides
  ])

; abstract class Store { abstract close(force: boolean): void }
(abstract_method_signature
  "abstract" @function.is_abstract
  name: (property_identifier) @function.name) @function

; abstract class Store { protected abstract close(): void }
(abstract_method_signature
  (accessibility_modifier) @function.visibility)

; abstract class Store { abstract close(): void }
(abstract_method_signature
  return_type: (_
    (_) @function.returns))
