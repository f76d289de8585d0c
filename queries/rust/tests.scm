; Tests: where they stand, what they claim, skip and wait for.
;
; @test_region            what is only there for tests
; @test_region.name       what the module is called
; @function.is_test       `cargo test` runs it
; @assertion              a claim
; @assertion.style        the word it is made with
; @skipped_test           a test told not to run
; @skipped_test.reason    why
; @sleep                  the program waits for time to pass

; #[cfg(test)] mod tests {}        #[cfg(all(test, unix))] fn cart() {}
((attribute_item
  (attribute
    .
    (identifier) @_cfg
    arguments: (token_tree) @_when))
  .
  [
    (attribute_item)
    (line_comment)
  ]*
  .
  [
    (const_item)
    (function_item)
    (impl_item)
    (macro_definition)
    (mod_item)
    (struct_item)
    (use_declaration)
  ] @test_region
  (#eq? @_cfg "cfg")
  (#match? @_when "^\\((all\\(([^)]+, )?)?(test|feature = \"test[\\w-]*\")[,)]"))

; #[cfg(test)] mod tests {}
((attribute_item
  (attribute
    .
    (identifier) @_cfg
    arguments: (token_tree) @_when))
  .
  [
    (attribute_item)
    (line_comment)
  ]*
  .
  (mod_item
    name: (identifier) @test_region.name
    body: (_))
  (#eq? @_cfg "cfg")
  (#eq? @_when "(test)"))

; #[test] fn saves() {}        #[tokio::test] async fn saves() {}
((attribute_item
  (attribute
    .
    [
      (identifier)
      (scoped_identifier)
    ] @_test))
  .
  [
    (attribute_item)
    (line_comment)
  ]*
  .
  (function_item) @function.is_test @test_region
  (#match? @_test "^(.*::)?(test|rstest|test_case|wasm_bindgen_test|quickcheck|bench)$"))

; assert!(cart.is_empty());        assert_eq!(total, 3);
(macro_invocation
  macro: (identifier) @assertion.style
  (#match? @assertion.style "^(debug_)?assert(_[a-z_]+)?$")) @assertion

; #[ignore]        #[ignore = "no network"]
(attribute_item
  (attribute
    .
    (identifier) @_ignore
    value: (_)? @skipped_test.reason)
  (#eq? @_ignore "ignore")) @skipped_test

; thread::sleep(limit)        tokio::time::sleep(limit)
(call_expression
  function: (scoped_identifier) @_sleep
  (#match? @_sleep "(thread|time)::sleep$")) @sleep
