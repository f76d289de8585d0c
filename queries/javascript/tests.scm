; Tests: test cases and groups of them, what they claim, what surrounds them, and stand-ins.
;
; @test_case          a call that defines a test
; @test_case.name     the word that is called
; @assertion          a claim
; @assertion.style    what it is made with
; @test_case.description   what it says of itself
; @test_case.body          what it does
; @test_case.focused       the word that keeps the others from running
; @test_case.skipped       the word that keeps it from running
; @skipped_test            a test or a group of tests that is told not to run
; @test_group              tests that belong together
; @test_group.name         the word that is called
; @test_group.description  what they say of themselves
; @test_group.body         the tests
; @test_group.focused      the word that keeps the others from running
; @setup                   what is done before or after tests
; @setup.name              the word for it
; @mock                    a stand-in is made
; @mock.name               what makes it

; it("saves", () => {})
(call_expression
  function: (identifier) @test_case.name
  arguments: (arguments
    .
    [
      (string
        .
        (string_fragment) @test_case.description)
      (template_string)
    ]
    .
    [
      (arrow_function
        body: (_) @test_case.body)
      (function_expression
        body: (_) @test_case.body)
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
      (string
        .
        (string_fragment) @test_case.description)
      (template_string)
    ]
    .
    [
      (arrow_function
        body: (_) @test_case.body)
      (function_expression
        body: (_) @test_case.body)
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
      (string
        .
        (string_fragment) @test_case.description)
      (template_string)
    ]
    .
    [
      (arrow_function
        body: (_) @test_case.body)
      (function_expression
        body: (_) @test_case.body)
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

; fit("saves", () => {})
(call_expression
  function: (identifier) @test_case.focused
  (#eq? @test_case.focused "fit"))

; it.only("saves", () => {})
(call_expression
  function: (member_expression
    object: (identifier) @_test
    property: (property_identifier) @test_case.focused)
  (#any-of? @_test "it" "test")
  (#eq? @test_case.focused "only"))

; xit("saves", () => {})        it.skip("saves", () => {})
(call_expression
  function: [
    (identifier) @test_case.skipped @skipped_test
    (member_expression
      object: (identifier) @_test
      property: (property_identifier) @test_case.skipped) @skipped_test
  ]
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
    ])
  (#match? @skipped_test "^(x(it|test|describe|context)|(it|test|describe|context|suite)\\.skip)$"))

; describe("store", () => {})        describe.only("store", () => {})        test.describe("store", () => {})
(call_expression
  function: [
    (identifier) @test_group.name
    (member_expression
      object: (identifier) @test_group.name
      property: (property_identifier) @_how)
  ]
  arguments: (arguments
    .
    [
      (string
        .
        (string_fragment) @test_group.description)
      (template_string)
      (identifier)
      (member_expression)
      (binary_expression)
      (call_expression)
    ]
    .
    (object)?
    .
    [
      (arrow_function
        body: (_) @test_group.body)
      (function_expression
        body: (_) @test_group.body)
    ])
  (#any-of? @test_group.name "describe" "context" "suite" "fdescribe" "xdescribe")) @test_group

; slowly.describe("store", () => {})
(call_expression
  function: (member_expression
    object: (identifier)
    property: (property_identifier) @test_group.name)
  arguments: (arguments
    .
    [
      (string
        .
        (string_fragment) @test_group.description)
      (template_string)
      (identifier)
      (member_expression)
      (binary_expression)
      (call_expression)
    ]
    .
    (object)?
    .
    [
      (arrow_function
        body: (_) @test_group.body)
      (function_expression
        body: (_) @test_group.body)
    ])
  (#any-of? @test_group.name "describe" "context" "suite")) @test_group

; describe.each([1, 2])("store", (n) => {})        describe.skip.each`…`("store", () => {})
(call_expression
  function: (call_expression
    function: (member_expression
      object: [
        (identifier) @test_group.name
        (member_expression
          object: (identifier) @test_group.name)
      ]))
  arguments: (arguments
    .
    [
      (string
        .
        (string_fragment) @test_group.description)
      (template_string)
      (identifier)
      (member_expression)
    ]
    .
    (object)?
    .
    [
      (arrow_function
        body: (_) @test_group.body)
      (function_expression
        body: (_) @test_group.body)
    ])
  (#any-of? @test_group.name "describe" "context" "suite")) @test_group

; fdescribe("store", () => {})
(call_expression
  function: (identifier) @test_group.focused
  (#eq? @test_group.focused "fdescribe"))

; describe.only("store", () => {})
(call_expression
  function: (member_expression
    object: (identifier) @_group
    property: (property_identifier) @test_group.focused)
  (#any-of? @_group "describe" "context" "suite")
  (#eq? @test_group.focused "only"))

; beforeEach(() => {})        afterAll(async () => {})
(call_expression
  function: (identifier) @setup.name
  arguments: (arguments
    [
      (arrow_function)
      (function_expression)
      (identifier)
    ])
  (#any-of? @setup.name "beforeEach" "afterEach" "beforeAll" "afterAll" "before" "after")) @setup

; jest.fn()        vi.mock("./store")        sinon.stub(store, "load")
(call_expression
  function: (member_expression
    object: (identifier) @_library
    property: (property_identifier) @_what) @mock.name
  (#any-of? @_library "jest" "vi" "sinon" "mock" "td")
  (#any-of? @_what "fn" "mock" "doMock" "spyOn" "mocked" "stub" "spy" "fake" "createStubInstance" "module" "replace"))
  @mock
