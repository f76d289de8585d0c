; Security: what is dangerous where others choose the values.
;
; @hashing               a digest by a hash function that is broken
; @hashing.algorithm     which one
; @shell_run             a command is handed to a shell
; @shell_run.command     the command
; @deserialization       data is read by what makes whatever it names
; @random_draw           a number that can be predicted
; @markup                text is put into a page as it is
; @markup.value          the text

; MD5.Create()        SHA1.HashData(data)
(invocation_expression
  function: (member_access_expression
    expression: (identifier) @hashing.algorithm
    name: (identifier) @_name)
  (#any-of? @hashing.algorithm "MD5" "SHA1")
  (#any-of? @_name "Create" "HashData")) @hashing

; Process.Start("cmd", "/c " + command)
(invocation_expression
  function: (member_access_expression
    expression: (identifier) @_process
    name: (identifier) @_name)
  arguments: (argument_list
    (argument
      (string_literal) @_shell)
    .
    (argument) @shell_run.command)
  (#eq? @_process "Process")
  (#eq? @_name "Start")
  (#match? @_shell "^\"(cmd|sh|bash|/bin/sh|/bin/bash|powershell)(\\.exe)?\"$")) @shell_run

; new BinaryFormatter().Deserialize(stream)
(object_creation_expression
  type: (identifier) @_type
  (#any-of? @_type "BinaryFormatter" "NetDataContractSerializer" "LosFormatter" "SoapFormatter")) @deserialization

; new Random().Next()
(invocation_expression
  function: (member_access_expression
    expression: [
      (member_access_expression
        expression: (identifier) @_random)
      (object_creation_expression
        type: (identifier) @_random)
    ]
    name: (identifier) @_name)
  (#eq? @_random "Random")
  (#match? @_name "^Next")) @random_draw

; Html.Raw(text)
(invocation_expression
  function: (member_access_expression
    name: (identifier) @_name)
  arguments: (argument_list
    .
    (argument) @markup.value)
  (#eq? @_name "Raw")) @markup
