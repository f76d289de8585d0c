; imports: django, rest_framework
; Django and Django REST framework: routes in urls.py, answers, models and transactions.
;
; @route             a path that is answered
; @route.method      the word it is declared with
; @route.path        the path, without quotes
; @route.handler     what answers it
; @response          an answer to a request
; @response.form     how it is made
; @response.status   its status
; @transaction       several changes made one
; @transaction.form  how that is said
; @model             a class that stands for a table
; @model.name        what it is called

; path("carts/", views.carts, name="carts")
(call
  function: (identifier) @route.method
  arguments: (argument_list
    .
    (string
      .
      (string_start)
      .
      (string_content) @route.path)
    .
    [
      (attribute)
      (call)
      (identifier)
    ] @route.handler)
  (#eq? @route.method "path")) @route

; Response(cart, status=201)        JsonResponse({}, status=status.HTTP_404_NOT_FOUND)
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
  (#any-of? @response.form "Response" "JsonResponse" "HttpResponse")
  (#eq? @_name "status")) @response

; with transaction.atomic(): ...        @transaction.atomic
(attribute
  object: (identifier) @_module
  attribute: (identifier) @transaction.form
  (#eq? @_module "transaction")
  (#eq? @transaction.form "atomic")) @transaction

; class Cart(models.Model): ...
(class_definition
  name: (identifier) @model.name
  superclasses: (argument_list
    (attribute
      attribute: (identifier) @_base))
  (#eq? @_base "Model")) @model
