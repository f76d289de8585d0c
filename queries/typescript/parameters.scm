; Parameters: of functions that have a body; those of types and signatures are none.
;
; @parameter               a parameter, its modifiers and decorators included
; @parameter.name          its name; none where it is taken apart
; @parameter.annotation    what its type is said to be
; @parameter.default       the value it has where nothing is passed
; @parameter.promoted      what makes it a field of its class
; @parameter.readonly      the word `readonly`
; @parameter.rest          the dots of one that takes what is left
; @signed_parameter             a parameter of a type or a signature
; @signed_parameter.name        its name
; @signed_parameter.annotation  what its type is said to be

; function save(item) {}        function save(item?: Item) {}
(_
  parameters: (formal_parameters
    [
      (required_parameter
        pattern: (identifier) @parameter.name)
      (optional_parameter
        pattern: (identifier) @parameter.name)
    ] @parameter)
  body: (_))

; function save({ id, name }: Item) {}        function save([first]: Item[]) {}
(_
  parameters: (formal_parameters
    [
      (required_parameter
        pattern: [
          (object_pattern)
          (array_pattern)
        ])
      (optional_parameter
        pattern: [
          (object_pattern)
          (array_pattern)
        ])
    ] @parameter)
  body: (_))

; function save(...items: Item[]) {}
(_
  parameters: (formal_parameters
    (required_parameter
      pattern: (rest_pattern
        "..." @parameter.rest)) @parameter)
  body: (_))

; function save(...items: Item[]) {}
(_
  parameters: (formal_parameters
    (required_parameter
      pattern: (rest_pattern
        (identifier) @parameter.name)))
  body: (_))

; function save(item: Item) {}
(_
  parameters: (formal_parameters
    (_
      pattern: [
        (identifier)
        (object_pattern)
        (array_pattern)
        (rest_pattern)
      ]
      type: (type_annotation
        (_) @parameter.annotation)))
  body: (_))

; function save(item = 3) {}
(_
  parameters: (formal_parameters
    (_
      pattern: [
        (identifier)
        (object_pattern)
        (array_pattern)
      ]
      value: (_) @parameter.default))
  body: (_))

; item => item.id
(arrow_function
  parameter: (identifier) @parameter @parameter.name)

; constructor(private readonly store: Store)
(required_parameter
  [
    (accessibility_modifier) @parameter.promoted
    "readonly" @parameter.readonly @parameter.promoted
  ])

; type Save = (item: Item) => void
(function_type
  parameters: (formal_parameters
    (_
      pattern: (identifier) @signed_parameter.name
      type: (type_annotation
        (_) @signed_parameter.annotation)) @signed_parameter))

; interface Items { save(item: Item): void }
(method_signature
  parameters: (formal_parameters
    (_
      pattern: (identifier) @signed_parameter.name
      type: (type_annotation
        (_) @signed_parameter.annotation)) @signed_parameter))
