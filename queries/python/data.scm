; Data: what is read from outside the program.
;
; @environment_read       the process environment is read
; @environment_read.name  the variable, where it is spelled out

; os.environ.get("HOME")        os.getenv("HOME")        getenv(name)
(call
  function: [
    (attribute
      object: [
        (attribute
          object: (identifier))
        (identifier)
      ])
    (identifier)
  ] @_function
  arguments: (argument_list
    .
    (string
      (string_content) @environment_read.name)?)
  (#any-of? @_function "os.environ.get" "os.getenv" "environ.get" "getenv")) @environment_read
