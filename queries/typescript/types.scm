; Types: that are defined with a name.
;
; @type_definition         an interface, a type alias or an enum
; @type_definition.name    its name

; interface Item {}
(interface_declaration
  name: (type_identifier) @type_definition.name) @type_definition

; type Id = string
(type_alias_declaration
  name: (type_identifier) @type_definition.name) @type_definition

; enum State { open, closed }
(enum_declaration
  name: (identifier) @type_definition.name) @type_definition
