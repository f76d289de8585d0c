; Tests: their cases, what they claim, prepare, skip and wait for.
;
; @test_case              a case inside a test
; @test_case.name         the word that starts it
; @test_case.description  what it says of itself, without quotes
; @test_case.body         what it does
; @assertion              a claim
; @assertion.style        the word it is made with
; @skipped_test           a test told not to run
; @skipped_test.reason    why
; @setup                  what is done before and after tests
; @setup.name             the word for it
; @sleep                  the program waits for time to pass

; t.Run("saves", func(t *testing.T) {})
(call_expression
  function: (selector_expression
    operand: (identifier) @_t
    field: (field_identifier) @test_case.name)
  arguments: (argument_list
    .
    (_)
    .
    (func_literal
      body: (block) @test_case.body))
  (#any-of? @_t "t" "b" "s" "suite")
  (#eq? @test_case.name "Run")) @test_case

; t.Run("saves", func(t *testing.T) {})
(call_expression
  function: (selector_expression
    field: (field_identifier) @_run)
  arguments: (argument_list
    .
    (interpreted_string_literal
      .
      (interpreted_string_literal_content) @test_case.description)
    .
    (func_literal))
  (#eq? @_run "Run"))

; t.Errorf("got %d", total)        t.Fatal(err)
(call_expression
  function: (selector_expression
    operand: (identifier) @_t
    field: (field_identifier) @assertion.style)
  (#any-of? @_t "t" "b" "tb" "f")
  (#any-of? @assertion.style "Error" "Errorf" "Fatal" "Fatalf" "Fail" "FailNow")) @assertion

; t.Skip("no network")
(call_expression
  function: (selector_expression
    operand: (identifier) @_t
    field: (field_identifier) @_skip)
  arguments: (argument_list
    .
    (_)? @skipped_test.reason)
  (#any-of? @_t "t" "b" "tb")
  (#any-of? @_skip "Skip" "Skipf" "SkipNow")) @skipped_test

; t.Parallel()        t.Helper()        t.Cleanup(stop)
(call_expression
  function: (selector_expression
    operand: (identifier) @_t
    field: (field_identifier) @setup.name)
  (#any-of? @_t "t" "b" "tb" "f")
  (#any-of? @setup.name "Cleanup" "Helper" "Parallel" "Setenv" "TempDir")) @setup

; func TestMain(m *testing.M) {}
(function_declaration
  name: (identifier) @setup.name
  (#eq? @setup.name "TestMain")) @setup

; time.Sleep(time.Second)
(call_expression
  function: (selector_expression) @_sleep
  (#eq? @_sleep "time.Sleep")) @sleep
