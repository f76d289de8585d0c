; NestJS: routes and the status of their answers.
; imports: @nestjs/common
;
; @route            a path that is answered
; @route.method     the decorator
; @route.path       the path, without quotes
; @response         an answer to a request
; @response.form    the decorator, or the error
; @response.status  its status

; @Get() load() {}        @Post("carts") save() {}
(decorator
  (call_expression
    function: (identifier) @route.method
    arguments: (arguments
      .
      (string
        .
        (string_fragment) @route.path)?))
  (#any-of? @route.method "Get" "Post" "Put" "Patch" "Delete" "Head" "Options" "All" "Sse")) @route

; @HttpCode(204) drop() {}
(decorator
  (call_expression
    function: (identifier) @response.form
    arguments: (arguments
      .
      (_) @response.status))
  (#eq? @response.form "HttpCode")) @response

; throw new HttpException("lost", HttpStatus.NOT_FOUND)
(new_expression
  constructor: (identifier) @response.form
  arguments: (arguments
    .
    (_)
    .
    (_) @response.status)
  (#eq? @response.form "HttpException")) @response
