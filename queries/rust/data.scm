; Data: what is read from outside the program.
;
; @environment_read        the process environment is read
; @environment_read.name   the variable, where it is spelled out

; std::env::var("HOME")        env::var_os(name)
(call_expression
  function: (scoped_identifier) @_function
  arguments: (arguments
    .
    (string_literal
      .
      (string_content) @environment_read.name)?)
  (#match? @_function "(^|::)env::var(_os)?$")) @environment_read
