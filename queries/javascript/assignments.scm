; Assignments: variables that hold anything but a function or a class.
;
; @assignment            the declaration of a variable; of the second and later ones in it, only their own part
; @assignment.name       its name
; @assignment.value      what it is set to
; @assignment.keyword    `const`, `let` or `var`, not for the second and later ones
; @assignment.literal    a value that is written out
; @assignment.called     what is called to make the value
; @shorthand             a variable put into an object under its own name
; @shorthand.name        that name
; @markup                text is put into a page as it is
; @markup.value          the text

; const limit = 3        let limit
(lexical_declaration
  kind: _ @assignment.keyword
  .
  [
    (variable_declarator
      name: (identifier) @assignment.name
      value: (_
        !body) @assignment.value)
    (variable_declarator
      !value
      name: (identifier) @assignment.name)
  ]) @assignment

; var limit = 3        var limit
(variable_declaration
  .
  "var" @assignment.keyword
  .
  [
    (variable_declarator
      name: (identifier) @assignment.name
      value: (_
        !body) @assignment.value)
    (variable_declarator
      !value
      name: (identifier) @assignment.name)
  ]) @assignment

; let first = 1, «second = 2», «third»
(lexical_declaration
  ","
  [
    (variable_declarator
      name: (identifier) @assignment.name
      value: (_
        !body) @assignment.value)
    (variable_declarator
      !value
      name: (identifier) @assignment.name)
  ] @assignment)

; var first = 1, «second = 2», «third»
(variable_declaration
  ","
  [
    (variable_declarator
      name: (identifier) @assignment.name
      value: (_
        !body) @assignment.value)
    (variable_declarator
      !value
      name: (identifier) @assignment.name)
  ] @assignment)

; const limit = 3        const sizes = [1, 2]
(variable_declarator
  name: (identifier)
  value: [
    (string)
    (template_string)
    (number)
    (unary_expression
      argument: (number))
    (true)
    (false)
    (array)
    (object)
  ] @assignment.literal)

; const items = load()        const items = store.items.load()
(variable_declarator
  name: (identifier)
  value: (call_expression
    function: [
      (identifier)
      (member_expression
        object: [
          (identifier)
          (this)
          (member_expression
            object: [
              (identifier)
              (this)
            ])
        ])
    ] @assignment.called))

; const items = await load()
(variable_declarator
  name: (identifier)
  value: (await_expression
    (call_expression
      function: [
        (identifier)
        (member_expression
          object: [
            (identifier)
            (this)
            (member_expression
              object: [
                (identifier)
                (this)
              ])
          ])
      ] @assignment.called)))

; const items = new Map()
(variable_declarator
  name: (identifier)
  value: (new_expression
    constructor: [
      (identifier)
      (member_expression
        object: (identifier))
    ] @assignment.called))

; { price }
(shorthand_property_identifier) @shorthand @shorthand.name

; box.innerHTML = text        box.innerHTML += text
(expression_statement
  [
    (assignment_expression
      left: (member_expression
        property: (property_identifier) @_name)
      right: (_) @markup.value)
    (augmented_assignment_expression
      left: (member_expression
        property: (property_identifier) @_name)
      right: (_) @markup.value)
  ] @markup
  (#any-of? @_name "innerHTML" "outerHTML"))
