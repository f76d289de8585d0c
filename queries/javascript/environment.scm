; Environment: where a variable of the process environment is read.
;
; @environment_read         the variable is read
; @environment_read.name    what it is called

; process.env.PORT
(member_expression
  object: (member_expression
    object: (identifier) @_process
    property: (property_identifier) @_env)
  property: (property_identifier) @environment_read.name
  (#eq? @_process "process")
  (#eq? @_env "env")) @environment_read

; process.env["PORT"]
(subscript_expression
  object: (member_expression
    object: (identifier) @_process
    property: (property_identifier) @_env)
  index: (string
    .
    (string_fragment) @environment_read.name)
  (#eq? @_process "process")
  (#eq? @_env "env")) @environment_read

; process.env[name]
(subscript_expression
  object: (member_expression
    object: (identifier) @_process
    property: (property_identifier) @_env)
  (#eq? @_process "process")
  (#eq? @_env "env")) @environment_read

; import.meta.env.PORT
(member_expression
  object: (member_expression
    object: (meta_property) @_meta
    property: (property_identifier) @_env)
  property: (property_identifier) @environment_read.name
  (#eq? @_meta "import.meta")
  (#eq? @_env "env")) @environment_read

; const { PORT, HOST: host, MODE = "dev" } = process.env
(variable_declarator
  name: (object_pattern
    [
      (shorthand_property_identifier_pattern) @environment_read @environment_read.name
      (pair_pattern
        key: (property_identifier) @environment_read.name) @environment_read
      (object_assignment_pattern
        left: (shorthand_property_identifier_pattern) @environment_read.name) @environment_read
    ])
  value: (member_expression
    object: (identifier) @_process
    property: (property_identifier) @_env)
  (#eq? @_process "process")
  (#eq? @_env "env"))
