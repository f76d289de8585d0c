; Errors: where they are thrown, where they are caught, and what is sure to be closed.
;
; @raise             a statement that throws an error
; @raise.type        the class of the error that is made, or the name of the error thrown again
; @raise.message     the first argument of the error that is made
; @raise.arguments   each argument of the error that is made
; @raise.made        the word `new`
; @handler           a catch clause
; @handler.name      the name the error is bound to
; @handler.types     each class it catches
; @handler.body      its block
; @cleanup           what is opened is sure to be closed
; @cleanup.form      the word
; @cleanup.resource  what is opened, or what is done
; @panic             the program is ended
; @panic.name        what ends it

; throw err;
(throw_statement) @raise

; throw err;        throw this.err;
(throw_statement
  [
    (identifier)
    (field_access)
  ] @raise.type)

; throw new SaveException("disk full", err);
(throw_statement
  (object_creation_expression
    "new" @raise.made
    type: (_) @raise.type))

; throw new SaveException("disk full");
(throw_statement
  (object_creation_expression
    arguments: (argument_list
      .
      (expression) @raise.message)))

; throw new SaveException("disk full", err);
(throw_statement
  (object_creation_expression
    arguments: (argument_list
      (expression) @raise.arguments)))

; catch (IOException | SaveException err) {}
(catch_clause
  (catch_formal_parameter
    (catch_type
      (_) @handler.types)
    name: (identifier) @handler.name)
  body: (block) @handler.body) @handler

; try (Reader reader = open()) {}
(try_with_resources_statement
  "try" @cleanup.form
  resources: (resource_specification
    (resource) @cleanup.resource)) @cleanup

; finally { close(); }
(finally_clause
  "finally" @cleanup.form
  (block) @cleanup.resource) @cleanup

; System.exit(1)        Runtime.getRuntime().halt(1)
(method_invocation
  object: (_) @_system
  name: (identifier) @panic.name
  (#any-of? @panic.name "exit" "halt")
  (#any-of? @_system "System" "Runtime.getRuntime()")) @panic
