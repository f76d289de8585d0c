; Errors: where they are thrown, where they are caught, and where a program gives up.
;
; @raise             an error thrown
; @raise.type        the class thrown, or the variable thrown again
; @raise.message     the first argument of the error that is made
; @raise.arguments   what the error is made with
; @raise.cause       the error it names as its cause
; @raise.made        the error is made here
; @handler           a block that catches an error
; @handler.name      the variable the error is bound to
; @handler.types     each class it catches
; @handler.body      what it does then
; @panic             the program gives up
; @panic.name        the word
; @panic.message     what it says
; @cleanup           what is done in any case
; @cleanup.form      the word `finally`
; @cleanup.resource  the block

; throw $err;
(throw_expression
  (variable_name)? @raise.type) @raise

; throw new SaveError('disk full', 0, $err);
(throw_expression
  (object_creation_expression
    [
      (name) @raise.type
      (qualified_name
        (namespace_name)) @raise.type
      (qualified_name
        .
        "\\"
        .
        (name) @raise.type)
    ]) @raise.made)

; throw new SaveError('disk full', 0, $err);
(throw_expression
  (object_creation_expression
    (arguments
      .
      (argument
        !name
        (_) @raise.message))))

; throw new SaveError('disk full', 0, $err);
(throw_expression
  (object_creation_expression
    (arguments
      (argument
        (_) @raise.arguments .))))

; throw new SaveError('disk full', 0, $err);
(throw_expression
  (object_creation_expression
    (arguments
      .
      (argument)
      .
      (argument)
      .
      (argument
        !name
        (variable_name) @raise.cause))))

; throw new SaveError('disk full', previous: $err);
(throw_expression
  (object_creation_expression
    (arguments
      (argument
        name: (name) @_name
        (_) @raise.cause .)))
  (#eq? @_name "previous"))

; throw SaveError::of($cart);
(throw_expression
  (scoped_call_expression
    scope: [
      (name)
      (qualified_name)
    ] @raise.type) @raise.made)

; throw SaveError::of($cart);
(throw_expression
  (scoped_call_expression
    arguments: (arguments
      (argument
        (_) @raise.arguments .))))

; catch (OSError | SaveError $err) { }
(catch_clause
  type: (type_list
    (named_type
      [
        (name) @handler.types
        (qualified_name
          (namespace_name)) @handler.types
        (qualified_name
          .
          "\\"
          .
          (name) @handler.types)
      ]))
  name: (variable_name)? @handler.name
  body: (_) @handler.body) @handler

; finally { }
(finally_clause
  "finally" @cleanup.form
  body: (_) @cleanup.resource) @cleanup

; die('disk full');
(function_call_expression
  function: (name) @panic.name
  arguments: (arguments
    (argument
      (_) @panic.message)?)
  (#eq? @panic.name "die")) @panic

; exit(1);
(exit_statement
  "exit" @panic.name
  (_)? @panic.message) @panic
