; Flow: loops, returns, branches, comparisons and casts.
;
; @loop                 a loop
; @loop.body            what is repeated
; @return               a return statement
; @return.value         what is returned
; @branch               an `if`
; @branch.condition     its condition, parentheses included
; @branch.body          what is done where it holds
; @branch.alternative   what is done where it does not
; @comparison           two values compared for being equal or not
; @comparison.operator  `==` or `!=`
; @comparison.left      what stands before it
; @comparison.right     what stands behind it
; @comparison.null      one side is `null`
; @cast                 a type said to be another
; @cast.type            that type
; @type_reference           a type that could be written in another way
; @type_reference.name      its name, without what stands in it
; @type_reference.optional  it is an `Optional`
; @type_reference.any       it stands for every type

; for (;;) {}        for (Item item : items) {}        while (busy) {}        do {} while (busy);
[
  (for_statement
    body: (_) @loop.body)
  (enhanced_for_statement
    body: (_) @loop.body)
  (while_statement
    body: (_) @loop.body)
  (do_statement
    body: (_) @loop.body)
] @loop

; return;        return cart;
(return_statement
  (expression)? @return.value) @return

; if (busy) { stop(); } else { go(); }
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

; (Cart) kept
(cast_expression
  type: (_) @cast.type) @cast

; Optional<Cart>
(generic_type
  .
  (type_identifier) @type_reference.name
  (#eq? @type_reference.name "Optional")) @type_reference @type_reference.optional

; Object
((type_identifier) @type_reference @type_reference.name @type_reference.any
  (#eq? @type_reference "Object"))
