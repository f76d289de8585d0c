; Errors: where they are thrown, where they are caught, and what is sure to be closed.
;
; @raise             an error is thrown
; @raise.type        the class of the error that is made, or the name of the error thrown again
; @raise.message     the first argument of the error that is made
; @raise.arguments   each argument of the error that is made
; @raise.made        the word `new`
; @handler           a catch clause
; @handler.name      the name the error is bound to
; @handler.types     what it catches
; @handler.body      its block
; @ignored_error       the outcome of a call is thrown away
; @ignored_error.call  what is called
; @cleanup           what is opened is sure to be closed
; @cleanup.form      the word
; @cleanup.resource  what is opened, or what is done
; @panic             the program is ended
; @panic.name        what ends it
; @unwrap            a value is said not to be null
; @unwrap.form       the exclamation mark

; throw;        cart ?? throw new SaveException()
[
  (throw_statement)
  (throw_expression)
] @raise

; throw err;
(throw_statement
  [
    (identifier)
    (member_access_expression)
  ] @raise.type)

; throw new SaveException("disk full", err);
(throw_statement
  (object_creation_expression
    "new" @raise.made
    type: (_) @raise.type))

; cart ?? throw new SaveException()
(throw_expression
  (object_creation_expression
    "new" @raise.made
    type: (_) @raise.type))

; throw new SaveException("disk full");
(_
  "throw"
  (object_creation_expression
    arguments: (argument_list
      .
      (argument
        (_) @raise.message .))))

; throw new SaveException("disk full", err);
(_
  "throw"
  (object_creation_expression
    arguments: (argument_list
      (argument
        (_) @raise.arguments .))))

; catch {}        catch (IOException) {}
(catch_clause
  (catch_declaration
    type: (_) @handler.types
    name: (identifier)? @handler.name)?
  body: (block) @handler.body) @handler

; using (var file = Open()) {}
(using_statement
  "using" @cleanup.form
  .
  "("
  (_) @cleanup.resource
  ")") @cleanup

; using var file = Open();
(local_declaration_statement
  "using" @cleanup.form
  (variable_declaration) @cleanup.resource) @cleanup

; finally { Close(); }
(finally_clause
  "finally" @cleanup.form
  (block) @cleanup.resource) @cleanup

; _ = Save();
(assignment_expression
  left: (identifier) @_discard
  right: (invocation_expression
    function: (_) @ignored_error.call)
  (#eq? @_discard "_")) @ignored_error

; Environment.Exit(1)        Environment.FailFast("full")
(invocation_expression
  function: (member_access_expression
    expression: (identifier) @_environment
    name: (identifier) @panic.name)
  (#eq? @_environment "Environment")
  (#any-of? @panic.name "Exit" "FailFast")) @panic

; cart!.Save()        Save(cart!)
(postfix_unary_expression
  "!" @unwrap.form
  (#eq? @unwrap.form "!")) @unwrap
