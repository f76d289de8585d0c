; ASP.NET: routes and answers.
; imports: Microsoft.AspNetCore
;
; @route             a path that is answered
; @route.method      the attribute, or what is called
; @route.path        the path, where it is written out
; @route.handler     the function that answers, where it is named
; @response          an answer to a request
; @response.form     how it is made
; @response.status   its status

; [HttpGet]        [HttpPost("carts")]        [Route("api/carts")]
(attribute
  name: (identifier) @route.method
  (#any-of? @route.method
    "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete" "HttpHead" "HttpOptions" "Route")) @route

; [HttpPost("carts")]        [Route("api/carts")]
(attribute
  name: (identifier) @_method
  (attribute_argument_list
    .
    (attribute_argument
      .
      (string_literal
        .
        (string_literal_content) @route.path)))
  (#any-of? @_method
    "HttpGet" "HttpPost" "HttpPut" "HttpPatch" "HttpDelete" "HttpHead" "HttpOptions" "Route"))

; app.MapGet("/carts", List)
(invocation_expression
  function: (member_access_expression
    name: (identifier) @route.method)
  arguments: (argument_list
    .
    (argument
      (string_literal
        .
        (string_literal_content)? @route.path))
    (argument
      [
        (identifier)
        (member_access_expression)
      ] @route.handler)?)
  (#any-of? @route.method "MapGet" "MapPost" "MapPut" "MapPatch" "MapDelete" "MapGroup")) @route

; return Ok(cart);        return NotFound();
(invocation_expression
  function: (identifier) @response.form
  (#any-of? @response.form
    "Ok" "NotFound" "BadRequest" "NoContent" "Created" "CreatedAtAction" "CreatedAtRoute" "Unauthorized" "Forbid"
    "Conflict" "StatusCode" "Problem" "ValidationProblem" "Accepted" "UnprocessableEntity" "Json" "Content")) @response

; Results.Ok(cart)        TypedResults.NotFound()
(invocation_expression
  function: (member_access_expression
    expression: (identifier) @_results
    name: (identifier)) @response.form
  (#any-of? @_results "Results" "TypedResults")) @response

; new OkObjectResult(cart)
(object_creation_expression
  type: (identifier) @response.form
  (#match? @response.form "^(Ok|NotFound|BadRequest|NoContent|Object|Json|StatusCode|Unauthorized|Conflict)\\w*Result$"
    )) @response

; StatusCode(404)        StatusCode(StatusCodes.Status404NotFound)
(invocation_expression
  function: (identifier) @_form
  arguments: (argument_list
    .
    (argument
      [
        (integer_literal)
        (member_access_expression)
      ] @response.status))
  (#eq? @_form "StatusCode"))
