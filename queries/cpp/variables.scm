; inherits: c
; Variables: references and default values.
;
; @parameter            a parameter
; @parameter.name       what it is called
; @parameter.default    the value it has when none is given
; @assignment           a variable declared
; @assignment.name      what it is called
; @assignment.value     the value
; @assignment.member    it is a member
; @assignment.literal   the value is a number, a string, a boolean
; @assignment.constant  it never changes
; @assignment.readonly  the word `const`
; @assignment.is_static the word `static`

; const Cart &cart
(parameter_declaration
  declarator: (reference_declarator
    (identifier) @parameter.name)) @parameter

; int size = 3
(optional_parameter_declaration
  declarator: [
    (identifier) @parameter.name
    (pointer_declarator
      declarator: (identifier) @parameter.name)
    (reference_declarator
      (identifier) @parameter.name)
  ]
  default_value: (_) @parameter.default) @parameter

; Cart &cart = carts[0];
(declaration
  declarator: (init_declarator
    declarator: (reference_declarator
      (identifier) @assignment.name)
    value: (_) @assignment.value)) @assignment

; class Cart { int size_ = 0; };
(field_declaration
  default_value: (_) @assignment.value)

; class Cart { static int count; };
(field_declaration
  (storage_class_specifier) @assignment.is_static
  declarator: [
    (array_declarator)
    (field_identifier)
    (pointer_declarator
      declarator: (field_identifier))
  ]
  (#eq? @assignment.is_static "static"))

; class Cart { static const int kLimit = 3; };
(field_declaration
  (storage_class_specifier) @_static
  (type_qualifier) @assignment.constant
  declarator: (field_identifier)
  (#eq? @_static "static")
  (#any-of? @assignment.constant "const" "constexpr"))

; class Cart { const int kLimit = 3; };
(field_declaration
  (type_qualifier) @assignment.readonly
  declarator: (field_identifier)
  default_value: (_)
  (#any-of? @assignment.readonly "const" "constexpr"))

; class Cart { static const int kLimit = 3; };
(field_declaration
  default_value: [
    (char_literal)
    (false)
    (number_literal)
    (string_literal)
    (true)
  ] @assignment.literal)
