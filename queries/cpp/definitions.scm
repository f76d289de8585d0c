; inherits: c
; Definitions: classes, members, templates and namespaces.
;
; @namespace              a namespace
; @namespace.name         what it is called
; @function               a method, or a function of a class defined outside of it
; @function.name          what it is called
; @function.receiver      the class it belongs to
; @function.body          its block
; @function.is_abstract   it is declared only
; @function.is_static     the word `static`
; @function.only_tells    it takes nothing and is `const`
; @function.accessor      it is a constructor, a destructor, an operator, or gets or sets a member
; @function.overrides     it says that a base has it already
; @class                  a class
; @class.name             what it is called
; @class.bases            what it extends
; @class.body             its members
; @type_definition        a name given to a type
; @type_definition.name   what it is called
; @type_definition.alias  the word `using`
; @type_parameter         a type parameter of a template
; @type_parameter.name    what it is called
; @lambda                 a function without a name
; @lambda.body            its block

; namespace shop { }
(namespace_definition
  name: (_) @namespace.name) @namespace

; int Cart::size() const { }        shop::Cart::size()
(function_definition
  declarator: [
    (function_declarator
      declarator: (qualified_identifier
        scope: (_) @function.receiver
        name: [
          (identifier) @function.name
          (qualified_identifier
            name: [
              (identifier) @function.name
              (qualified_identifier
                name: (identifier) @function.name)
            ])
        ]))
    (pointer_declarator
      declarator: (function_declarator
        declarator: (qualified_identifier
          scope: (_) @function.receiver
          name: [
            (identifier) @function.name
            (qualified_identifier
              name: [
                (identifier) @function.name
                (qualified_identifier
                  name: (identifier) @function.name)
              ])
          ])))
    (reference_declarator
      (function_declarator
        declarator: (qualified_identifier
          scope: (_) @function.receiver
          name: [
            (identifier) @function.name
            (qualified_identifier
              name: [
                (identifier) @function.name
                (qualified_identifier
                  name: (identifier) @function.name)
              ])
          ])))
  ]
  body: (_) @function.body) @function

; class Cart { int size() const { } };
(function_definition
  declarator: [
    (function_declarator
      declarator: (field_identifier) @function.name)
    (pointer_declarator
      declarator: (function_declarator
        declarator: (field_identifier) @function.name))
    (reference_declarator
      [
        (function_declarator
          declarator: (field_identifier) @function.name)
        (function_declarator
          declarator: (identifier) @function.name)
      ])
  ]
  body: (_)? @function.body) @function

; class Cart { int size() const; };
(field_declaration
  declarator: [
    (function_declarator
      declarator: (field_identifier) @function.name @function.is_abstract)
    (pointer_declarator
      declarator: (function_declarator
        declarator: (field_identifier) @function.name @function.is_abstract))
    (reference_declarator
      (function_declarator
        declarator: (field_identifier) @function.name @function.is_abstract))
  ]) @function

; int size() const;
(function_declarator
  parameters: (parameter_list
    .
    "("
    .
    ")")
  (type_qualifier) @function.only_tells
  (#eq? @function.only_tells "const"))

; class Cart { static int count(); };
(field_declaration
  (storage_class_specifier) @function.is_static
  declarator: (function_declarator)
  (#eq? @function.is_static "static"))

; class Cart { Cart(int size); };
(declaration
  !type
  declarator: (function_declarator
    declarator: (identifier) @function.accessor))

; class Cart { Cart(int size) { } };
(function_definition
  !type
  declarator: (function_declarator
    declarator: [
      (destructor_name) @function.accessor
      (identifier) @function.accessor
      (operator_cast) @function.accessor
      (qualified_identifier) @function.accessor
    ]))

; int size() const { return size_; }
(function_definition
  declarator: (_
    declarator: (field_identifier) @function.accessor)
  body: (compound_statement
    .
    (return_statement
      (identifier))
    .))

; void set_size(int size) { size_ = size; }
(function_definition
  declarator: (_
    declarator: (field_identifier) @function.accessor)
  body: (compound_statement
    .
    (expression_statement
      (assignment_expression
        left: (identifier)
        right: (identifier)))
    .))

; bool operator==(const Cart &other) const { }
(function_declarator
  declarator: (operator_name) @function.accessor)

; int size() const override { }
(function_definition
  declarator: (function_declarator
    (virtual_specifier) @function.overrides))

; Item *first() const override { }
(function_definition
  declarator: (_
    (function_declarator
      (virtual_specifier) @function.overrides)))

; int size() const override;
(field_declaration
  declarator: (function_declarator
    (virtual_specifier) @function.overrides))

; Item *first() const override;
(field_declaration
  declarator: (_
    (function_declarator
      (virtual_specifier) @function.overrides)))

; class Cart : public Base { };
(class_specifier
  name: (type_identifier) @class.name
  body: (_) @class.body) @class

; class Cart : public Base, private shop::Saved<Item> { };
(base_class_clause
  [
    (qualified_identifier)
    (template_type)
    (type_identifier)
  ] @class.bases)

; using Price = int;
(alias_declaration
  "using" @type_definition.alias
  name: (type_identifier) @type_definition.name) @type_definition

; template <typename T>
(type_parameter_declaration
  (type_identifier) @type_parameter.name) @type_parameter

; template <typename T = int>
(optional_type_parameter_declaration
  name: (type_identifier) @type_parameter.name) @type_parameter

; [](int size) { }
(lambda_expression
  body: (_) @lambda.body) @lambda
