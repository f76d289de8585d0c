; Definitions: functions, structs, unions, enums, types and macros.
;
; @function                  a function, or a prototype
; @function.name             what it is called
; @function.body             its block
; @function.is_static        it is seen in its file only
; @function.is_abstract      it is a prototype
; @class                     a struct or a union
; @class.name                what it is called
; @class.body                its members
; @class.struct              the word `struct` or `union`
; @type_definition           an enum, or a name given to a type
; @type_definition.name      what it is called
; @type_definition.enum      it is an enum
; @type_definition.alias     it is a `typedef`
; @enum_member               a value of an enum
; @enum_member.name          what it is called
; @enum_member.value         its value
; @macro                     a macro with arguments
; @macro.name                what it is called
; @macro.body                what it stands for
; @directive                 a file tells something to the compiler
; @directive.name            `once`, or the name of an include guard
; @directive.guard           it is an include guard
; @_not.function             a declaration inside a function, or a macro that looks like a function

; int cart_size(struct cart *cart) { }
(function_definition
  declarator: [
    (function_declarator
      declarator: (identifier) @function.name)
    (pointer_declarator
      declarator: [
        (function_declarator
          declarator: (identifier) @function.name)
        (pointer_declarator
          declarator: (function_declarator
            declarator: (identifier) @function.name))
      ])
  ]
  body: (_) @function.body) @function

; static void cart_free(struct cart *cart) { }
(function_definition
  (storage_class_specifier) @function.is_static
  (#eq? @function.is_static "static"))

; TEST(Cart, saves) { }
((function_definition
  declarator: (function_declarator
    declarator: (identifier) @_name)) @_not.function
  (#match? @_name "^[A-Z][A-Z0-9_]+$"))

; int cart_size(struct cart *cart);
(declaration
  declarator: [
    (function_declarator
      declarator: (identifier) @function.name @function.is_abstract)
    (pointer_declarator
      declarator: [
        (function_declarator
          declarator: (identifier) @function.name @function.is_abstract)
        (pointer_declarator
          declarator: (function_declarator
            declarator: (identifier) @function.name @function.is_abstract))
      ])
  ]
  (#not-match? @function.name "^[A-Z][A-Z0-9_]+$")) @function

; static void cart_free(struct cart *cart);
(declaration
  (storage_class_specifier) @function.is_static
  declarator: [
    (function_declarator)
    (pointer_declarator
      declarator: (function_declarator))
  ]
  (#eq? @function.is_static "static"))

; { int cart_size(void); }
(compound_statement
  (declaration) @_not.function)

; case 3: cart item(3);
(case_statement
  (declaration) @_not.function)

; struct cart { int size; };
(struct_specifier
  "struct" @class.struct
  name: (type_identifier) @class.name
  body: (_) @class.body) @class

; union price { int cents; };
(union_specifier
  "union" @class.struct
  name: (type_identifier) @class.name
  body: (_) @class.body) @class

; enum state { OPEN };
(enum_specifier
  "enum" @type_definition.enum
  name: (type_identifier) @type_definition.name
  body: (_)) @type_definition

; typedef struct cart cart_t;        typedef int (*handler)(void);
(type_definition
  "typedef" @type_definition.alias
  declarator: [
    (type_identifier) @type_definition.name
    (pointer_declarator
      declarator: (type_identifier) @type_definition.name)
    (function_declarator
      declarator: (parenthesized_declarator
        (pointer_declarator
          declarator: (type_identifier) @type_definition.name)))
  ]) @type_definition

; OPEN = 3
(enumerator
  name: (identifier) @enum_member.name
  value: (_)? @enum_member.value) @enum_member

; #define MAX(a, b) ((a) > (b) ? (a) : (b))
(preproc_function_def
  name: (identifier) @macro.name
  value: (_)? @macro.body) @macro

; #pragma once
(preproc_call
  directive: (preproc_directive) @_pragma
  argument: (preproc_arg) @directive.name
  (#eq? @_pragma "#pragma")
  (#match? @directive.name "^once")) @directive

; #ifndef SHOP_CART_H
(translation_unit
  .
  (comment)*
  .
  (preproc_ifdef
    name: (identifier) @directive.name @directive.guard
    .
    (comment)*
    .
    (preproc_def
      name: (identifier) @_name)) @directive
  (#eq? @directive.name @_name))
