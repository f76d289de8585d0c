; Tests: what they claim.
;
; @assertion        a claim
; @assertion.style  what it is made with

; assert(cart != NULL)        ASSERT_EQ(3, size)        CHECK(cart)
(call_expression
  function: (identifier) @assertion.style
  (#match? @assertion.style
    "^(assert|(ASSERT|EXPECT|REQUIRE|CHECK|BOOST_CHECK|BOOST_REQUIRE|BOOST_TEST)(_[A-Z_]+)?|QCOMPARE|QVERIFY2?|(assert|ck_assert)_[a-z_]+|cl_assert[a-z_]*|TEST_ASSERT[A-Z_]*)$")) @assertion
