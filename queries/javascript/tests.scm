; Tests: test cases, and what they claim.
;
; @test_case          a call that defines a test
; @test_case.name     the word that is called
; @assertion          a claim
; @assertion.style    what it is made with

; it("saves", () => {})
(call_expression
  function: (identifier) @test_case.name
  arguments: (arguments
    .
    [
      (string)
      (template_string)
    ]
    .
    [
      (arrow_function)
      (function_expression)
      (object)
    ])
  (#any-of? @test_case.name "it" "test" "fit" "xit" "xtest")) @test_case

; it.only("saves", () => {})
(call_expression
  function: (member_expression
    object: (identifier) @test_case.name
    property: (property_identifier) @_how)
  arguments: (arguments
    .
    [
      (string)
      (template_string)
    ]
    .
    [
      (arrow_function)
      (function_expression)
      (object)
    ])
  (#any-of? @test_case.name "it" "test")
  (#any-of? @_how "only" "skip" "concurrent" "sequential" "fails" "failing" "fixme" "slow")) @test_case

; it.each([1, 2])("saves", () => {})        it.skipIf(slow)("saves", () => {})
(call_expression
  function: (call_expression
    function: (member_expression
      object: (identifier) @test_case.name
      property: (property_identifier) @_how))
  arguments: (arguments
    .
    [
      (string)
      (template_string)
    ]
    .
    [
      (arrow_function)
      (function_expression)
      (object)
    ])
  (#any-of? @test_case.name "it" "test")
  (#any-of? @_how "each" "for" "skipIf" "runIf")) @test_case

; expect(item)        assert(item)
(call_expression
  function: (identifier) @assertion.style
  (#any-of? @assertion.style "expect" "assert")) @assertion

; assert.equal(item, 3)
(call_expression
  function: (member_expression
    object: (identifier) @assertion.style)
  (#eq? @assertion.style "assert")) @assertion

; expect.soft(item)        not expect.any(String)
(call_expression
  function: (member_expression
    object: (identifier) @assertion.style
    property: (property_identifier) @_how)
  (#eq? @assertion.style "expect")
  (#any-of? @_how "soft" "poll" "element" "unreachable")) @assertion
