; Tests: what they claim.
;
; @assertion        a claim
; @assertion.style  the word it is made with

; assert cart.total == 3
(assert_statement
  "assert" @assertion.style) @assertion

; self.assertEqual(cart.total, 3)
(call
  function: (attribute
    object: (identifier)
    attribute: (identifier) @assertion.style)
  (#match? @assertion.style "^assert[A-Z]")) @assertion
