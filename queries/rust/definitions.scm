; Definitions: functions, structs, enums, traits, implementations, fields, variables and constants.
;
; @function                   a function or a method, also one that a trait asks for
; @function.name              its name
; @function.returns           what it gives back
; @function.body              its block
; @function.is_async          it is asynchronous
; @function.is_abstract       a trait asks for it
; @function.visibility        who may see it
; @function.overrides         it does what a trait asks for
; @receiver                   the parameter that stands for the object
; @receiver.name              its name
; @receiver.reference         it is borrowed
; @parameter                  a parameter
; @parameter.name             its name
; @parameter.annotation       its type
; @lambda                     a closure
; @lambda.body                what it does
; @class                      a struct, a union, or a block that adds members to a type
; @class.name                 its name
; @class.struct               it is a struct
; @class.body                 its fields or members, braces included
; @class.bases                the trait that is implemented
; @class.extension            it adds members to what is defined elsewhere
; @class.visibility           who may see it
; @type_definition            a trait, an enum or an alias
; @type_definition.name       its name
; @type_definition.interface  it is a trait
; @type_definition.enum       it is an enum
; @type_definition.alias      it is an alias
; @type_definition.bases      what a trait builds on
; @type_definition.body       its members, braces included
; @type_definition.visibility who may see it
; @enum_member                one value of an enum
; @enum_member.name           its name
; @enum_member.value          its number
; @type_parameter             a type parameter
; @type_parameter.name        its name
; @assignment                 a variable, a constant or a field
; @assignment.name            its name
; @assignment.value           what it is set to
; @assignment.annotation      its type
; @assignment.literal         a value that is written out
; @assignment.called          what is called to make the value
; @assignment.member          it is a field
; @assignment.constant        it is a constant
; @assignment.visibility      who may see it
; @submodule                  a file that is a part of this one
; @submodule.name             its name
; @decorator                  an attribute, or a trait that is derived
; @decorator.name             its name
; @decorator.derived          it is such a trait
; @_not.decorator             it speaks of an import or a module

; fn save(cart: &Cart) -> Result<()> {}
(function_item
  name: (identifier) @function.name
  return_type: (_)? @function.returns
  body: (block) @function.body) @function

; async fn save() {}
(function_item
  (function_modifiers
    "async" @function.is_async))

; pub fn save() {}
(function_item
  .
  (visibility_modifier) @function.visibility)

; fn save(&self) -> Result<()>;
(function_signature_item
  name: (identifier) @function.name
  return_type: (_)? @function.returns) @function @function.is_abstract

; impl Saver for Cart { fn save(&self) {} }
(impl_item
  trait: (_)
  body: (declaration_list
    (function_item) @function.overrides))

; fn save(&self) {}        fn save(self) {}
(self_parameter
  (self) @receiver.name) @receiver

; fn save(&self) {}
(self_parameter
  "&" @receiver.reference)

; fn save(cart: &Cart) {}        fn save(mut cart: Cart) {}
(parameter
  pattern: (identifier) @parameter.name
  type: (_) @parameter.annotation) @parameter

; |item| item.price
(closure_parameters
  (identifier) @parameter @parameter.name)

; |item| item.price
(closure_expression
  body: (_) @lambda.body) @lambda

; pub struct Cart { items: Vec<Item> }        struct Price(u32);
(struct_item
  (visibility_modifier)? @class.visibility
  "struct" @class.struct
  name: (type_identifier) @class.name
  body: (_)? @class.body) @class

; union Price { number: u32 }
(union_item
  name: (type_identifier) @class.name
  body: (_) @class.body) @class

; impl Cart {}        impl<T> Saver for Cart<T> {}
(impl_item
  trait: (_)? @class.bases
  type: [
    (type_identifier) @class.name
    (generic_type
      type: [
        (type_identifier) @class.name
        (scoped_type_identifier
          name: (type_identifier) @class.name)
      ])
    (scoped_type_identifier
      name: (type_identifier) @class.name)
  ]
  body: (declaration_list) @class.body @class.extension) @class

; pub trait Saver: Clone { fn save(&self); }
(trait_item
  (visibility_modifier)? @type_definition.visibility
  name: (type_identifier) @type_definition.name
  body: (declaration_list) @type_definition.body @type_definition.interface) @type_definition

; trait Saver: Clone + Send {}
(trait_item
  bounds: (trait_bounds
    [
      (generic_type)
      (scoped_type_identifier)
      (type_identifier)
    ] @type_definition.bases))

