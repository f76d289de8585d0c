; Actix: which paths are answered, and how.
; imports: actix_web
;
; @route              a path that is answered
; @route.method       the method, as written
; @route.path         the path, without quotes
; @response           an answer
; @response.form      how it is made
; @response.status    its status

; #[get("/carts")]
(attribute_item
  (attribute
    .
    (identifier) @route.method
    arguments: (token_tree
      .
      (string_literal
        .
        (string_content) @route.path)))
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options")) @route

; HttpResponse::Ok().json(cart)
(call_expression
  function: (scoped_identifier
    path: (identifier) @_response
    name: (identifier) @response.status) @response.form
  (#eq? @_response "HttpResponse")) @response
