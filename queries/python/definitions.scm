; Definitions: functions, classes, types, and names bound to values.
;
; @function               a function or method with a name, without its decorators
; @function.name          what it is called
; @function.returns       the annotation of what it returns
; @function.body          its block
; @function.docstring     the string that is its first statement
; @function.is_async      it is an `async def`
; @function.accessor      it is a property, or a property's setter or deleter
; @class                  a class, without its decorators
; @class.name             what it is called
; @class.bases            what it extends; no keyword arguments
; @class.body             its block
; @class.docstring        the string that is its first statement
; @type_definition        a type alias that says that it is one
; @type_definition.name   what it is called
; @parameter              a parameter of a function or a lambda
; @parameter.name         what it is called, without stars
; @parameter.annotation   its type
; @parameter.default      the value it has when none is given
; @parameter.rest         it takes what is left
; @lambda                 a lambda
; @lambda.body            its expression
; @decorator              a decorator
; @decorator.name         what it is called, without arguments
; @assignment             a plain name bound to a value or declared with a type
; @assignment.name        the name
; @assignment.value       the value
; @assignment.annotation  the type
; @assignment.literal     the value is a number, a string, a boolean or a collection
; @assignment.called      what is called to make the value
; @assignment.member      it stands in the body of a class
; @enum_member            a value of an enum
; @enum_member.name       what it is called
; @enum_member.value      what it stands for

; def save(cart): ...
(function_definition
  name: (identifier) @function.name
  body: (block) @function.body) @function

; def total(cart) -> int: ...
(function_definition
  return_type: (type) @function.returns)

; async def save(cart): ...
(function_definition
  "async" @function.is_async)

; def save(cart): """Keep a cart."""
(function_definition
  body: (block
    .
    [
      (string
        .
        (string_start) @_start)
      (concatenated_string
        .
        (string
          .
          (string_start) @_start))
    ] @function.docstring)
  (#not-match? @_start "[bBfFtT]"))

; @property        @cached_property
(decorated_definition
  (decorator
    (identifier) @_decorator)
  definition: (function_definition
    "def" @function.accessor)
  (#match? @_decorator "property$"))

; @price.setter        @functools.cached_property
(decorated_definition
  (decorator
    (attribute
      attribute: (identifier) @_decorator))
  definition: (function_definition
    "def" @function.accessor)
  (#match? @_decorator "property$|^[gs]etter$|^deleter$"))

; class Cart: ...
(class_definition
  name: (identifier) @class.name
  body: (block) @class.body) @class

; class Cart(Base, models.Model, Generic[T]): ...
(class_definition
  superclasses: (argument_list
    [
      (attribute)
      (call)
      (identifier)
      (subscript)
    ] @class.bases))

; class Cart: """What a customer chose."""
(class_definition
  body: (block
    .
    [
      (string
        .
        (string_start) @_start)
      (concatenated_string
        .
        (string
          .
          (string_start) @_start))
    ] @class.docstring)
  (#not-match? @_start "[bBfFtT]"))

; type Price = int        type Pair[T] = tuple[T, T]
(type_alias_statement
  left: (type
    [
      (identifier) @type_definition.name
      (generic_type
        .
        (identifier) @type_definition.name)
    ])) @type_definition

; Price: TypeAlias = int        Price: typing.TypeAlias = int
(assignment
  left: (identifier) @type_definition.name
  type: (type) @_type
  (#match? @_type "^([a-z]+\\.)?TypeAlias$")) @type_definition

; def save(cart)        lambda cart: ...
(parameters
  (identifier) @parameter @parameter.name)

; lambda cart: ...
(lambda_parameters
  (identifier) @parameter @parameter.name)

; def save(cart: Cart)
(typed_parameter
  .
  (identifier) @parameter.name
  type: (type) @parameter.annotation) @parameter

; def save(*carts: Cart, **options: int)
(typed_parameter
  [
    (list_splat_pattern
      (identifier) @parameter.name)
    (dictionary_splat_pattern
      (identifier) @parameter.name)
  ] @parameter.rest
  type: (type) @parameter.annotation) @parameter

; def save(cart=None)
(default_parameter
  name: (identifier) @parameter.name
  value: (_) @parameter.default) @parameter

; def save(cart: Cart = EMPTY)
(typed_default_parameter
  name: (identifier) @parameter.name
  type: (type) @parameter.annotation
  value: (_) @parameter.default) @parameter

; def save(*carts, **options)
(parameters
  [
    (list_splat_pattern
      (identifier) @parameter.name)
    (dictionary_splat_pattern
      (identifier) @parameter.name)
  ] @parameter @parameter.rest)

; lambda *carts, **options: ...
(lambda_parameters
  [
    (list_splat_pattern
      (identifier) @parameter.name)
    (dictionary_splat_pattern
      (identifier) @parameter.name)
  ] @parameter @parameter.rest)

; lambda cart: cart.total
(lambda
  body: (_) @lambda.body) @lambda

; @app.get("/")        @cache
(decorator) @decorator

; @cache        @functools.cache
(decorator
  [
    (attribute)
    (identifier)
  ] @decorator.name)

; @app.get("/")
(decorator
  (call
    function: [
      (attribute)
      (identifier)
    ] @decorator.name))

; LIMIT = 3        limit: int
(assignment
  left: (identifier) @assignment.name) @assignment

; LIMIT = 3
(assignment
  left: (identifier)
  right: (_) @assignment.value)

; limit: int = 3
(assignment
  left: (identifier)
  type: (type) @assignment.annotation)

; LIMIT = 3        NAMES = ["a", "b"]
(assignment
  left: (identifier)
  right: [
    (concatenated_string)
    (dictionary)
    (false)
    (float)
    (integer)
    (list)
    (set)
    (string)
    (true)
    (tuple)
    (unary_operator
      argument: [
        (float)
        (integer)
      ])
  ] @assignment.literal)

; log = logging.getLogger(__name__)        cart = await load(1)
(assignment
  left: (identifier)
  right: [
    (call
      function: [
        (attribute)
        (identifier)
      ] @assignment.called)
    (await
      (call
        function: [
          (attribute)
          (identifier)
        ] @assignment.called))
  ])

; class Cart: limit = 3
(class_definition
  body: (block
    (assignment
      left: (identifier)) @assignment.member))

; class Size(Enum): SMALL = 1        class Size(models.TextChoices): SMALL = "s"
(class_definition
  superclasses: (argument_list
    [
      (attribute
        attribute: (identifier) @_base)
      (identifier) @_base
    ])
  body: (block
    (assignment
      left: (identifier) @enum_member.name
      right: (_) @enum_member.value) @enum_member)
  (#match? @_base "^(Int|Str)?(Enum|Flag)$|^(Text|Integer)?Choices$"))
