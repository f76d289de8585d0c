; Security: what is dangerous where others choose the values.
;
; @hashing               a digest by a hash function that is broken
; @hashing.algorithm     which one
; @evaluation            text is run as code
; @evaluation.code       the text
; @shell_run             a command is handed to a shell
; @shell_run.command     the command
; @deserialization       data is read by what makes whatever it names
; @deserialization.data  the data
; @random_draw           a number that can be predicted
; @markup                text is put into a page as it is
; @markup.value          the text


; md5($data)        sha1($data)
(function_call_expression
  function: (name) @hashing.algorithm
  (#any-of? @hashing.algorithm "md5" "sha1")) @hashing

; hash('md5', $data)        hash_hmac('sha1', $data, $key)
(function_call_expression
  function: (name) @_name
  arguments: (arguments
    .
    (argument
      [
        (encapsed_string
          .
          (string_content) @hashing.algorithm)
        (string
          .
          (string_content) @hashing.algorithm)
      ]))
  (#any-of? @_name "hash" "hash_hmac")
  (#any-of? @hashing.algorithm "md5" "sha1")) @hashing

; eval($code)
(function_call_expression
  function: (name) @_name
  arguments: (arguments
    .
    (argument) @evaluation.code)
  (#any-of? @_name "eval" "create_function")) @evaluation

; exec("tar cf all.tar $path")        shell_exec($command)
(function_call_expression
  function: (name) @_name
  arguments: (arguments
    .
    (argument) @shell_run.command)
  (#any-of? @_name "exec" "shell_exec" "system" "passthru" "popen" "proc_open")) @shell_run

; unserialize($data)        but not with ['allowed_classes' => false]
(function_call_expression
  function: (name) @_name
  arguments: (arguments
    .
    (argument) @deserialization.data) @_arguments
  (#eq? @_name "unserialize")
  (#not-match? @_arguments "allowed_classes['\"] *=> *(false|\\[ *\\])")) @deserialization

; rand(1, 6)        mt_rand()
(function_call_expression
  function: (name) @_name
  (#any-of? @_name "rand" "mt_rand" "uniqid" "lcg_value" "array_rand" "str_shuffle" "shuffle")) @random_draw

; echo $_GET['name'];
(echo_statement
  (_) @markup.value) @markup
