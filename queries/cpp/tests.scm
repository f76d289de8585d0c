; inherits: c
; Tests: of GoogleTest, Catch2, Boost and Qt.
;
; @test_case              a macro that defines a test
; @test_case.name         the macro
; @test_case.description  what it says of itself
; @test_case.body         its block
; @skipped_test           a test told not to run
; @skipped_test.reason    why

; TEST(CartTest, Saves) { }        TEST_F(CartTest, Saves) { }
(function_definition
  !type
  declarator: (function_declarator
    declarator: (identifier) @test_case.name
    parameters: (parameter_list
      .
      (parameter_declaration)
      .
      (parameter_declaration
        type: (type_identifier) @test_case.description)))
  body: (_) @test_case.body
  (#match? @test_case.name "^(TYPED_)?TEST(_[A-Z]+)?$")) @test_case

; BOOST_AUTO_TEST_CASE(saves) { }
(function_definition
  !type
  declarator: (function_declarator
    declarator: (identifier) @test_case.name
    parameters: (parameter_list
      .
      (parameter_declaration
        type: (type_identifier) @test_case.description)))
  body: (_) @test_case.body
  (#any-of? @test_case.name "BOOST_AUTO_TEST_CASE")) @test_case

; TEST_CASE("saves", "[cart]") { }
(call_expression
  function: (identifier) @test_case.name
  arguments: (argument_list
    .
    (string_literal
      .
      (string_content) @test_case.description))
  (#any-of? @test_case.name "TEST_CASE" "SCENARIO")) @test_case

; GTEST_SKIP();
(expression_statement
  (call_expression
    function: (identifier) @_skip
    arguments: (argument_list
      .
      ")"))
  (#any-of? @_skip "GTEST_SKIP" "SKIP")) @skipped_test

; GTEST_SKIP() << "no disk";
(binary_expression
  left: (call_expression
    function: (identifier) @_skip)
  right: (_) @skipped_test.reason
  (#any-of? @_skip "GTEST_SKIP")) @skipped_test

; QSKIP("no disk");        SKIP("no disk");
(call_expression
  function: (identifier) @_skip
  arguments: (argument_list
    (_) @skipped_test.reason)
  (#any-of? @_skip "QSKIP" "SKIP")) @skipped_test
