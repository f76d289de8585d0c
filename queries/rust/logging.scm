; Logging: messages to the log, and text written straight to the console.
;
; @log            a message sent to the log
; @log.logger     the crate, where it is said
; @log.level      the macro that tells the level
; @log.message    the message
; @output         text written straight to the console
; @output.name    what writes it

; info!("saved {name}")        info!(name = %cart, "saved")
(macro_invocation
  macro: (identifier) @log.level
  (token_tree
    (string_literal)? @log.message)
  (#any-of? @log.level "error" "warn" "info" "debug" "trace")) @log

; tracing::info!("saved {name}")        log::warn!("full")
(macro_invocation
  macro: (scoped_identifier
    path: (identifier) @log.logger
    name: (identifier) @log.level)
  (token_tree
    (string_literal)? @log.message)
  (#any-of? @log.logger "log" "tracing")
  (#any-of? @log.level "error" "warn" "info" "debug" "trace")) @log

; println!("saved")        dbg!(cart)
(macro_invocation
  macro: (identifier) @output.name
  (#any-of? @output.name "print" "println" "eprint" "eprintln" "dbg")) @output
