; Security: what is dangerous where others choose the values.
;
; @hashing               a digest by a hash function that is broken
; @hashing.algorithm     which one
; @shell_run             a command is handed to a shell
; @shell_run.command     the command
; @random_draw           a number that can be predicted
; @markup                text is put into a page as it is
; @markup.value          the text


; md5.Sum(data)        sha1.New()
(call_expression
  function: (selector_expression
    operand: (identifier) @hashing.algorithm
    field: (field_identifier) @_name)
  (#any-of? @hashing.algorithm "md5" "sha1")
  (#match? @_name "^(Sum|New)$")) @hashing

; exec.Command("sh", "-c", command)
(call_expression
  function: (selector_expression
    operand: (identifier) @_exec
    field: (field_identifier) @_name)
  arguments: (argument_list
    (interpreted_string_literal) @_shell
    .
    (interpreted_string_literal) @_flag
    .
    (_) @shell_run.command)
  (#match? @_shell "^\"(/(usr/)?bin/)?(ba|z|da|a|k)?sh\"$|^\"(cmd(\\.exe)?|powershell)\"$")
  (#eq? @_exec "exec")
  (#match? @_name "^Command(Context)?$")
  (#any-of? @_flag "\"-c\"" "\"/C\"" "\"/c\"")) @shell_run

; template.HTML(text)        template.JS(text)
(call_expression
  function: (selector_expression
    operand: (identifier) @_template
    field: (field_identifier) @_name)
  arguments: (argument_list
    .
    (_) @markup.value)
  (#eq? @_template "template")
  (#any-of? @_name "HTML" "JS" "HTMLAttr" "URL")) @markup

; rand.Intn(9)
(call_expression
  function: (selector_expression
    operand: (identifier) @_rand
    field: (field_identifier) @_name)
  (#eq? @_rand "rand")
  (#match? @_name "^(Int|Int31|Int63|Intn|Int31n|Int63n|IntN|N|Uint32|Uint64|Float64|Perm|Shuffle)$")) @random_draw
