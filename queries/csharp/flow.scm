; Flow: loops, returns, branches, comparisons and casts.
;
; @loop                     a loop
; @loop.body                what is repeated
; @return                   a return statement
; @return.value             what is returned
; @branch                   an `if`
; @branch.condition         its condition
; @branch.body              what is done where it holds
; @branch.alternative       what is done where it does not
; @comparison               two values compared for being equal or not
; @comparison.operator      `==`, `!=`, `is`
; @comparison.left          what stands before it
; @comparison.right         what stands behind it
; @comparison.null          one side is `null`
; @blocking                 a thread waits for what could be awaited
; @cast                     a type said to be another
; @cast.form                the word `as`
; @cast.type                that type
; @type_reference           a type that could be written in another way
; @type_reference.name      its name, without what stands in it
; @type_reference.optional  it is an optional one
; @type_reference.any       it stands for every type

; for (;;) {}        foreach (var item in items) {}        while (busy) {}        do {} while (busy);
[
  (for_statement
    body: (_) @loop.body)
  (foreach_statement
    body: (_) @loop.body)
  (while_statement
    body: (_) @loop.body)
  (do_statement
    body: (_) @loop.body)
] @loop

; return;        return cart;
(return_statement
  (_)? @return.value) @return

; if (busy) { Stop(); } else { Go(); }
(if_statement
  condition: (_) @branch.condition
  consequence: (_) @branch.body
  alternative: (_)? @branch.alternative) @branch

; cart == other        cart != null
(binary_expression
  left: (_) @comparison.left
  operator: [
    "=="
    "!="
  ] @comparison.operator
  right: (_) @comparison.right) @comparison

; cart == null        null != cart
(binary_expression
  operator: [
    "=="
    "!="
  ]
  (null_literal) @comparison.null)

; cart is null        cart is not null
(is_pattern_expression
  expression: (_) @comparison.left
  "is" @comparison.operator
  pattern: [
    (constant_pattern
      (null_literal) @comparison.null)
    (negated_pattern
      (constant_pattern
        (null_literal) @comparison.null))
  ] @comparison.right) @comparison

; (Cart) kept
(cast_expression
  type: (_) @cast.type) @cast

; kept as Cart
(as_expression
  operator: "as" @cast.form
  right: (_) @cast.type) @cast

; Cart?
(nullable_type
  "?" @type_reference.name) @type_reference @type_reference.optional

; object        dynamic
((predefined_type) @type_reference @type_reference.name @type_reference.any
  (#eq? @type_reference "object"))

; LoadAsync().Result        LoadAsync().GetAwaiter().GetResult()
((member_access_expression
  expression: (invocation_expression
    function: (_) @_called)
  name: (identifier) @_end) @blocking
  (#match? @_called "(Async(<[^()]*>)?|GetAwaiter)$")
  (#any-of? @_end "Result" "Wait" "GetResult"))

; Load().Wait()
((member_access_expression
  expression: (invocation_expression)
  name: (identifier) @_end) @blocking
  (#eq? @_end "Wait"))
