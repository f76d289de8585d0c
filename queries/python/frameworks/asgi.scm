; imports: fastapi, starlette, flask, quart, sanic, litestar, aiohttp, bottle
; FastAPI, Flask and those alike: routes are decorators.
;
; @route            a path that is answered
; @route.method     the word it is declared with
; @route.path       the path, without quotes
; @response         an answer that is more than a value
; @response.form    how it is made
; @response.status  its status

; @app.get("/carts")        @bp.route("/carts", methods=["GET"])
(decorator
  (call
    function: (attribute
      attribute: (identifier) @route.method)
    arguments: (argument_list
      .
      (string
        .
        (string_start)
        .
        (string_content) @route.path)))
  (#any-of? @route.method "get" "post" "put" "patch" "delete" "head" "options" "route" "websocket" "api_route")) @route

; HTTPException(404, "lost")        abort(404)
(call
  function: [
    (attribute
      attribute: (identifier) @response.form)
    (identifier) @response.form
  ]
  arguments: (argument_list
    .
    [
      (attribute)
      (integer)
    ] @response.status)
  (#any-of? @response.form "HTTPException" "abort")) @response

; HTTPException(status_code=404)        JSONResponse(cart, status_code=201)        @app.post("/carts", status_code=201)
(call
  function: [
    (attribute
      attribute: (identifier) @response.form)
    (identifier) @response.form
  ]
  arguments: (argument_list
    (keyword_argument
      name: (identifier) @_name
      value: [
        (attribute)
        (integer)
      ] @response.status))
  (#eq? @_name "status_code")) @response
