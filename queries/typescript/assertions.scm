; Assertions: types put before a value, which in TSX would be elements.
;
; @cast       a type said to be another
; @cast.form  the `<`
; @cast.type  that type

; <Item>load()
(type_assertion
  (type_arguments
    "<" @cast.form
    (_) @cast.type)) @cast
