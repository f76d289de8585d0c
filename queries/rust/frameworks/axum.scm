; Axum: which paths are answered, and with which status.
; imports: axum
;
; @route              a path that is answered
; @route.method       the method, as written
; @route.path         the path, without quotes
; @route.handler      the function that answers
; @response           an answer
; @response.form      how it is made
; @response.status    its status

; Router::new().route("/carts", get(list))
(call_expression
  function: (field_expression
    field: (field_identifier) @_route)
  arguments: (arguments
    .
    (string_literal
      .
      (string_content) @route.path)
    .
    (_)?)
  (#eq? @_route "route")) @route

; Router::new().route("/carts", get(list))
(call_expression
  function: (field_expression
    field: (field_identifier) @_route)
  arguments: (arguments
    .
    (string_literal)
    .
    (call_expression
      function: (identifier) @route.method
      arguments: (arguments
        .
        [
          (identifier)
          (scoped_identifier)
        ]? @route.handler)))
  (#eq? @_route "route"))

; (StatusCode::NOT_FOUND, Json(problem))
(tuple_expression
  .
  (scoped_identifier
    path: (identifier) @_status) @response.status
  .
  (call_expression
    function: (identifier) @response.form)
  (#eq? @_status "StatusCode")) @response
