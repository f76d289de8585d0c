; Errors: where they are raised, and where they are caught.
;
; @raise          a statement that throws an error
; @raise.type     the class thrown, or the name of the error thrown again
; @raise.cause    the error it names as its cause
; @raise.message  the first argument of the error that is made
; @raise.made     the error is made here
; @handler        a block that catches an error
; @handler.name   the name the error is bound to
; @handler.types  each class it catches
; @handler.body   what it does then
; @panic             the program is ended
; @panic.name        what ends it
; @cleanup           what is opened is sure to be closed
; @cleanup.form      the word for it
; @cleanup.resource  what is opened, or what is done at the end

; raise
(raise_statement) @raise

; raise SaveError        raise errors.SaveError
(raise_statement
  .
  [
    (attribute)
    (identifier)
  ] @raise.type)

; raise SaveError("disk full")        raise errors.SaveError()
(raise_statement
  .
  (call
    function: [
      (attribute
        attribute: (identifier) @_function)
      (identifier) @_function
    ] @raise.type) @raise.made
  (#not-eq? @_function "with_traceback"))

; raise SaveError("disk full")
(raise_statement
  .
  (call
    function: [
      (attribute
        attribute: (identifier) @_function)
      (identifier) @_function
    ]
    arguments: (argument_list
      .
      (expression) @raise.message))
  (#not-eq? @_function "with_traceback"))

; raise err.with_traceback(trace)
(raise_statement
  .
  (call
    function: (attribute
      object: [
        (attribute)
        (identifier)
      ] @raise.type
      attribute: (identifier) @_function))
  (#eq? @_function "with_traceback"))

; raise SaveError("disk full").with_traceback(trace)
(raise_statement
  .
  (call
    function: (attribute
      object: (call
        function: [
          (attribute)
          (identifier)
        ] @raise.type) @raise.made
      attribute: (identifier) @_function))
  (#eq? @_function "with_traceback"))

; raise SaveError() from err
(raise_statement
  cause: (_) @raise.cause)

; except OSError: ...
(except_clause
  (block) @handler.body) @handler

; except OSError as err: ...
(except_clause
  value: (as_pattern
    alias: (as_pattern_target
      (identifier) @handler.name)))

; except OSError: ...        except OSError as err: ...
(except_clause
  value: [
    (as_pattern
      .
      [
        (attribute)
        (call)
        (identifier)
        (subscript)
      ] @handler.types)
    (attribute) @handler.types
    (call) @handler.types
    (identifier) @handler.types
    (subscript) @handler.types
  ])

; except (OSError, errors.Full): ...        except (OSError, errors.Full) as err: ...
(except_clause
  value: [
    (as_pattern
      .
      [
        (parenthesized_expression
          (_) @handler.types)
        (tuple
          (expression) @handler.types)
      ])
    (parenthesized_expression
      (_) @handler.types)
    (tuple
      (expression) @handler.types)
  ])

; with open(path) as file: ...
(with_statement
  "with" @cleanup.form
  (with_clause) @cleanup.resource) @cleanup

; try: ... finally: close()
(finally_clause
  "finally" @cleanup.form
  (block) @cleanup.resource) @cleanup

; sys.exit(1)        os._exit(1)        exit()
(call
  function: [
    (attribute
      object: (identifier))
    (identifier)
  ] @panic.name
  (#any-of? @panic.name "sys.exit" "os._exit" "os.abort" "exit" "quit")) @panic

; raise SystemExit(1)
(raise_statement
  (call
    function: (identifier) @panic.name)
  (#eq? @panic.name "SystemExit")) @panic
