; Testify: what tests claim, and stand-ins.
; imports: github.com/stretchr/testify
;
; @assertion          a claim
; @assertion.style    the word it is made with
; @mock               a stand-in is told what to do
; @mock.name          by which word

; assert.Equal(t, 3, total)        require.NoError(t, err)
(call_expression
  function: (selector_expression
    operand: (identifier) @assertion.style)
  (#any-of? @assertion.style "assert" "require")) @assertion

; store.On("Load", id).Return(cart, nil)
(call_expression
  function: (selector_expression
    field: (field_identifier) @mock.name)
  arguments: (argument_list
    .
    (interpreted_string_literal))
  (#eq? @mock.name "On")) @mock
