; Security: what is dangerous where others choose the values.
;
; @hashing               a digest by a hash function that is broken
; @hashing.algorithm     which one
; @shell_run             a command is handed to a shell
; @shell_run.command     the command


; Md5::new()        md5::compute(data)        Sha1::digest(data)
(call_expression
  function: (scoped_identifier
    path: (identifier) @hashing.algorithm)
  (#any-of? @hashing.algorithm "Md5" "md5" "Sha1" "sha1")) @hashing

; Command::new("sh").arg("-c").arg(command)
(call_expression
  function: (field_expression
    value: (call_expression
      function: (field_expression
        field: (field_identifier) @_first)
      arguments: (arguments
        .
        (string_literal) @_flag))
    field: (field_identifier) @_second)
  arguments: (arguments
    .
    (_) @shell_run.command)
  (#eq? @_first "arg")
  (#eq? @_second "arg")
  (#any-of? @_flag "\"-c\"" "\"/C\"")) @shell_run
