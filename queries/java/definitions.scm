; Definitions: methods, classes, interfaces, enums and what they are declared with.
;
; @function                   a method or a constructor, with its modifiers and annotations
; @function.name              its name
; @function.returns           what it returns
; @function.body              its block
; @function.accessor          it is a constructor
; @function.visibility        `public`, `protected` or `private`
; @function.is_static         the word `static`
; @function.is_abstract       it has no body of its own
; @function.overrides         it is marked with `@Override`
; @class                      a class, a record, or a class without a name
; @class.name                 its name
; @class.bases                what it extends and implements
; @class.body                 its members, braces included
; @class.visibility           `public`, `protected` or `private`
; @class.is_abstract          the word `abstract`
; @class.is_static            the word `static`
; @class.is_final             the word `final`
; @class.struct               it is a record
; @type_definition            an interface, an enum or an annotation
; @type_definition.name       its name
; @type_definition.bases      what it extends or implements
; @type_definition.body       its members, braces included
; @type_definition.visibility `public`, `protected` or `private`
; @type_definition.interface  it is an interface
; @type_definition.enum       it is an enum
; @enum_member                a constant of an enum
; @enum_member.name           its name
; @type_parameter             a type parameter
; @type_parameter.name        its name
; @namespace                  the package that the file belongs to
; @namespace.name             its name
; @parameter                  a parameter of a method, a constructor or a lambda
; @parameter.name             its name
; @parameter.annotation       its type
; @parameter.rest             it takes what is left
; @parameter.readonly         the word `final`
; @lambda                     a lambda
; @lambda.body                its block or expression
; @decorator                  an annotation of a definition
; @decorator.name             its name, without arguments

; void save(Cart cart) {}        void save(Cart cart);
(method_declaration
  type: (_) @function.returns
  name: (identifier) @function.name
  body: (block)? @function.body) @function

; void save(Cart cart);
(method_declaration
  !body) @function.is_abstract

; @Override public void save() {}
(method_declaration
  (modifiers
    (marker_annotation
      name: (identifier) @_override)) @function.overrides
  (#eq? @_override "Override"))

; public static void save() {}
(method_declaration
  (modifiers
    [
      "public" @function.visibility
      "protected" @function.visibility
      "private" @function.visibility
      "static" @function.is_static
    ]))

; Cart(Store store) {}
(constructor_declaration
  name: (identifier) @function.name
  body: (_) @function.body) @function @function.accessor

; public Cart(Store store) {}
(constructor_declaration
  (modifiers
    [
      "public"
      "protected"
      "private"
    ] @function.visibility))

; record Price(int cents) { Price {} }
(compact_constructor_declaration
  name: (identifier) @function.name
  body: (_) @function.body) @function @function.accessor

; class Cart {}
(class_declaration
  name: (identifier) @class.name
  body: (_) @class.body) @class

; class Cart extends Base<Item> {}
(class_declaration
  superclass: (superclass
    (_) @class.bases))

; class Cart implements Priced, Store.Kept {}
(class_declaration
  interfaces: (super_interfaces
    (type_list
      (_) @class.bases)))

; public abstract class Cart {}
(class_declaration
  (modifiers
    [
      "public" @class.visibility
      "protected" @class.visibility
      "private" @class.visibility
      "abstract" @class.is_abstract
      "static" @class.is_static
      "final" @class.is_final
    ]))

; record Price(int cents) {}
(record_declaration
  "record" @class.struct
  name: (identifier) @class.name
  body: (_) @class.body) @class

; record Price(int cents) implements Priced {}
(record_declaration
  interfaces: (super_interfaces
    (type_list
      (_) @class.bases)))

; public record Price(int cents) {}
(record_declaration
  (modifiers
    [
      "public"
      "protected"
      "private"
    ] @class.visibility))

; new Handler() { void handle() {} }
(object_creation_expression
  type: (_) @class.bases
  (class_body) @class.body) @class

; interface Store {}
(interface_declaration
  "interface" @type_definition.interface
  name: (identifier) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; interface Store extends Base, Kept {}
(interface_declaration
  (extends_interfaces
    (type_list
      (_) @type_definition.bases)))

; enum Colour { RED, GREEN }
(enum_declaration
  "enum" @type_definition.enum
  name: (identifier) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; enum Colour implements Priced { RED }
(enum_declaration
  interfaces: (super_interfaces
    (type_list
      (_) @type_definition.bases)))

; @interface Audited {}
(annotation_type_declaration
  name: (identifier) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; public interface Store {}        public enum Colour {}
(_
  (modifiers
    [
      "public"
      "protected"
      "private"
    ] @type_definition.visibility)
  name: (identifier)
  body: [
    (interface_body)
    (enum_body)
    (annotation_type_body)
  ])

; enum Colour { RED, GREEN("#0f0") }
(enum_constant
  name: (identifier) @enum_member.name) @enum_member

; class Cart<T extends Item> {}
(type_parameter
  (type_identifier) @type_parameter.name) @type_parameter

; package com.shop.cart;
(package_declaration
  [
    (scoped_identifier)
    (identifier)
  ] @namespace.name) @namespace

; void save(final Cart cart) {}
(method_declaration
  parameters: (formal_parameters
    (formal_parameter
      type: (_) @parameter.annotation
      name: (identifier) @parameter.name) @parameter))

; Cart(Store store) {}
(constructor_declaration
  parameters: (formal_parameters
    (formal_parameter
      type: (_) @parameter.annotation
      name: (identifier) @parameter.name) @parameter))

; final Cart cart
(formal_parameter
  (modifiers
    "final" @parameter.readonly))

; (Cart cart) -> cart.save()
(lambda_expression
  parameters: (formal_parameters
    (formal_parameter
      type: (_) @parameter.annotation
      name: (identifier) @parameter.name) @parameter))

; void save(Cart... carts) {}
(spread_parameter
  (variable_declarator
    name: (identifier) @parameter.name)) @parameter @parameter.rest

; cart -> cart.save()
(lambda_expression
  parameters: (identifier) @parameter @parameter.name)

; (cart, item) -> cart.add(item)
(inferred_parameters
  (identifier) @parameter @parameter.name)

; cart -> cart.save()
(lambda_expression
  body: (_) @lambda.body) @lambda

; @Override        @Table(name = "carts")
(modifiers
  [
    (marker_annotation
      name: (_) @decorator.name)
    (annotation
      name: (_) @decorator.name)
  ] @decorator)
