; Output: what is told to a logger, and what is written to the console.
;
; @log            a message sent to a logger
; @log.logger     the logger
; @log.level      how grave the message is
; @log.message    the first argument
; @output         text written straight to the console
; @output.name    what writes it

; logger.info("saved")
(call_expression
  function: (member_expression
    object: (identifier) @log.logger
    property: (property_identifier) @log.level)
  arguments: (arguments
    .
    (_)? @log.message)
  (#any-of? @log.level "trace" "debug" "info" "warn" "warning" "error" "fatal")
  (#match? @log.logger "^((.*_)?([lL]og(ger)?|LOG(GER)?)|winston|pino)$|[a-z0-9]Log(ger)?$")) @log

; this.logger.info("saved")
(call_expression
  function: (member_expression
    object: (member_expression
      object: [
        (identifier)
        (this)
        (member_expression)
      ]
      property: [
        (property_identifier)
        (private_property_identifier)
      ] @_last) @log.logger
    property: (property_identifier) @log.level)
  arguments: (arguments
    .
    (_)? @log.message)
  (#any-of? @log.level "trace" "debug" "info" "warn" "warning" "error" "fatal")
  (#match? @_last "^#?(.*_)?([lL]og(ger)?|LOG(GER)?)$|[a-z0-9]Log(ger)?$")) @log

; console.log("saved")
(call_expression
  function: (member_expression
    object: (identifier) @_console
    property: (property_identifier) @_level) @output.name
  (#eq? @_console "console")
  (#any-of? @_level "log" "info" "warn" "error" "debug" "trace")) @output

; process.stdout.write("saved")
(call_expression
  function: (member_expression
    object: (member_expression
      object: (identifier) @_process
      property: (property_identifier) @_stream)
    property: (property_identifier) @_write) @output.name
  (#eq? @_process "process")
  (#any-of? @_stream "stdout" "stderr")
  (#eq? @_write "write")) @output
