; Variables: parameters, properties, constants and what variables are set to.
;
; @parameter              a parameter
; @parameter.name         what it is called, without the dollar
; @parameter.annotation   its type
; @parameter.default      the value it has when none is given
; @parameter.rest         it takes what is left
; @parameter.promoted     it becomes a property
; @assignment             a variable set to a value, a property, a constant
; @assignment.name        what it is called, without the dollar
; @assignment.value       the value
; @assignment.annotation  the type
; @assignment.literal     the value is a number, a string, a boolean or an array
; @assignment.called      the last name of what is called to make the value
; @assignment.member      it is a property or a constant of a class
; @assignment.constant    it is a constant
; @assignment.is_static   the word `static`
; @assignment.visibility  `public`, `protected` or `private`
; @assignment.readonly    the word `readonly`

; function save(Cart $cart, $retry = 3)
(simple_parameter
  type: (_)? @parameter.annotation
  name: (variable_name
    (name) @parameter.name)
  default_value: (_)? @parameter.default) @parameter

; function save(Cart ...$carts)
(variadic_parameter
  type: (_)? @parameter.annotation
  name: (variable_name
    (name) @parameter.name)) @parameter @parameter.rest

; public function __construct(private Cart $cart, private array &$rows) { }
(property_promotion_parameter
  visibility: (_) @parameter.promoted
  type: (_)? @parameter.annotation
  name: [
    (variable_name
      (name) @parameter.name)
    (by_ref
      (variable_name
        (name) @parameter.name))
  ]
  default_value: (_)? @parameter.default) @parameter

; $cart = load();
(assignment_expression
  left: (variable_name
    (name) @assignment.name)
  right: (_) @assignment.value) @assignment

; $limit = 3;        $names = ['a', 'b'];
(assignment_expression
  left: (variable_name)
  right: [
    (array_creation_expression)
    (boolean)
    (encapsed_string)
    (float)
    (integer)
    (string)
  ] @assignment.literal)

; $log = logger();        $cart = $this->carts->find();        $cart = Cart::find(1);
(assignment_expression
  left: (variable_name)
  right: [
    (function_call_expression
      function: [
        (name)
        (qualified_name)
      ] @assignment.called)
    (member_call_expression
      name: (name) @assignment.called)
    (object_creation_expression
      [
        (name)
        (qualified_name)
      ] @assignment.called)
    (scoped_call_expression
      name: (name) @assignment.called)
  ])

; private ?Cart $cart = null;
(property_declaration
  (property_element
    name: (variable_name
      (name) @assignment.name)
    default_value: (_)? @assignment.value)) @assignment @assignment.member

; private ?Cart $cart;
(property_declaration
  type: (_) @assignment.annotation)

; private ?Cart $cart;
(property_declaration
  (visibility_modifier) @assignment.visibility)

; public static $count = 0;
(property_declaration
  (static_modifier) @assignment.is_static)

; public readonly Cart $cart;
(property_declaration
  (readonly_modifier) @assignment.readonly)

; protected $names = ['a'];
(property_element
  default_value: [
    (array_creation_expression)
    (boolean)
    (encapsed_string)
    (float)
    (integer)
    (string)
  ] @assignment.literal)

; const LIMIT = 3;
(const_declaration
  (const_element
    .
    (name) @assignment.name
    (_) @assignment.value) @assignment.constant) @assignment

; const LIMIT = 3;        const LEAST = -3;
(const_declaration
  (const_element
    [
      (array_creation_expression)
      (boolean)
      (encapsed_string)
      (float)
      (integer)
      (null)
      (string)
      (unary_op_expression
        argument: [
          (float)
          (integer)
        ])
    ] @assignment.literal))

; class Cart { const LIMIT = 3; }
(declaration_list
  (const_declaration
    "const" @assignment.member))

; public const int LIMIT = 3;
(const_declaration
  type: (_) @assignment.annotation)

; public const LIMIT = 3;
(const_declaration
  (visibility_modifier) @assignment.visibility)

; define('LIMIT', 3);
(function_call_expression
  function: (name) @_function
  arguments: (arguments
    .
    (argument
      (string
        .
        (string_content) @assignment.name))
    .
    (argument
      (_) @assignment.value))
  (#eq? @_function "define")) @assignment @assignment.constant
