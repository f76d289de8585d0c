; Types: those that can be written in several ways.
;
; @type_reference           a type
; @type_reference.name      what tells how it is written
; @type_reference.any       it stands for every type
; @type_reference.array     it is a collection
; @type_reference.optional  it may be None

; Optional[Cart]        list[Cart]        List[Cart]
(type
  (generic_type
    (identifier) @type_reference.name)
  (#any-of? @type_reference.name
    "Optional" "list" "dict" "set" "tuple" "frozenset" "type" "List" "Dict" "Set" "Tuple" "FrozenSet" "Type")) @type_reference

; typing.Optional[Cart]        t.List[Cart]
(type
  (subscript
    value: (attribute
      attribute: (identifier) @type_reference.name))
  (#any-of? @type_reference.name "Optional" "List" "Dict" "Set" "Tuple" "FrozenSet" "Type")) @type_reference

; List        dict
(type
  (identifier) @type_reference.name
  (#any-of? @type_reference.name
    "list" "dict" "set" "tuple" "frozenset" "type" "List" "Dict" "Set" "Tuple" "FrozenSet" "Type")) @type_reference

; Cart | None
(type
  (binary_operator
    "|" @type_reference.name
    right: (none) @type_reference.optional)) @type_reference

; Optional[Cart]
(type
  (generic_type
    (identifier) @_name) @type_reference.optional
  (#eq? @_name "Optional")) @type_reference

; typing.Optional[Cart]
(type
  (subscript
    value: (attribute
      attribute: (identifier) @_name)) @type_reference.optional
  (#eq? @_name "Optional")) @type_reference

; list[Cart]        List[Cart]
(type
  (generic_type
    (identifier) @_name) @type_reference.array
  (#any-of? @_name
    "list" "dict" "set" "tuple" "frozenset" "type" "List" "Dict" "Set" "Tuple" "FrozenSet" "Type")) @type_reference

; typing.List[Cart]
(type
  (subscript
    value: (attribute
      attribute: (identifier) @_name)) @type_reference.array
  (#any-of? @_name "List" "Dict" "Set" "Tuple" "FrozenSet" "Type")) @type_reference

; Any        typing.Any
(type
  [
    (attribute
      attribute: (identifier) @_name)
    (identifier) @_name
  ] @type_reference.any
  (#eq? @_name "Any")) @type_reference
