; Definitions: functions, methods, structs, interfaces, types, fields, variables and constants.
;
; @function                   a function or a method, also one that an interface asks for
; @function.name              its name
; @function.returns           what it gives back
; @function.body              its block
; @function.receiver          the type a method belongs to
; @function.is_abstract       it is asked for by an interface
; @function.is_test           `go test` runs it
; @receiver                   the parameter that stands for the object
; @receiver.name              its name
; @receiver.type              its type, without the star
; @receiver.reference         it is a pointer
; @parameter                  a parameter; of the second and later ones of a type, only the name
; @parameter.name             its name
; @parameter.annotation       its type
; @parameter.rest             it takes what is left
; @lambda                     a function without a name
; @lambda.body                its block
; @class                      a struct
; @class.name                 its name
; @class.struct               it is one
; @class.body                 its fields, braces included
; @class.bases                a type that is embedded
; @type_definition            any other type
; @type_definition.name       its name
; @type_definition.interface  it is an interface
; @type_definition.alias      it names a type that is written out
; @type_definition.bases      an interface that is embedded in it
; @type_definition.body       the interface
; @type_parameter             a type parameter
; @type_parameter.name        its name
; @namespace                  the package clause
; @namespace.name             the package
; @assignment                 a variable, a constant or a field; of the second and later ones, only the name
; @assignment.name            its name
; @assignment.value           what it is set to
; @assignment.annotation      its type
; @assignment.literal         a value that is written out
; @assignment.called          what is called to make the value
; @assignment.member          it is a field
; @assignment.constant        it is a constant
; @tag                        what a field tells serializers
; @tag.content                that, without quotes

; func Save(cart Cart) error {}
(function_declaration
  name: (identifier) @function.name
  result: (_)? @function.returns
  body: (block)? @function.body) @function

