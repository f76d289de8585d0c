; Errors: where they are thrown, and where they are caught.
;
; @raise            an error thrown
; @raise.type       the class thrown, or the name of the error thrown again
; @raise.message    the first argument of the error that is made
; @raise.arguments  what the error is made with
; @raise.made       the error is made here
; @handler          a block that catches an error
; @handler.name     what the error is bound to
; @handler.types    what it catches; none for `...`
; @handler.body     what it does then

; throw;
(throw_statement) @raise

; throw err;
(throw_statement
  (identifier) @raise.type)

; throw SaveError("disk full");        throw shop::SaveError("disk full");
(throw_statement
  (call_expression
    function: [
      (identifier)
      (qualified_identifier)
    ] @raise.type @raise.made))

; throw SaveError{"disk full"};
(throw_statement
  (compound_literal_expression
    type: (_) @raise.type @raise.made))

; throw SaveError("disk full");
(throw_statement
  (call_expression
    arguments: (argument_list
      (_) @raise.arguments)))

; throw SaveError("disk full");
(throw_statement
  (call_expression
    arguments: (argument_list
      .
      (_) @raise.message)))

; catch (const SaveError &err) { }        catch (...) { }
(catch_clause
  body: (_) @handler.body) @handler

; catch (const SaveError &err) { }
(catch_clause
  parameters: (parameter_list
    (parameter_declaration
      type: (_) @handler.types
      declarator: [
        (identifier) @handler.name
        (reference_declarator
          (identifier) @handler.name)
        (pointer_declarator
          (identifier) @handler.name)
        (abstract_reference_declarator)
      ]?)))
