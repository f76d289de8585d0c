; Tests: which methods are tests, what they claim, and what surrounds them.
;
; @function.is_test  a framework runs it
; @assertion         a claim
; @assertion.style   the word it is made with
; @setup             what is done before or after tests
; @setup.name        the word for it
; @skipped_test      a test that is told not to run
; @skipped_test.reason  why

; @Test void saves() {}        @ParameterizedTest void saves(int size) {}
(method_declaration
  (modifiers
    [
      (marker_annotation
        name: (identifier) @_test)
      (annotation
        name: (identifier) @_test)
    ] @function.is_test)
  (#any-of? @_test "Test" "ParameterizedTest" "RepeatedTest" "TestFactory" "TestTemplate" "Property" "Theory"))

; assertEquals(3, cart.total())        Assertions.assertThrows(…)
(method_invocation
  object: (identifier)? @_object
  name: (identifier) @assertion.style
  (#match? @assertion.style "^(assert([A-Z]\\w*)?|fail)$")) @assertion

; assert cart.total() == 3;
(assert_statement
  "assert" @assertion.style) @assertion

; @BeforeEach void fill() {}        @After void clear() {}
(modifiers
  (marker_annotation
    name: (identifier) @setup.name
    (#any-of? @setup.name
      "BeforeEach" "AfterEach" "BeforeAll" "AfterAll" "Before" "After" "BeforeClass" "AfterClass" "BeforeMethod"
      "AfterMethod")) @setup)

; @Disabled @Test void saves() {}
(modifiers
  (marker_annotation
    name: (identifier) @_skip
    (#any-of? @_skip "Disabled" "Ignore")) @skipped_test)

; @Disabled("too slow") @Test void saves() {}
(modifiers
  (annotation
    name: (identifier) @_skip
    arguments: (annotation_argument_list
      (_) @skipped_test.reason)
    (#any-of? @_skip "Disabled" "Ignore")) @skipped_test)
