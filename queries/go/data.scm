; Data: what is read from outside the program.
;
; @environment_read        the process environment is read
; @environment_read.name   the variable, where it is spelled out

; os.Getenv("HOME")        os.LookupEnv(name)
(call_expression
  function: (selector_expression) @_function
  arguments: (argument_list
    .
    (interpreted_string_literal
      .
      (interpreted_string_literal_content) @environment_read.name)?)
  (#any-of? @_function "os.Getenv" "os.LookupEnv")) @environment_read
