; Tests: test cases, what they claim and what they stand on.
;
; @test_case              a call that defines a test
; @test_case.name         the word that is called
; @test_case.description  what it says of itself
; @test_case.body         what it does
; @test_case.focused      it keeps the others from running
; @_not.test_case         another pattern captures it
; @assertion              a claim
; @assertion.style        what it is made with
; @skipped_test           a test told not to run
; @skipped_test.reason    why
; @setup                  what is done before or after tests
; @setup.name             the word for it
; @mock                   a stand-in is made
; @mock.name              what makes it

; it('saves', function () { });        test('saves', fn () => save());
(function_call_expression
  function: (name) @test_case.name
  arguments: (arguments
    .
    (argument
      [
        (encapsed_string
          .
          (string_content) @test_case.description)
        (string
          .
          (string_content) @test_case.description)
      ])
    .
    (argument
      [
        (anonymous_function
          body: (_) @test_case.body)
        (arrow_function
          body: (_) @test_case.body)
      ]))
  (#any-of? @test_case.name "it" "test")) @test_case

; it('saves', function () { })->only();
(member_call_expression
  object: (function_call_expression
    function: (name) @test_case.name
    arguments: (arguments
      .
      (argument
        [
          (encapsed_string)
          (string)
        ]))) @_not.test_case
  name: (name) @test_case.focused
  (#any-of? @test_case.name "it" "test")
  (#eq? @test_case.focused "only")) @test_case

; $this->assertSame(3, $total);
(member_call_expression
  object: (variable_name) @_this
  name: (name) @assertion.style
  (#eq? @_this "$this")
  (#match? @assertion.style "^(assert[A-Z]|expectException)")) @assertion

; self::assertSame(3, $total);        Assert::assertSame(3, $total);
(scoped_call_expression
  scope: [
    (name)
    (relative_scope)
  ]
  name: (name) @assertion.style
  (#match? @assertion.style "^assert[A-Z]")) @assertion

; expect($total)->toBe(3);
(function_call_expression
  function: (name) @assertion.style
  (#eq? @assertion.style "expect")) @assertion

; $this->markTestSkipped('no disk');
((member_call_expression
  object: (variable_name)
  name: (name) @_skip
  arguments: (arguments
    (argument
      (_) @skipped_test.reason)?)) @skipped_test
  (#any-of? @_skip "markTestSkipped" "markTestIncomplete"))

; it('saves', function () { })->skip('no disk');
(member_call_expression
  object: (function_call_expression
    function: (name) @_word
    arguments: (arguments
      .
      (argument
        [
          (encapsed_string)
          (string)
        ])))
  name: (name) @_skip
  arguments: (arguments
    (argument
      (_) @skipped_test.reason)?)
  (#any-of? @_word "it" "test")
  (#any-of? @_skip "skip" "todo")) @skipped_test

; protected function setUp(): void { }
(method_declaration
  name: (name) @setup.name
  (#any-of? @setup.name "setUp" "tearDown" "setUpBeforeClass" "tearDownAfterClass")) @setup

; beforeEach(function () { });
(function_call_expression
  function: (name) @setup.name
  (#any-of? @setup.name "beforeEach" "afterEach" "beforeAll" "afterAll")) @setup

; $this->createMock(Cart::class)        $this->getMockBuilder(Cart::class)
(member_call_expression
  object: (variable_name) @_this
  name: (name) @mock.name
  (#eq? @_this "$this")
  (#any-of? @mock.name
    "createMock" "createStub" "getMockBuilder" "createConfiguredMock" "prophesize" "mock" "partialMock" "spy")) @mock

; Mockery::mock(Cart::class)
(scoped_call_expression
  scope: (name) @_mockery
  name: (name) @mock.name
  (#eq? @_mockery "Mockery")
  (#any-of? @mock.name "mock" "spy" "namedMock")) @mock
