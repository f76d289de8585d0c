; Errors: where they are made, looked at, handed up, ignored, taken for impossible, and where the program gives up.
;
; @raise                an error that is made or handed back
; @raise.type           what makes it, or the error handed back
; @raise.made           it is made here
; @raise.message        what it says
; @raise.arguments      what it is made with
; @error_check          a branch taken where a call came back with an error
; @error_check.name     the error
; @error_check.body     what is done then
; @ignored_error        the outcome of a call is thrown away
; @ignored_error.call   what is called
; @unwrap               a value is taken for granted
; @unwrap.form          by which word
; @unwrap.message       what is said where it is not there
; @propagation          an error is handed up by `?`
; @panic                the program gives up
; @panic.name           by which word
; @panic.message        what it says
; @unsafe               a block in which less is checked

; Err(err)
(call_expression
  function: (identifier) @_err
  arguments: (arguments
    .
    (identifier) @raise.type
    .)
  (#eq? @_err "Err")) @raise

; Err(Error::Full(disk))        Err(Error::new("disk full"))
(call_expression
  function: (identifier) @_err
  arguments: (arguments
    .
    (call_expression
      function: [
        (identifier)
        (scoped_identifier)
      ] @raise.type
      arguments: (arguments
        .
        (_)? @raise.message
        (_)* @raise.arguments)) @raise.made
    .)
  (#eq? @_err "Err")) @raise

; Err(Error::Full { disk })        Err(Error::Full)
(call_expression
  function: (identifier) @_err
  arguments: (arguments
    .
    [
      (struct_expression
        name: (_) @raise.type)
      (scoped_identifier) @raise.type
    ] @raise.made
    .)
  (#eq? @_err "Err")) @raise

; Err(anyhow!("disk full"))
(call_expression
  function: (identifier) @_err
  arguments: (arguments
    .
    (macro_invocation
      macro: (_) @raise.type
      (token_tree
        .
        (string_literal)? @raise.message)) @raise.made
    .)
  (#eq? @_err "Err")) @raise

; bail!("disk full")        anyhow!("disk full")        ensure!(free, "disk full")
(macro_invocation
  macro: [
    (identifier)
    (scoped_identifier)
  ] @raise.type @raise.made
  (token_tree
    (string_literal)? @raise.message)
  (#match? @raise.type "^((anyhow|eyre|color_eyre)::)?(bail|anyhow|ensure|eyre|format_err)$")) @raise

; #[error("disk full")] Full
(attribute_item
  (attribute
    .
    (identifier) @raise.type @raise.made
    arguments: (token_tree
      .
      (string_literal) @raise.message))
  (#eq? @raise.type "error")) @raise

; if let Err(err) = save() {}
(if_expression
  condition: (let_condition
    pattern: (tuple_struct_pattern
      type: (identifier) @_err
      [
        (identifier) @error_check.name
        (_)
      ]))
  consequence: (block) @error_check.body
  (#eq? @_err "Err")) @error_check

; match save() { Err(err) => report(err), Ok(()) => {} }
(match_arm
  pattern: (match_pattern
    (tuple_struct_pattern
      type: (identifier) @_err
      [
        (identifier) @error_check.name
        (_)
      ]))
  value: (_) @error_check.body
  (#eq? @_err "Err")) @error_check

; let _ = save();
(let_declaration
  pattern: "_"
  value: (call_expression
    function: (_) @ignored_error.call)) @ignored_error

; save().ok();
(expression_statement
  (call_expression
    function: (field_expression
      value: (call_expression
        function: (_) @ignored_error.call)
      field: (field_identifier) @_ok))
  (#eq? @_ok "ok")) @ignored_error

; load().unwrap()        load().expect("a cart")
(call_expression
  function: (field_expression
    field: (field_identifier) @unwrap.form)
  arguments: (arguments
    .
    (_)? @unwrap.message)
  (#any-of? @unwrap.form "unwrap" "expect" "unwrap_err" "expect_err")) @unwrap

; load()?
(try_expression) @propagation

; panic!("no cart")        unreachable!()        todo!()
(macro_invocation
  macro: (identifier) @panic.name
  (token_tree
    .
    (string_literal)? @panic.message)
  (#any-of? @panic.name "panic" "unreachable" "todo" "unimplemented")) @panic

; std::process::exit(1)
(call_expression
  function: (scoped_identifier) @panic.name
  (#any-of? @panic.name "std::process::exit" "process::exit")) @panic

; unsafe { read(pointer) }
(unsafe_block) @unsafe
