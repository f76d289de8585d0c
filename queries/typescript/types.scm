; Types: that are defined with a name, taken for granted, or could be written in another way.
;
; @type_definition            an interface, a type alias or an enum
; @type_definition.name       its name
; @type_definition.bases      what an interface extends
; @type_definition.body       what is in its braces, those of an object type that an alias stands for too
; @type_definition.interface  the word `interface`
; @type_definition.alias      the word `type`
; @type_definition.enum       the word `enum`
; @function                   a method of an interface
; @function.name              its name
; @function.returns           what it is said to return
; @function.is_abstract       its name: it has no body
; @enum_member                a value of an enum
; @enum_member.name           its name
; @enum_member.value          what it stands for
; @type_parameter             a type parameter
; @type_parameter.name        its name
; @cast                       a type said to be another
; @cast.form                  the word `as`
; @cast.type                  that type
; @unwrap                     a value that is said to be there
; @unwrap.form                the exclamation mark
; @record_type                an object whose keys are any texts or numbers
; @record_type.key            what its keys are called
; @type_reference             a type that could be written in another way
; @type_reference.name        its name, without what stands in it
; @type_reference.any         it stands for every type
; @type_reference.array       it is an array

; interface Item {}
(interface_declaration
  "interface" @type_definition.interface
  name: (type_identifier) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; interface Item extends Saved, bases.Closed<Item> {}
(extends_type_clause
  type: [
    (type_identifier) @type_definition.bases
    (nested_type_identifier) @type_definition.bases
    (generic_type
      name: (_) @type_definition.bases)
  ])

; interface Item { save(): void }
(interface_body
  (method_signature
    name: (property_identifier) @function.name @function.is_abstract) @function)

; interface Item { save(): void }
(interface_body
  (method_signature
    return_type: (_
      (_) @function.returns)))

; type Id = string
(type_alias_declaration
  "type" @type_definition.alias
  name: (type_identifier) @type_definition.name) @type_definition

; type Item = { id: string }
(type_alias_declaration
  value: (object_type) @type_definition.body)

; enum State { open, closed }
(enum_declaration
  "enum" @type_definition.enum
  name: (identifier) @type_definition.name
  body: (_) @type_definition.body) @type_definition

; enum State { open, closed }
(enum_body
  name: (property_identifier) @enum_member @enum_member.name)

; enum State { open = 1 }
(enum_assignment
  name: (property_identifier) @enum_member.name
  value: (_) @enum_member.value) @enum_member

; function load<T extends Item>() {}
(type_parameter
  name: (type_identifier) @type_parameter.name) @type_parameter

; item as Item        item as any        item as Item[]        not [1] as const
(as_expression
  "as" @cast.form
  [
    (type_identifier)
    (predefined_type)
    (array_type)
    (generic_type)
    (union_type)
    (object_type)
    (nested_type_identifier)
  ] @cast.type) @cast

; item!
(non_null_expression
  "!" @unwrap.form) @unwrap

; any
((predefined_type) @type_reference @type_reference.name @type_reference.any
  (#eq? @type_reference "any"))

; unknown
((predefined_type) @type_reference @type_reference.name
  (#eq? @type_reference "unknown"))

; String
((type_identifier) @type_reference @type_reference.name
  (#any-of? @type_reference "String" "Number" "Boolean"))

; Item[]
(array_type
  "[" @type_reference.name @type_reference.array) @type_reference

; Array<Item>        ReadonlyArray<Item>
(generic_type
  name: (type_identifier) @type_reference.name @type_reference.array
  (#any-of? @type_reference.name "Array" "ReadonlyArray")) @type_reference

; { [key: string]: Item }
(object_type
  .
  (index_signature
    name: (identifier) @record_type.key
    index_type: (predefined_type) @_keys)
  .
  (#any-of? @_keys "string" "number")) @record_type

; Record<string, Item>
(generic_type
  name: (type_identifier) @_name
  type_arguments: (type_arguments
    .
    (predefined_type) @_keys)
  (#eq? @_name "Record")
  (#any-of? @_keys "string" "number")) @record_type
