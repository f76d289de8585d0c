; Chi: which paths are answered.
; imports: github.com/go-chi/chi, github.com/gorilla/mux
;
; @route              a path that is answered
; @route.method       the method, as written
; @route.path         the path, without quotes
; @route.handler      the function that answers

; router.Get("/carts", list)
(call_expression
  function: (selector_expression
    field: (field_identifier) @route.method)
  arguments: (argument_list
    .
    (interpreted_string_literal
      .
      (interpreted_string_literal_content) @route.path)
    .
    [
      (identifier)
      (selector_expression)
    ]? @route.handler)
  (#any-of? @route.method "Get" "Post" "Put" "Patch" "Delete" "Head" "Options")
  (#match? @route.path "^/")) @route
