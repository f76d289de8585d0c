; Parameters: of functions that have a body.
;
; @parameter            a parameter
; @parameter.name       its name; none where it is taken apart
; @parameter.default    the value it has where nothing is passed
; @parameter.rest       the dots of one that takes what is left

; function save(item) {}
(formal_parameters
  (identifier) @parameter @parameter.name)

; item => item.id
(arrow_function
  parameter: (identifier) @parameter @parameter.name)

; function save({ id, name }) {}        function save([first]) {}
(formal_parameters
  [
    (object_pattern)
    (array_pattern)
  ] @parameter)

; function save(item = 3) {}
(formal_parameters
  (assignment_pattern
    left: (identifier) @parameter.name
    right: (_) @parameter.default) @parameter)

; function save({ id } = {}) {}
(formal_parameters
  (assignment_pattern
    left: [
      (object_pattern)
      (array_pattern)
    ]
    right: (_) @parameter.default) @parameter)

; function save(...items) {}
(formal_parameters
  (rest_pattern
    "..." @parameter.rest
    (identifier) @parameter.name) @parameter)

; function save(...[first]) {}
(formal_parameters
  (rest_pattern
    "..." @parameter.rest
    [
      (object_pattern)
      (array_pattern)
    ]) @parameter)
