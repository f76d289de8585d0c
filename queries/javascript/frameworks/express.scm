; Express, and what is written like it: routes and answers.
; imports: express, fastify, hono, koa-router, @koa/router, next
;
; @route            a path that is answered
; @route.method     the word it is declared with
; @route.path       the path, without quotes
; @response         an answer to a request
; @response.form    what makes it
; @response.status  its status

; app.get("/carts", load)        cartRouter.post("/", save)
(call_expression
  function: (member_expression
    object: (identifier) @_router
    property: (property_identifier) @route.method)
  arguments: (arguments
    .
    (string
      .
      (string_fragment) @route.path)
    (_))
  (#match? @_router "^(app|api|router|server|fastify|routes|.*(Router|App|Routes))$")
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "all" "head" "options")) @route

; res.status(404).json(error)        reply.code(404).send(error)
(call_expression
  function: (member_expression
    object: (call_expression
      function: (member_expression
        object: (identifier) @_res
        property: (property_identifier) @_status)
      arguments: (arguments
        .
        (_) @response.status))
    property: (property_identifier) @response.form)
  (#any-of? @_res "res" "response" "reply")
  (#any-of? @_status "status" "code")) @response

; res.json(cart)        res.send(cart)
(call_expression
  function: (member_expression
    object: (identifier) @_res
    property: (property_identifier) @response.form)
  (#any-of? @_res "res" "response" "reply")
  (#any-of? @response.form "json" "send" "render" "redirect" "end")) @response

; res.sendStatus(404)
(call_expression
  function: (member_expression
    object: (identifier) @_res
    property: (property_identifier) @response.form)
  arguments: (arguments
    .
    (_) @response.status)
  (#any-of? @_res "res" "response")
  (#eq? @response.form "sendStatus")) @response
