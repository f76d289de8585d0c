; Definitions: namespaces, functions, classes, types and what they are declared with.
;
; @namespace                  what a file says it belongs to
; @namespace.name             its name
; @function                   a function or method with a name, its attributes included
; @function.name              what it is called
; @function.returns           the type it is said to return
; @function.body              its block
; @function.accessor          it is `__construct` or another that the language calls
; @function.visibility        `public`, `protected` or `private`
; @function.is_static         the word `static`
; @function.is_abstract       it has no block
; @function.overrides         it says that a base has it already
; @function.is_test           it says that it is a test
; @class                      a class
; @class.name                 what it is called
; @class.bases                what it extends and implements
; @class.body                 its members
; @class.is_abstract          the word `abstract`
; @class.is_final             the word `final`
; @type_definition            an interface, a trait or an enum
; @type_definition.name       what it is called
; @type_definition.bases      what it extends or implements
; @type_definition.body       its members
; @type_definition.interface  it is an interface
; @type_definition.enum       it is an enum
; @enum_member                a case of an enum
; @enum_member.name           what it is called
; @enum_member.value          its value
; @lambda                     a function without a name
; @lambda.body                its block or expression
; @decorator                  an attribute
; @decorator.name             what it is called, without arguments
; @directive                  a `declare`
; @directive.name             what is declared

; namespace App\Models;
(namespace_definition
  name: (namespace_name) @namespace.name) @namespace

; declare(strict_types=1);
(declare_statement
  (declare_directive) @directive.name) @directive

; function save($cart) { }
(function_definition
  name: (name) @function.name
  body: (_) @function.body) @function

; function total(): int { }
(function_definition
  return_type: (_) @function.returns)

; public function save($cart) { }
(method_declaration
  name: (name) @function.name
  body: (_)? @function.body) @function

; public function total(): int { }
(method_declaration
  return_type: (_) @function.returns)

; private function save() { }
(method_declaration
  (visibility_modifier) @function.visibility)

; public static function make() { }
(method_declaration
  (static_modifier) @function.is_static)

; abstract public function save();
(method_declaration
  !body
  name: (name) @function.is_abstract)

; public function __construct() { }
(method_declaration
  name: (name) @function.accessor
  (#match? @function.accessor "^__"))

; #[\Override]
(method_declaration
  attributes: (attribute_list
    (attribute_group
      (attribute
        [
          (name) @function.overrides
          (qualified_name
            (name) @function.overrides)
        ])))
  (#eq? @function.overrides "Override"))

; #[Test]
(method_declaration
  attributes: (attribute_list
    (attribute_group
      (attribute
        (name) @function.is_test)))
  (#eq? @function.is_test "Test"))

; public function test_it_saves() { }
(method_declaration
  (visibility_modifier) @_visibility
  name: (name) @function.is_test
  (#eq? @_visibility "public")
  (#match? @function.is_test "^test[A-Z_0-9]"))

; class Cart { }
(class_declaration
  name: (name) @class.name
  body: (_) @class.body) @class

; trait Sums { }
(trait_declaration
  name: (name) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; new class extends Cart { }
(anonymous_class
  body: (_) @class.body) @class

; abstract class Cart { }
(class_declaration
  (abstract_modifier) @class.is_abstract)

; final class Cart {}
(class_declaration
  (final_modifier) @class.is_final)

; class Cart extends Model implements Countable { }
(class_declaration
  [
    (base_clause
      [
        (name)
        (qualified_name)
      ] @class.bases)
    (class_interface_clause
      [
        (name)
        (qualified_name)
      ] @class.bases)
  ])

; new class extends Cart implements Countable { }
(anonymous_class
  [
    (base_clause
      [
        (name)
        (qualified_name)
      ] @class.bases)
    (class_interface_clause
      [
        (name)
        (qualified_name)
      ] @class.bases)
  ])

; interface Saved { }
(interface_declaration
  "interface" @type_definition.interface
  name: (name) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; interface Saved extends Countable { }
(interface_declaration
  (base_clause
    [
      (name)
      (qualified_name)
    ] @type_definition.bases))

; enum State: string { }
(enum_declaration
  "enum" @type_definition.enum
  name: (name) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; enum State implements Labelled { }
(enum_declaration
  (class_interface_clause
    [
      (name)
      (qualified_name)
    ] @type_definition.bases))

; case Open = 'open';
(enum_case
  name: (name) @enum_member.name
  value: (_)? @enum_member.value) @enum_member

; function ($cart) { }
(anonymous_function
  body: (_) @lambda.body) @lambda

; fn ($cart) => $cart->total
(arrow_function
  body: (_) @lambda.body) @lambda

; #[Route('/carts')]
(attribute
  [
    (name)
    (qualified_name)
  ] @decorator.name) @decorator
