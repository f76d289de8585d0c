; Security: what is dangerous where others choose the values.
;
; @hashing               a digest by a hash function that is broken
; @hashing.algorithm     which one
; @shell_run             a command is handed to a shell
; @shell_run.command     the command
; @deserialization       data is read by what makes whatever it names
; @deserialization.data  the data
; @random_draw           a number that can be predicted


; MessageDigest.getInstance("MD5")
(method_invocation
  name: (identifier) @_name
  arguments: (argument_list
    .
    (string_literal
      .
      (string_fragment) @hashing.algorithm))
  (#eq? @_name "getInstance")
  (#any-of? @hashing.algorithm "MD5" "md5" "SHA1" "SHA-1" "sha-1")) @hashing

; DigestUtils.md5Hex(data)
(method_invocation
  object: (identifier) @_object
  name: (identifier) @hashing.algorithm
  (#eq? @_object "DigestUtils")
  (#match? @hashing.algorithm "^(md5|sha1)(Hex)?$")) @hashing

; Runtime.getRuntime().exec(command)
(method_invocation
  object: (method_invocation
    name: (identifier) @_runtime)
  name: (identifier) @_name
  arguments: (argument_list
    .
    (_) @shell_run.command)
  (#eq? @_runtime "getRuntime")
  (#eq? @_name "exec")) @shell_run

; new ObjectInputStream(stream)
(object_creation_expression
  type: (type_identifier) @_type
  arguments: (argument_list
    .
    (_) @deserialization.data)
  (#eq? @_type "ObjectInputStream")) @deserialization

; new Random().nextInt()        Math.random()
(method_invocation
  object: [
    (identifier) @_object
    (object_creation_expression
      type: (type_identifier) @_type)
  ]
  name: (identifier) @_name
  (#eq? @_type "Random")
  (#eq? @_object "Math")
  (#match? @_name "^(next[A-Z][a-z]+|random)$")) @random_draw
