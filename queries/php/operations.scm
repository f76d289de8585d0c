; Operations: comparisons, casts, and types that can be written in several ways.
;
; @comparison               two values compared for being equal
; @comparison.operator      how
; @comparison.left          what stands before it
; @comparison.right         what stands behind it
; @comparison.null          one side is `null`
; @cast                     a value made another type
; @cast.form                the type as it is written
; @cast.type                the type
; @type_reference           a type that can be written in several ways
; @type_reference.name      the type without what stands in it
; @type_reference.any       it stands for every type
; @type_reference.optional  it may be null
; @_not.type_reference      it has more parts than can be written otherwise

; $a === $b
(binary_expression
  left: (_) @comparison.left
  operator: [
    "=="
    "==="
    "!="
    "!=="
    "<>"
  ] @comparison.operator
  right: (_) @comparison.right) @comparison

; $a === null
(binary_expression
  operator: [
    "=="
    "==="
    "!="
    "!=="
    "<>"
  ]
  right: (null) @comparison.null)

; null === $a
(binary_expression
  left: (null) @comparison.null
  operator: [
    "=="
    "==="
    "!="
    "!=="
    "<>"
  ])

; (int) $limit
(cast_expression
  type: (_) @cast.form @cast.type) @cast

; ?Cart
(optional_type
  "?" @type_reference.name @type_reference.optional) @type_reference

; Cart|null
(union_type
  .
  (_)
  .
  (primitive_type) @type_reference.name @type_reference.optional
  .
  (#eq? @type_reference.name "null")) @type_reference

; null|Cart
(union_type
  .
  (primitive_type) @type_reference.name @type_reference.optional
  .
  (_)
  .
  (#eq? @type_reference.name "null")) @type_reference

; int|Cart|null
(union_type
  (_)
  (_)
  (_)) @_not.type_reference

; mixed
((primitive_type) @type_reference @type_reference.name @type_reference.any
  (#eq? @type_reference "mixed"))