; pub enum Kind { Small, Large }
(enum_item
  (visibility_modifier)? @type_definition.visibility
  name: (type_identifier) @type_definition.name
  body: (enum_variant_list) @type_definition.body @type_definition.enum) @type_definition

; pub type Price = u32;
(type_item
  (visibility_modifier)? @type_definition.visibility
  name: (type_identifier) @type_definition.name
  type: (_) @type_definition.alias) @type_definition

; enum Kind { Small = 1, Large(u32) }
(enum_variant
  name: (identifier) @enum_member.name
  value: (_)? @enum_member.value) @enum_member

; fn map<T: Clone>() {}
(type_parameter
  name: (type_identifier) @type_parameter.name) @type_parameter

; pub items: Vec<Item>
(field_declaration
  (visibility_modifier)? @assignment.visibility
  name: (field_identifier) @assignment.name
  type: (_) @assignment.annotation) @assignment @assignment.member

; let limit = 3;        let mut limit: u32 = 3;        let limit;
(let_declaration
  pattern: (identifier) @assignment.name
  type: (_)? @assignment.annotation
  value: (_)? @assignment.value) @assignment

; pub const LIMIT: u32 = 3;        static LIMIT: u32 = 3;
[
  (const_item
    (visibility_modifier)? @assignment.visibility
    name: (identifier) @assignment.name
    type: (_) @assignment.annotation
    value: (_)? @assignment.value)
  (static_item
    (visibility_modifier)? @assignment.visibility
    name: (identifier) @assignment.name
    type: (_) @assignment.annotation
    value: (_)? @assignment.value)
] @assignment @assignment.constant

; let limit = 3;        const LIMIT: &str = "3";
[
  (let_declaration
    value: [
      (array_expression)
      (boolean_literal)
      (float_literal)
      (integer_literal)
      (raw_string_literal)
      (string_literal)
    ] @assignment.literal)
  (const_item
    value: [
      (array_expression)
      (boolean_literal)
      (float_literal)
      (integer_literal)
      (raw_string_literal)
      (reference_expression
        value: (array_expression))
      (string_literal)
    ] @assignment.literal)
  (static_item
    value: [
      (array_expression)
      (boolean_literal)
      (float_literal)
      (integer_literal)
      (raw_string_literal)
      (reference_expression
        value: (array_expression))
      (string_literal)
    ] @assignment.literal)
]

; let items = load();        let items = store.load()?;        let items = load().await?;
(let_declaration
  pattern: (identifier)
  value: [
    (call_expression
      function: (_) @assignment.called)
    (try_expression
      [
        (call_expression
          function: (_) @assignment.called)
        (await_expression
          (call_expression
            function: (_) @assignment.called))
      ])
    (await_expression
      (call_expression
        function: (_) @assignment.called))
  ])

; #[must_use]        #[serde(rename_all = "camelCase")]
(attribute_item
  (attribute
    .
    [
      (identifier)
      (scoped_identifier)
    ] @decorator.name)
  (#not-eq? @decorator.name "derive")) @decorator

; #[derive(Debug, Clone)]
(attribute_item
  (attribute
    .
    (identifier) @_derive)
  (#eq? @_derive "derive")) @decorator

; #[derive(Debug, Clone)]
(attribute_item
  (attribute
    .
    (identifier) @_derive
    arguments: (token_tree
      (identifier) @decorator @decorator.name @decorator.derived
      .
      [
        ","
        ")"
      ]))
  (#eq? @_derive "derive"))

; #[cfg_attr(feature = "full", derive(Debug))]
(attribute_item
  (attribute
    .
    (identifier) @_condition
    arguments: (token_tree
      (identifier) @_derive
      .
      (token_tree
        (identifier) @decorator @decorator.name @decorator.derived
        .
        [
          ","
          ")"
        ])))
  (#eq? @_condition "cfg_attr")
  (#eq? @_derive "derive"))

; #[cfg(unix)] use std::os::unix;        #[allow(dead_code)] mod cart;
((attribute_item) @_not.decorator
  .
  [
    (attribute_item)
    (line_comment)
  ]*
  .
  [
    (foreign_mod_item)
    (macro_definition)
    (macro_invocation)
    (mod_item)
    (use_declaration)
  ])

; mod cart;
(mod_item
  !body
  name: (identifier) @submodule.name) @submodule
