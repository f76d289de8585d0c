; inherits: javascript
; Assignments: what types add to them.
;
; @assignment.annotation    what the variable's type is said to be
; @assignment.literal       a value that is written out

; const limit: number = 3
(variable_declarator
  name: (identifier)
  type: (type_annotation
    (_) @assignment.annotation)
  value: (_
    !body))

; let limit: number
(variable_declarator
  !value
  name: (identifier)
  type: (type_annotation
    (_) @assignment.annotation))

; const sizes = [1, 2] as const
(variable_declarator
  name: (identifier)
  value: (as_expression
    .
    [
      (string)
      (template_string)
      (number)
      (true)
      (false)
      (array)
      (object)
    ] @assignment.literal))

; const sizes = [1, 2] satisfies number[]
(variable_declarator
  name: (identifier)
  value: (satisfies_expression
    .
    [
      (string)
      (template_string)
      (number)
      (true)
      (false)
      (array)
      (object)
    ] @assignment.literal))
