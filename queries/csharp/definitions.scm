; Definitions: methods, classes, interfaces, enums and what they are declared with.
;
; @function                   a method, a constructor or a function in a function, with its modifiers and attributes
; @function.name              its name
; @function.returns           what it returns
; @function.body              its block, or the arrow and the expression behind it
; @function.is_async          the word `async`
; @function.accessor          it is a constructor or a destructor
; @function.visibility        `public`, `internal`, `protected` or `private`
; @function.is_static         the word `static`
; @function.is_abstract       it has no body of its own
; @function.overrides         the word `override`, `extern` or `partial`, the interface or the event it is written for
; @class                      a class, a struct or a record
; @class.name                 its name
; @class.bases                what it extends and implements
; @class.body                 its members, braces included
; @class.visibility           `public`, `internal`, `protected` or `private`
; @class.is_abstract          the word `abstract`
; @class.is_static            the word `static`
; @class.is_final             the word `sealed`
; @class.extension            it is one part of several, and no part says what it extends
; @class.struct               the word `struct` or `record`
; @type_definition            an interface, an enum or a delegate
; @type_definition.name       its name
; @type_definition.bases      what it extends
; @type_definition.body       its members, braces included
; @type_definition.visibility `public`, `internal`, `protected` or `private`
; @type_definition.interface  it is an interface
; @type_definition.enum       it is an enum
; @type_definition.alias      it is a delegate
; @enum_member                a value of an enum
; @enum_member.name           its name
; @enum_member.value          what it is set to
; @type_parameter             a type parameter
; @type_parameter.name        its name
; @namespace                  a namespace that the file belongs to
; @namespace.name             its name
; @namespace.body             what stands in its braces
; @parameter                  a parameter of a method, a constructor, a class or a lambda
; @parameter.name             its name
; @parameter.annotation       its type
; @parameter.default          the value it has when none is given
; @parameter.rest             it takes what is left
; @lambda                     a lambda or an anonymous method
; @lambda.body                its block or expression
; @decorator                  an attribute of a definition
; @decorator.name             its name, without arguments

