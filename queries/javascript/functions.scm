; Functions: definitions, methods, functions bound to a name, and functions without one.
;
; @function             a function or method with a name
; @function.name        its name; of a bound function, the name it is bound to
; @function.body        its block, or the expression of an arrow function
; @function.is_async    the word `async`
; @function.arrow       the function expression that is bound to the name
; @function.accessor    what makes it a getter, a setter or a constructor
; @lambda               a function that is passed on, returned or stored without a name of its own
; @lambda.body          its block or expression

; function save() {}
(function_declaration
  name: (identifier) @function.name
  body: (_) @function.body) @function

; async function save() {}
(function_declaration
  .
  "async" @function.is_async)

; function* pages() {}
(generator_function_declaration
  name: (identifier) @function.name
  body: (_) @function.body) @function

; async function* pages() {}
(generator_function_declaration
  .
  "async" @function.is_async)

; save() {}        #save() {}        "save"() {}
(method_definition
  name: [
    (property_identifier) @function.name
    (private_property_identifier) @function.name
    (string
      .
      (string_fragment) @function.name)
    (computed_property_name)
    (number)
  ]
  body: (_) @function.body) @function

; async save() {}        get name() {}        set name(value) {}
(method_definition
  [
    "async" @function.is_async
    "get" @function.accessor
    "set" @function.accessor
  ])

; constructor() {}
(method_definition
  name: (property_identifier) @function.accessor
  (#eq? @function.accessor "constructor"))

; const save = () => {}        const save = function () {}
(variable_declarator
  name: (identifier) @function.name
  value: [
    (arrow_function
      body: (_) @function.body)
    (function_expression
      body: (_) @function.body)
    (generator_function
      body: (_) @function.body)
  ] @function.arrow) @function

; const save = async () => {}
(variable_declarator
  name: (identifier)
  value: (_
    .
    "async" @function.is_async))

; memo(function Button() {})
(arguments
  (function_expression
    name: (identifier) @function.name
    body: (_) @function.body) @function)

; { load: function load() {} }
(pair
  value: (function_expression
    name: (identifier) @function.name
    body: (_) @function.body) @function)

; return function load() {}
(return_statement
  .
  (function_expression
    name: (identifier) @function.name
    body: (_) @function.body) @function)

; exports.load = function load() {}
(assignment_expression
  right: (function_expression
    name: (identifier) @function.name
    body: (_) @function.body) @function)

; (function main() {})()
(parenthesized_expression
  .
  (function_expression
    name: (identifier) @function.name
    body: (_) @function.body) @function)

; memo(async function load() {})
(arguments
  (function_expression
    .
    "async" @function.is_async
    name: (identifier)))

; { load: async function load() {} }
(pair
  value: (function_expression
    .
    "async" @function.is_async
    name: (identifier)))

; return async function load() {}
(return_statement
  .
  (function_expression
    .
    "async" @function.is_async
    name: (identifier)))

; exports.load = async function load() {}
(assignment_expression
  right: (function_expression
    .
    "async" @function.is_async
    name: (identifier)))

; (async function main() {})()
(parenthesized_expression
  .
  (function_expression
    .
    "async" @function.is_async
    name: (identifier)))

; items.map((item) => item.id)        items.map(function (item) {})
(arguments
  [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; return () => {}
(return_statement
  .
  [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; { load: () => {} }
(pair
  value: [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; (item) => () => item
(arrow_function
  body: [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; (() => {})()
(parenthesized_expression
  .
  [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; !function () {}()
(call_expression
  function: (function_expression
    !name) @lambda)

; store.load = () => {}
(assignment_expression
  right: [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; store.load ??= () => {}
(augmented_assignment_expression
  right: [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; [() => {}]
(array
  [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; given ? () => 1 : () => 2
(ternary_expression
  [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; given ?? function () {}
(binary_expression
  right: [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; function save(done = () => {}) {}
(assignment_pattern
  right: [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; const { done = () => {} } = options
(object_assignment_pattern
  right: [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; export default () => {}
(export_statement
  value: [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; (item) => item.id
(arrow_function
  body: (_) @lambda.body)

; function (item) {}        function* (item) {}
[
  (function_expression
    !name
    body: (_) @lambda.body)
  (generator_function
    !name
    body: (_) @lambda.body)
]
