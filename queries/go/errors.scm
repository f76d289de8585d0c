; Errors: where they are made, looked at, handed up, ignored, and where the program gives up.
;
; @raise                an error that is made
; @raise.type           what makes it
; @raise.made           it is made here
; @raise.message        what it says
; @raise.arguments      what it is made with besides
; @raise.cause          the error it wraps
; @error_check          a branch taken where a call came back with an error
; @error_check.name     the error
; @error_check.body     what is done then
; @ignored_error        the outcome of a call is thrown away
; @ignored_error.call   what is called
; @panic                the program gives up
; @panic.name           by which words
; @panic.message        the first thing it says
; @cleanup              what is done at the end, whatever happens
; @cleanup.form         the word for it
; @cleanup.resource     what is done

; errors.New("disk full")        fmt.Errorf("saving %s: %w", name, err)
(call_expression
  function: (selector_expression) @raise.type @raise.made
  arguments: (argument_list
    .
    (_)? @raise.message
    (_)* @raise.arguments)
  (#any-of? @raise.type "errors.New" "errors.Errorf" "fmt.Errorf" "xerrors.New" "xerrors.Errorf" "status.Errorf")) @raise

; fmt.Errorf("saving %s: %w", name, err)
(call_expression
  function: (selector_expression) @_maker
  arguments: (argument_list
    .
    [
      (interpreted_string_literal)
      (raw_string_literal)
    ] @_format
    (_) @raise.cause
    .)
  (#any-of? @_maker "fmt.Errorf" "xerrors.Errorf")
  (#match? @_format "%w"))

; errors.Wrap(err, "saving")        errors.Wrapf(err, "saving %s", name)
(call_expression
  function: (selector_expression) @raise.type @raise.made
  arguments: (argument_list
    .
    (_) @raise.cause
    .
    (_) @raise.message
    (_)* @raise.arguments)
  (#any-of? @raise.type "errors.Wrap" "errors.Wrapf" "errors.WithMessage" "errors.WithMessagef")) @raise

; if err != nil { return err }        if err := save(); err != nil {}
(if_statement
  condition: (binary_expression
    left: (identifier) @error_check.name
    operator: "!="
    right: (nil))
  consequence: (block) @error_check.body
  (#match? @error_check.name "^(e|er|ex)$|[eE]rr(or)?[0-9]*$|^err[A-Z0-9_]")) @error_check

; _ = save(cart)        _, _ = write(cart)
(assignment_statement
  left: (expression_list
    .
    (identifier) @_nothing
    .
    ((identifier) @_more)?
    .)
  operator: "="
  right: (expression_list
    (call_expression
      function: (_) @ignored_error.call))
  (#eq? @_nothing "_")
  (#eq? @_more "_")) @ignored_error

; panic("no cart")
(call_expression
  function: (identifier) @panic.name
  arguments: (argument_list
    .
    (_)? @panic.message)
  (#eq? @panic.name "panic")) @panic

; log.Fatal(err)        os.Exit(1)
(call_expression
  function: (selector_expression) @panic.name
  arguments: (argument_list
    .
    (_)? @panic.message)
  (#any-of? @panic.name
    "log.Fatal" "log.Fatalf" "log.Fatalln" "log.Panic" "log.Panicf" "log.Panicln" "os.Exit")) @panic

; defer file.Close()
(defer_statement
  "defer" @cleanup.form
  (_) @cleanup.resource) @cleanup