; void Save(Cart cart) {}        int Total() => 3;        void Save(Cart cart);
(method_declaration
  returns: (_) @function.returns
  name: (identifier) @function.name
  body: (_)? @function.body
  (#not-match? @function.returns "^extension\\b")) @function

; void Save(Cart cart);
(method_declaration
  !body) @function.is_abstract

; void IStore.Save(Cart cart) {}
(method_declaration
  (explicit_interface_specifier) @function.overrides)

; public static async Task SaveAsync() {}        protected override void Save() {}
(method_declaration
  (modifier
    [
      "public" @function.visibility
      "internal" @function.visibility
      "protected" @function.visibility
      "private" @function.visibility
      "static" @function.is_static
      "async" @function.is_async
      "override" @function.overrides
    ]))

; void save_Click(object sender, EventArgs e) {}
(method_declaration
  name: (identifier) @_name
  parameters: (parameter_list
    (parameter
      type: (_) @_type)) @function.overrides
  (#match? @_name "_")
  (#match? @_type "EventArgs$"))

; extern int sysctlbyname(string name);
(method_declaration
  (modifier
    "extern" @function.overrides))

; partial void OnSaved() {}
(method_declaration
  (modifier
    "partial" @function.overrides))

; int Total(Cart cart) => cart.Total;
(local_function_statement
  type: (_) @function.returns
  name: (identifier) @function.name
  body: (_)? @function.body
  (#not-match? @function.name "^(if|while|for|foreach|switch|using|lock)$")) @function

; async Task LoadAsync() {}
(local_function_statement
  (modifier
    "async" @function.is_async))

; public Cart(Store store) {}        ~Cart() {}
[
  (constructor_declaration
    name: (identifier) @function.name
    body: (_)? @function.body)
  (destructor_declaration
    name: (identifier) @function.name
    body: (_)? @function.body)
] @function @function.accessor

; public Cart(Store store) {}
(constructor_declaration
  (modifier
    [
      "public"
      "internal"
      "protected"
      "private"
    ] @function.visibility))

; class Cart {}
(class_declaration
  name: (identifier) @class.name
  body: (_)? @class.body) @class

; struct Price {}
(struct_declaration
  "struct" @class.struct
  name: (identifier) @class.name
  body: (_)? @class.body) @class

; record Price(int Cents);
(record_declaration
  "record" @class.struct
  name: (identifier) @class.name
  body: (_)? @class.body) @class

; class Cart : Base<Item>, IPriced {}
(class_declaration
  (base_list
    [
      (identifier)
      (generic_name)
      (qualified_name)
    ] @class.bases))

; partial class Cart {}
(class_declaration
  (modifier
    "partial")
  name: (identifier)
  .
  body: (_)) @class.extension

; class Cart(Store store) : Base(store) {}
(class_declaration
  (base_list
    (primary_constructor_base_type
      type: (_) @class.bases)))

; struct Price : IEquatable<Price> {}
(struct_declaration
  (base_list
    (_) @class.bases))

; record Price(int Cents) : IPriced;
(record_declaration
  (base_list
    [
      (identifier)
      (generic_name)
      (qualified_name)
    ] @class.bases))

; record Sale(int Cents) : Price(Cents);
(record_declaration
  (base_list
    (primary_constructor_base_type
      type: (_) @class.bases)))

; public sealed class Cart {}
(class_declaration
  (modifier
    [
      "public" @class.visibility
      "internal" @class.visibility
      "protected" @class.visibility
      "private" @class.visibility
      "abstract" @class.is_abstract
      "static" @class.is_static
      "sealed" @class.is_final
    ]))

; public struct Price {}
(struct_declaration
  (modifier
    [
      "public"
      "internal"
      "protected"
      "private"
    ] @class.visibility))

; public sealed record Price(int Cents);
(record_declaration
  (modifier
    [
      "public" @class.visibility
      "internal" @class.visibility
      "protected" @class.visibility
      "private" @class.visibility
      "abstract" @class.is_abstract
      "sealed" @class.is_final
    ]))

; interface IStore : IBase {}
(interface_declaration
  "interface" @type_definition.interface
  name: (identifier) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; interface IStore : IBase {}
(interface_declaration
  (base_list
    (_) @type_definition.bases))

; enum Colour : byte { Red, Green }
(enum_declaration
  "enum" @type_definition.enum
  name: (identifier) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; delegate void Saved(Cart cart);
(delegate_declaration
  "delegate" @type_definition.alias
  name: (identifier) @type_definition.name) @type_definition

; public interface IStore {}        internal enum Colour {}
[
  (interface_declaration
    (modifier
      [
        "public"
        "internal"
        "protected"
        "private"
      ] @type_definition.visibility))
  (enum_declaration
    (modifier
      [
        "public"
        "internal"
        "protected"
        "private"
      ] @type_definition.visibility))
]

; enum Colour { Red = 1, Green }
(enum_member_declaration
  name: (identifier) @enum_member.name
  value: (_)? @enum_member.value) @enum_member

; class Cart<TItem> {}
(type_parameter
  name: (identifier) @type_parameter.name) @type_parameter

; namespace Shop.Cart;
(file_scoped_namespace_declaration
  name: (_) @namespace.name) @namespace

; namespace Shop.Cart {}
(namespace_declaration
  name: (_) @namespace.name
  body: (_) @namespace.body) @namespace

; void Save(Cart cart, int times = 1) {}
(parameter
  type: (_)? @parameter.annotation
  name: (identifier) @parameter.name) @parameter

; int times = 1
(parameter
  name: (identifier)
  .
  (_) @parameter.default)

; void Save(params Cart[] carts) {}
(parameter_list
  "params"
  name: (identifier) @parameter @parameter.name @parameter.rest)

; cart => cart.Save()
(implicit_parameter) @parameter @parameter.name

; record Price(int Cents);
(record_declaration
  (parameter_list
    (parameter) @_not.parameter))

; record Price(params int[] Cents);
(record_declaration
  (parameter_list
    "params"
    name: (identifier) @_not.parameter))

; cart => cart.Save()
(lambda_expression
  body: (_) @lambda.body) @lambda

; delegate (Cart cart) { cart.Save(); }
(anonymous_method_expression
  (block) @lambda.body) @lambda

; [Fact]        [Route("carts")]
(attribute
  name: (_) @decorator.name) @decorator
