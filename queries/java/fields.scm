; Fields: fields, constants, the parts of records, and local variables.
;
; @assignment             a declaration; of the second and later variables in it, only their own part
; @assignment.name        the name
; @assignment.value       what it is set to
; @assignment.annotation  its type
; @assignment.keyword     the word `var`
; @assignment.literal     the value is written out
; @assignment.called      the last name of what is called to make the value
; @assignment.member      it is a field
; @assignment.constant    it is `static final`, or stands in an interface
; @assignment.readonly    the word `final`
; @assignment.is_static   the word `static`
; @assignment.visibility  `public`, `protected` or `private`

; private Store store;        int limit = 3;
(field_declaration
  type: (_) @assignment.annotation
  .
  declarator: (variable_declarator
    name: (identifier) @assignment.name
    value: (_)? @assignment.value)) @assignment @assignment.member

; int limit, «size = 2»;
(field_declaration
  ","
  .
  declarator: (variable_declarator
    name: (identifier) @assignment.name
    value: (_)? @assignment.value) @assignment @assignment.member)

; private static final int LIMIT = 3;
(field_declaration
  (modifiers
    [
      "public" @assignment.visibility
      "protected" @assignment.visibility
      "private" @assignment.visibility
      "static" @assignment.is_static
      "final" @assignment.readonly
    ]))

; static final int LIMIT = 3;
(field_declaration
  (modifiers
    "static"
    "final" @assignment.constant))

; interface Store { int LIMIT = 3; }
(constant_declaration
  type: (_) @assignment.annotation
  .
  declarator: (variable_declarator
    name: (identifier) @assignment.name
    value: (_) @assignment.value)) @assignment @assignment.member @assignment.constant

; record Price(int cents) {}
(record_declaration
  parameters: (formal_parameters
    (formal_parameter
      type: (_) @assignment.annotation
      name: (identifier) @assignment.name) @assignment @assignment.member @assignment.readonly))

; var cart = load();        final Cart cart = load();
(local_variable_declaration
  type: (_) @assignment.annotation
  .
  declarator: (variable_declarator
    name: (identifier) @assignment.name
    value: (_)? @assignment.value)) @assignment

; int first = 1, «second = 2»;
(local_variable_declaration
  ","
  .
  declarator: (variable_declarator
    name: (identifier) @assignment.name
    value: (_)? @assignment.value) @assignment)

; var cart = load();
(local_variable_declaration
  type: (type_identifier) @assignment.keyword
  (#eq? @assignment.keyword "var"))

; final Cart cart = load();
(local_variable_declaration
  (modifiers
    "final" @assignment.readonly))

; int limit = 3;        String[] names = {"a"};
(variable_declarator
  value: [
    (string_literal)
    (character_literal)
    (decimal_integer_literal)
    (hex_integer_literal)
    (decimal_floating_point_literal)
    (unary_expression
      operand: (decimal_integer_literal))
    (true)
    (false)
    (array_initializer)
  ] @assignment.literal)

; Logger log = LoggerFactory.getLogger(Cart.class);        Cart cart = new Cart();
(variable_declarator
  value: [
    (method_invocation
      name: (identifier) @assignment.called)
    (object_creation_expression
      type: [
        (type_identifier)
        (scoped_type_identifier)
      ] @assignment.called)
    (object_creation_expression
      type: (generic_type
        .
        (_) @assignment.called))
  ])
