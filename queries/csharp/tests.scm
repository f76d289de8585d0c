; Tests: which methods are tests, what they claim, what surrounds them, and stand-ins.
;
; @function.is_test     a framework runs it
; @assertion            a claim
; @assertion.style      the words it is made with
; @setup                what is done before or after tests
; @setup.name           the word for it
; @skipped_test         a test that is told not to run
; @skipped_test.reason  why
; @mock                 a stand-in is made
; @mock.name            what makes it

; [Fact] public void Saves() {}        [Theory, InlineData(1)] public void Saves(int size) {}
(method_declaration
  (attribute_list
    (attribute
      name: (identifier) @_test) @function.is_test)
  (#any-of? @_test
    "Fact" "Theory" "Test" "TestCase" "TestCaseSource" "TestMethod" "DataTestMethod" "SkippableFact" "SkippableTheory"))

; Assert.Equal(3, cart.Total)
(invocation_expression
  function: (member_access_expression
    expression: (identifier) @_assert
    name: (_)) @assertion.style
  (#match? @_assert "^(\\w*Assert|CollectionAssert)$")) @assertion

; cart.Total.Should().Be(3)        cart.Total.ShouldBe(3)
(invocation_expression
  function: (member_access_expression
    name: (identifier) @assertion.style)
  (#match? @assertion.style "^Should(|(Be|Not|Throw|Contain|Satisfy|Have|All|Match|Start|End|Equal)\\w*)$")) @assertion

; [SetUp] public void Fill() {}
(attribute
  name: (identifier) @setup.name
  (#any-of? @setup.name
    "SetUp" "TearDown" "OneTimeSetUp" "OneTimeTearDown" "TestInitialize" "TestCleanup" "ClassInitialize" "ClassCleanup"
    )) @setup

; [Fact(Skip = "too slow")]
(attribute
  (attribute_argument_list
    (attribute_argument
      (identifier) @_skip
      (_) @skipped_test.reason))
  (#any-of? @_skip "Skip" "Ignore")) @skipped_test

; [Ignore]        [Ignore("too slow")]
(attribute
  name: (identifier) @_skip
  (attribute_argument_list
    (_) @skipped_test.reason)?
  (#eq? @_skip "Ignore")) @skipped_test

; new Mock<IStore>()
(object_creation_expression
  type: (generic_name
    .
    (identifier) @mock.name)
  (#eq? @mock.name "Mock")) @mock

; Substitute.For<IStore>()        A.Fake<IStore>()        Mock.Of<IStore>()
(invocation_expression
  function: (member_access_expression
    expression: (identifier) @_class
    name: (generic_name
      .
      (identifier) @_for)) @mock.name
  (#any-of? @_class "Substitute" "A" "Mock" "Fixture")
  (#any-of? @_for "For" "ForPartsOf" "Fake" "Of")) @mock
