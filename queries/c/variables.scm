; Variables: parameters, variables, members and the values of macros.
;
; @parameter             a parameter
; @parameter.name        what it is called
; @assignment            a variable declared, a member of a struct, a macro's value
; @assignment.name       what it is called
; @assignment.value      the value
; @assignment.annotation the type
; @assignment.literal    the value is a number or a string
; @assignment.called     what is called to make the value
; @assignment.member     it is a member
; @assignment.constant   it never changes
; @assignment.keyword    `#define`
; @assignment.is_static  the word `static`

; int size        struct cart *cart        char names[]
(parameter_declaration
  declarator: [
    (identifier) @parameter.name
    (array_declarator
      declarator: (identifier) @parameter.name)
    (pointer_declarator
      declarator: [
        (identifier) @parameter.name
        (pointer_declarator
          declarator: (identifier) @parameter.name)
      ])
    (function_declarator
      declarator: (parenthesized_declarator
        (pointer_declarator
          declarator: (identifier) @parameter.name)))
  ]) @parameter

; int size;        struct cart *cart;        char names[3];
(declaration
  type: (_) @assignment.annotation
  declarator: [
    (identifier) @assignment.name
    (array_declarator
      declarator: (identifier) @assignment.name)
    (pointer_declarator
      declarator: [
        (identifier) @assignment.name
        (pointer_declarator
          declarator: (identifier) @assignment.name)
      ])
  ]) @assignment

; int size = 3;        struct cart *cart = cart_new();
(declaration
  type: (_) @assignment.annotation
  declarator: (init_declarator
    declarator: [
      (identifier) @assignment.name
      (array_declarator
        declarator: (identifier) @assignment.name)
      (pointer_declarator
        declarator: [
          (array_declarator
            declarator: (identifier) @assignment.name)
          (identifier) @assignment.name
          (pointer_declarator
            declarator: (identifier) @assignment.name)
        ])
    ]
    value: (_) @assignment.value)) @assignment

; { int size, «more»; int first = 1, «second = 2»; char *name, «*title»; }
(compound_statement
  (declaration
    ","
    .
    declarator: [
      (identifier) @assignment.name
      (pointer_declarator
        declarator: (identifier) @assignment.name)
      (init_declarator
        declarator: [
          (identifier) @assignment.name
          (pointer_declarator
            declarator: (identifier) @assignment.name)
        ])
    ] @assignment))

; int size = 3;        const char *name = "cart";
(declaration
  declarator: (init_declarator
    value: [
      (char_literal)
      (concatenated_string)
      (number_literal)
      (string_literal)
      (unary_expression
        argument: (number_literal))
    ] @assignment.literal))

; struct cart *cart = cart_new();
(declaration
  declarator: (init_declarator
    value: (call_expression
      function: (_) @assignment.called)))

; static int size;
(declaration
  (storage_class_specifier) @assignment.is_static
  (#eq? @assignment.is_static "static"))

; const int limit = 3;
(declaration
  (type_qualifier) @assignment.constant
  declarator: (init_declarator
    declarator: [
      (identifier)
      (array_declarator
        declarator: (identifier))
    ])
  (#any-of? @assignment.constant "const" "constexpr"))

; struct cart { int size; char *name; int (*free)(void); };
(field_declaration
  type: (_) @assignment.annotation
  declarator: [
    (array_declarator
      declarator: (field_identifier) @assignment.name)
    (field_identifier) @assignment.name
    (function_declarator
      declarator: (parenthesized_declarator
        (pointer_declarator
          declarator: (field_identifier) @assignment.name)))
    (pointer_declarator
      declarator: [
        (field_identifier) @assignment.name
        (pointer_declarator
          declarator: (field_identifier) @assignment.name)
      ])
  ]) @assignment @assignment.member

; #define LIMIT 3
(preproc_def
  "#define" @assignment.keyword
  name: (identifier) @assignment.name @assignment.constant
  value: (preproc_arg) @assignment.value) @assignment

; #define LIMIT 3        #define NAME "cart"        #define LIMIT (-3)
(preproc_def
  value: (preproc_arg) @assignment.literal
  (#match? @assignment.literal "^\\(?\\s*[-+~]?(\"|'|[0-9])"))
