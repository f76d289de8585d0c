; inherits: javascript
; Functions: what types add to them.
;
; @function.returns    what it is said to return
; @lambda              a function without a name, where only types can stand beside it

; function load(): Item {}
(function_declaration
  return_type: (_
    (_) @function.returns)
  body: (_))

; function* load(): Items {}
(generator_function_declaration
  return_type: (_
    (_) @function.returns)
  body: (_))

; load(): Item {}
(method_definition
  return_type: (_
    (_) @function.returns)
  body: (_))

; const load = (): Item => item
(variable_declarator
  name: (identifier)
  value: (_
    return_type: (_
      (_) @function.returns)))

; function save(done = () => {}) {}
(required_parameter
  value: [
    (arrow_function)
    (function_expression
      !name)
  ] @lambda)

; (function () {}) satisfies Handler
(satisfies_expression
  [
    (arrow_function)
    (function_expression
      !name)
  ] @lambda)
