; inherits: javascript
; Calls: what types add to them.
;
; @call.name        the last name of what is called
; @call.receiver    what stands before that name

; store.save!()
(call_expression
  function: (non_null_expression
    (member_expression
      object: (_) @call.receiver
      property: [
        (property_identifier)
        (private_property_identifier)
      ] @call.name)))

; save!()
(call_expression
  function: (non_null_expression
    (identifier) @call.name))
