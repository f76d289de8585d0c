; Flow: loops and returns.
;
; @loop            a loop
; @loop.body       what is repeated
; @return          a return statement
; @return.value    what is returned

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
