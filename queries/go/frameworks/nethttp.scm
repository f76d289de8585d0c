; net/http: which paths are answered, and with which status.
; imports: net/http
;
; @route              a path that is answered
; @route.path         it, without quotes; a method may stand before it
; @route.handler      the function that answers
; @response           an answer
; @response.form      how it is made
; @response.status    its status

; http.HandleFunc("/carts", list)        mux.Handle("GET /carts/{id}", show)
(call_expression
  function: (selector_expression
    field: (field_identifier) @_handle)
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
  (#any-of? @_handle "Handle" "HandleFunc")
  (#match? @route.path "^([A-Z]+ )?[a-z.]*/")) @route

; http.Error(w, "no such cart", http.StatusNotFound)
(call_expression
  function: (selector_expression) @response.form
  arguments: (argument_list
    (_)
    (_)
    (_) @response.status
    .)
  (#eq? @response.form "http.Error")) @response

; w.WriteHeader(http.StatusCreated)
(call_expression
  function: (selector_expression
    field: (field_identifier) @_write) @response.form
  arguments: (argument_list
    .
    [
      (int_literal)
      (selector_expression)
    ] @response.status
    .)
  (#eq? @_write "WriteHeader")) @response

; respond(w, http.StatusCreated, cart)        answer.WithStatus(http.StatusOK)
(call_expression
  function: [
    (identifier)
    (selector_expression)
  ] @response.form
  arguments: (argument_list
    (selector_expression) @response.status)
  (#match? @response.status "^http\\.Status[A-Z]")
  (#not-eq? @response.form "http.StatusText")) @response

; answer.WithStatus(201)
(call_expression
  function: (selector_expression
    field: (field_identifier) @_status) @response.form
  arguments: (argument_list
    .
    (int_literal) @response.status
    .)
  (#match? @_status "[sS]tatus")
  (#match? @response.status "^[1-5][0-9][0-9]$")) @response

; writeError(w, "lost", 404)
(call_expression
  function: [
    (identifier) @_answers
    (selector_expression
      field: (field_identifier) @_answers)
  ] @response.form
  arguments: (argument_list
    (int_literal) @response.status)
  (#match? @_answers
    "([eE]rr(or)?|[fF]ail|[rR]espond|[rR]eply|[rR]ender\\w*|[pP]roblem|[aA]bort\\w*|[wW]riteStatus)$")
  (#match? @response.status "^[345][0-9][0-9]$")) @response
