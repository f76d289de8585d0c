; Data: what is read from outside the program, and what is compared.
;
; @comparison             two values compared for being equal, or the same
; @comparison.operator    `==`, `is not`
; @comparison.left        what stands before it
; @comparison.right       what stands behind it
; @comparison.null        one side is `None`
; @environment_read       the process environment is read
; @environment_read.name  the variable, where it is spelled out
; @_not.environment_read  it is written, not read

; os.environ.get("HOME")        os.getenv("HOME")        getenv(name)
(call
  function: [
    (attribute)
    (identifier)
  ] @_function
  arguments: (argument_list
    .
    (string
      .
      (string_start)
      .
      (string_content) @environment_read.name)?)
  (#any-of? @_function "os.environ.get" "os.getenv" "environ.get" "getenv")) @environment_read

; os.environ[name]
(subscript
  value: [
    (attribute)
    (identifier)
  ] @_environ
  (#any-of? @_environ "os.environ" "environ")) @environment_read

; os.environ["HOME"]
(subscript
  value: [
    (attribute)
    (identifier)
  ] @_environ
  subscript: (string
    .
    (string_start)
    .
    (string_content) @environment_read.name)
  (#any-of? @_environ "os.environ" "environ"))

; os.environ["HOME"] = path
(assignment
  left: (subscript) @_not.environment_read)

; del os.environ["HOME"]
(delete_statement
  (subscript) @_not.environment_read)

; cart == other        cart is not None
(comparison_operator
  .
  (_) @comparison.left
  .
  operators: [
    "=="
    "!="
    "is"
    "is not"
  ] @comparison.operator
  .
  (_) @comparison.right
  .) @comparison

; cart is None        None == cart
(comparison_operator
  operators: [
    "=="
    "!="
    "is"
    "is not"
  ]
  (none) @comparison.null)
