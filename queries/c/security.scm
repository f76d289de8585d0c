; Security: what is dangerous where others choose the values.
;
; @hashing               a digest by a hash function that is broken
; @hashing.algorithm     which one
; @shell_run             a command is handed to a shell
; @shell_run.command     the command
; @random_draw           a number that can be predicted


; MD5(data, size, digest)        SHA1_Init(&context)
(call_expression
  function: (identifier) @hashing.algorithm
  (#match? @hashing.algorithm "^(MD5|SHA1)(_Init)?$")) @hashing

; system(command)        popen(command, "r")
(call_expression
  function: (identifier) @_name
  arguments: (argument_list
    .
    (_) @shell_run.command)
  (#any-of? @_name "system" "popen" "_popen" "_wsystem")) @shell_run

; rand()        random()
(call_expression
  function: (identifier) @_name
  (#any-of? @_name "rand" "random" "drand48" "lrand48")) @random_draw
