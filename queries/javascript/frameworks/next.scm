; Next: the answers of its routes.
; imports: next
;
; @response         an answer to a request
; @response.form    what makes it
; @response.status  its status

; NextResponse.json(cart)        Response.json(cart)
(call_expression
  function: (member_expression
    object: (identifier) @_class
    property: (property_identifier) @_how) @response.form
  (#any-of? @_class "NextResponse" "Response")
  (#any-of? @_how "json" "redirect" "next" "rewrite")) @response

; NextResponse.json({ error }, { status: 404 })
(call_expression
  function: (member_expression
    object: (identifier) @_class)
  arguments: (arguments
    (object
      (pair
        key: (property_identifier) @_key
        value: (_) @response.status))
    .)
  (#any-of? @_class "NextResponse" "Response")
  (#eq? @_key "status"))
