; Gin: which paths are answered, and how.
; imports: github.com/gin-gonic/gin
;
; @route              a path that is answered
; @route.method       the method, as written
; @route.path         the path, without quotes
; @route.handler      the function that answers, the last one
; @response           an answer
; @response.form      how it is made
; @response.status    its status

; router.GET("/carts", list)        group.POST("/carts", checked, create)
(call_expression
  function: (selector_expression
    field: (field_identifier) @route.method)
  arguments: (argument_list
    .
    (interpreted_string_literal
      .
      (interpreted_string_literal_content) @route.path)
    [
      (identifier)
      (selector_expression)
    ]? @route.handler
    .)
  (#any-of? @route.method "GET" "POST" "PUT" "PATCH" "DELETE" "HEAD" "OPTIONS" "Any")) @route

; c.JSON(http.StatusOK, cart)        c.String(200, "%s", name)
(call_expression
  function: (selector_expression
    field: (field_identifier) @_answer) @response.form
  arguments: (argument_list
    .
    [
      (int_literal)
      (selector_expression)
    ] @response.status)
  (#any-of? @_answer
    "AbortWithError" "AbortWithStatus" "AbortWithStatusJSON" "Blob" "Data" "HTML" "IndentedJSON" "JSON" "JSONPretty"
    "NewHTTPError" "NoContent" "PureJSON" "Redirect" "Render" "Status" "Stream" "String" "XML")) @response
