; Errors: where they are thrown, and where they are caught.
;
; @raise            a statement that throws an error
; @raise.type       the class of the error that is made, or the name of the error thrown again
; @raise.cause      the error it names as its cause
; @raise.message    the first argument of the error that is made
; @raise.made       what makes the error
; @handler          a block that catches an error
; @handler.name     the name the error is bound to
; @handler.body     the block

; throw err
(throw_statement) @raise

; throw err        throw result.error
(throw_statement
  [
    (identifier)
    (member_expression)
  ] @raise.type)

; throw new SaveError("disk full")
(throw_statement
  (new_expression
    "new" @raise.made
    constructor: [
      (identifier)
      (member_expression)
    ] @raise.type))

; throw new SaveError("disk full")
(throw_statement
  (new_expression
    arguments: (arguments
      .
      (expression) @raise.message)))

; throw new SaveError("disk full", { cause: err })
(throw_statement
  (new_expression
    arguments: (arguments
      (object
        (pair
          key: (property_identifier) @_key
          value: (_) @raise.cause))))
  (#eq? @_key "cause"))

; throw new SaveError("disk full", { cause })
(throw_statement
  (new_expression
    arguments: (arguments
      (object
        (shorthand_property_identifier) @raise.cause)))
  (#eq? @raise.cause "cause"))

; throw Error("disk full")
(throw_statement
  (call_expression
    function: (identifier) @raise.type @raise.made)
  (#match? @raise.type "^[A-Z]"))

; throw Error("disk full")
(throw_statement
  (call_expression
    function: (identifier) @_class
    arguments: (arguments
      .
      (expression) @raise.message))
  (#match? @_class "^[A-Z]"))

; catch {}
(catch_clause
  body: (_) @handler.body) @handler

; catch (err) {}
(catch_clause
  parameter: (identifier) @handler.name)