; func TestSave(t *testing.T) {}
(function_declaration
  name: (identifier) @function.is_test
  (#match? @function.is_test "^(Test|Benchmark|Fuzz|Example)([^a-z]|$)"))

; func (c *Cart) Save() error {}
(method_declaration
  name: (field_identifier) @function.name
  result: (_)? @function.returns
  body: (block)? @function.body) @function

; func (c *Cart) Save() error {}
(method_declaration
  receiver: (parameter_list
    (parameter_declaration
      name: (identifier)? @receiver.name
      type: (pointer_type
        [
          (type_identifier) @function.receiver @receiver.type
          (generic_type
            type: (type_identifier) @function.receiver @receiver.type)
        ]) @receiver.reference) @receiver))

; func (c Cart) Total() int {}
(method_declaration
  receiver: (parameter_list
    (parameter_declaration
      name: (identifier)? @receiver.name
      type: [
        (type_identifier) @function.receiver @receiver.type
        (generic_type
          type: (type_identifier) @function.receiver @receiver.type)
      ]) @receiver))

; type Saver interface { Save(cart Cart) error }
(type_spec
  type: (interface_type
    (method_elem
      name: (field_identifier) @function.name
      result: (_)? @function.returns) @function @function.is_abstract))

; func save(«cart Cart», «most int», rest ...string) {}
[
  (function_declaration
    parameters: (parameter_list
      [
        (parameter_declaration
          .
          name: (identifier) @parameter.name
          type: (_) @parameter.annotation)
        (variadic_parameter_declaration
          name: (identifier) @parameter.name
          type: (_) @parameter.annotation) @parameter.rest
      ] @parameter))
  (method_declaration
    parameters: (parameter_list
      [
        (parameter_declaration
          .
          name: (identifier) @parameter.name
          type: (_) @parameter.annotation)
        (variadic_parameter_declaration
          name: (identifier) @parameter.name
          type: (_) @parameter.annotation) @parameter.rest
      ] @parameter))
  (func_literal
    parameters: (parameter_list
      [
        (parameter_declaration
          .
          name: (identifier) @parameter.name
          type: (_) @parameter.annotation)
        (variadic_parameter_declaration
          name: (identifier) @parameter.name
          type: (_) @parameter.annotation) @parameter.rest
      ] @parameter))
  (method_elem
    parameters: (parameter_list
      (parameter_declaration
        .
        name: (identifier) @parameter.name
        type: (_) @parameter.annotation) @parameter))
]

; func save(first, «second» int) {}
[
  (function_declaration
    parameters: (parameter_list
      (parameter_declaration
        ","
        .
        name: (identifier) @parameter @parameter.name)))
  (method_declaration
    parameters: (parameter_list
      (parameter_declaration
        ","
        .
        name: (identifier) @parameter @parameter.name)))
  (func_literal
    parameters: (parameter_list
      (parameter_declaration
        ","
        .
        name: (identifier) @parameter @parameter.name)))
]

; func() { save() }
(func_literal
  body: (block) @lambda.body) @lambda

; type Cart struct { Items []Item }
(type_spec
  name: (type_identifier) @class.name
  type: (struct_type
    "struct" @class.struct
    (field_declaration_list) @class.body)) @class

; type Cart struct { Base; *Timed; sync.Mutex }
(type_spec
  type: (struct_type
    (field_declaration_list
      (field_declaration
        !name
        type: [
          (type_identifier)
          (qualified_type)
          (generic_type)
        ] @class.bases))))

; type Saver interface { Save() error }
(type_spec
  name: (type_identifier) @type_definition.name
  type: (interface_type) @type_definition.body @type_definition.interface) @type_definition

; type Saver interface { io.Closer }
(type_spec
  type: (interface_type
    (type_elem
      .
      [
        (type_identifier)
        (qualified_type)
      ] @type_definition.bases
      .)))

; type Price int        type Save func(cart Cart) error
(type_spec
  name: (type_identifier) @type_definition.name
  type: [
    (array_type)
    (channel_type)
    (function_type)
    (generic_type)
    (map_type)
    (pointer_type)
    (qualified_type)
    (slice_type)
    (type_identifier)
  ] @type_definition.alias) @type_definition

; type Price = int
(type_alias
  name: (type_identifier) @type_definition.name
  type: (_) @type_definition.alias) @type_definition

; func Map[T any]() {}
(type_parameter_declaration
  name: (identifier) @type_parameter @type_parameter.name)

; package cart
(package_clause
  (package_identifier) @namespace.name) @namespace

; Items []Item
(field_declaration
  .
  name: (field_identifier) @assignment.name
  type: (_) @assignment.annotation) @assignment @assignment.member

; Width, «Height» int
(field_declaration
  ","
  .
  name: (field_identifier) @assignment @assignment.name @assignment.member)

; Items []Item `json:"items"`
(field_declaration
  tag: [
    (raw_string_literal
      (raw_string_literal_content) @tag.content)
    (interpreted_string_literal
      .
      (interpreted_string_literal_content) @tag.content)
  ] @tag)

; const Limit = 3        const first, second = 1, 2
(const_spec
  .
  name: (identifier) @assignment.name
  type: (_)? @assignment.annotation
  value: (expression_list
    .
    (_) @assignment.value)?) @assignment @assignment.constant

; var limit int = 3        var first, second = 1, 2
(var_spec
  .
  name: (identifier) @assignment.name
  type: (_)? @assignment.annotation
  value: (expression_list
    .
    (_) @assignment.value)?) @assignment

; var first, «second» = 1, 2
(var_spec
  ","
  .
  name: (identifier) @assignment @assignment.name)

; limit := 3        items, err := load()
(short_var_declaration
  left: (expression_list
    .
    (identifier) @assignment.name)
  right: (expression_list
    .
    (_) @assignment.value)) @assignment

; items, «err» := load()
(short_var_declaration
  left: (expression_list
    ","
    .
    (identifier) @assignment @assignment.name))

; for index, item := range items {}
(range_clause
  left: (expression_list
    (identifier) @assignment @assignment.name)
  ":=")

; limit := 3        const Limit = "a"        var sizes = []int{1, 2}
[
  (const_spec
    value: (expression_list
      .
      [
        (int_literal)
        (float_literal)
        (rune_literal)
        (interpreted_string_literal)
        (raw_string_literal)
        (true)
        (false)
      ] @assignment.literal))
  (var_spec
    value: (expression_list
      .
      [
        (int_literal)
        (float_literal)
        (rune_literal)
        (interpreted_string_literal)
        (raw_string_literal)
        (true)
        (false)
        (composite_literal
          type: [
            (array_type)
            (map_type)
            (slice_type)
          ])
      ] @assignment.literal))
  (short_var_declaration
    right: (expression_list
      .
      [
        (int_literal)
        (float_literal)
        (rune_literal)
        (interpreted_string_literal)
        (raw_string_literal)
        (true)
        (false)
        (composite_literal
          type: [
            (array_type)
            (map_type)
            (slice_type)
          ])
      ] @assignment.literal))
]

; items, err := load()        var log = logging.New()
[
  (var_spec
    value: (expression_list
      .
      (call_expression
        function: [
          (identifier)
          (selector_expression)
        ] @assignment.called)))
  (short_var_declaration
    right: (expression_list
      .
      (call_expression
        function: [
          (identifier)
          (selector_expression)
        ] @assignment.called)))
]
