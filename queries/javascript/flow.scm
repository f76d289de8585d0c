; Flow: loops, returns, comparisons, and how things end.
;
; @loop            a loop
; @loop.body       what is repeated
; @return          a return statement
; @return.value    what is returned
; @branch            an `if`
; @branch.condition  its condition, parentheses included
; @branch.body       what is done where it holds
; @branch.alternative  what is done where it does not
; @comparison           two values compared for being equal or not
; @comparison.operator  what compares them
; @comparison.left      what stands before it
; @comparison.right     what stands behind it
; @comparison.null      one side is `null` or `undefined`
; @careful_access       a member of what may be missing
; @careful_access.form  what keeps it from failing
; @cleanup              what is done in any case
; @cleanup.form         the word `finally`
; @cleanup.resource     its block
; @panic                the program ends
; @panic.name           what ends it
; @sleep                the program waits for time to pass

; for (;;) {}        for (const item of items) {}        while (busy) {}        do {} while (busy)
[
  (for_statement
    body: (_) @loop.body)
  (for_in_statement
    body: (_) @loop.body)
  (while_statement
    body: (_) @loop.body)
  (do_statement
    body: (_) @loop.body)
] @loop

; return
(return_statement) @return

; return item
(return_statement
  .
  (_) @return.value)

; if (busy) { stop() } else { go() }
(if_statement
  condition: (_) @branch.condition
  consequence: (_) @branch.body
  alternative: (_)? @branch.alternative) @branch

; item?.size        item?.save()
(member_expression
  (optional_chain) @careful_access.form) @careful_access

; item && item.size
(binary_expression
  left: (_) @_left
  operator: "&&" @careful_access.form
  right: (member_expression
    object: (_) @_of)
  (#eq? @_left @_of)) @careful_access

; item && item.save()
(binary_expression
  left: (_) @_left
  operator: "&&" @careful_access.form
  right: (call_expression
    function: (member_expression
      object: (_) @_of))
  (#eq? @_left @_of)) @careful_access

; item && item.store.size
(binary_expression
  left: (_) @_left
  operator: "&&" @careful_access.form
  right: (member_expression
    object: (member_expression
      object: (_) @_of))
  (#eq? @_left @_of)) @careful_access

; item && item.size === 3
(binary_expression
  left: (_) @_left
  operator: "&&" @careful_access.form
  right: (binary_expression
    left: (member_expression
      object: (_) @_of)
    operator: [
      "=="
      "==="
      ">"
      ">="
      "<"
      "<="
    ]
    right: [
      (number)
      (string)
      (true)
    ])
  (#eq? @_left @_of)) @careful_access

; item == other        item !== null
(binary_expression
  left: (_) @comparison.left
  operator: [
    "=="
    "==="
    "!="
    "!=="
  ] @comparison.operator
  right: (_) @comparison.right) @comparison

; item == null        item !== undefined
(binary_expression
  operator: [
    "=="
    "==="
    "!="
    "!=="
  ]
  right: [
    (null)
    (undefined)
  ] @comparison.null)

; null == item        undefined !== item
(binary_expression
  left: [
    (null)
    (undefined)
  ] @comparison.null
  operator: [
    "=="
    "==="
    "!="
    "!=="
  ])

; try { save() } finally { close() }
(finally_clause
  .
  "finally" @cleanup.form
  body: (_) @cleanup.resource) @cleanup

; process.exit(1)
(call_expression
  function: (member_expression
    object: (identifier) @_process
    property: (property_identifier) @_exit) @panic.name
  (#eq? @_process "process")
  (#any-of? @_exit "exit" "abort")) @panic

; new Promise((done) => setTimeout(done, 100))
(new_expression
  constructor: (identifier) @_promise
  arguments: (arguments
    (arrow_function
      body: [
        (call_expression
          function: (identifier) @_timeout
          arguments: (arguments
            (number) @_time
            .))
        (statement_block
          .
          (expression_statement
            (call_expression
              function: (identifier) @_timeout
              arguments: (arguments
                (number) @_time
                .)))
          .)
      ]))
  (#eq? @_promise "Promise")
  (#eq? @_timeout "setTimeout")
  (#not-match? @_time "^[01]$")) @sleep

; await sleep(100)        await page.waitForTimeout(100)        cy.wait(100)
(call_expression
  function: [
    (identifier) @_sleep
    (member_expression
      property: (property_identifier) @_sleep)
  ]
  arguments: (arguments
    .
    (number) @_time
    .)
  (#not-match? @_time "^[01]$")
  (#any-of? @_sleep "sleep" "delay" "wait" "waitForTimeout")) @sleep
