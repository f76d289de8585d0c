; Logging: messages to a logger, and text written straight to the console.
;
; @log          a message sent to a logger
; @log.logger   the logger
; @log.level    the method that tells the level
; @log.message  the message
; @output       text written straight to the console
; @output.name  what writes it

; logger.info("saved")        logging.getLogger("shop").info("saved")
(call
  function: (attribute
    object: (_) @log.logger
    attribute: (identifier) @log.level)
  arguments: (argument_list
    .
    [
      (expression) @log.message
      (keyword_argument)
      (list_splat)
    ])
  (#any-of? @log.level "debug" "info" "warning" "warn" "error" "exception" "critical" "fatal" "log")
  (#match? @log.logger "(?i:logger)(\\([^()]*\\))?$|(^|[^A-Za-z])(?i:log|logging)$|[a-z]Log$")) @log

; print("saved")        pprint.pprint(cart)        sys.stdout.write("saved")
(call
  function: [
    (attribute)
    (identifier)
  ] @output.name
  (#any-of? @output.name
    "print" "pprint" "pprint.pp" "pprint.pprint" "sys.stdout.write" "sys.stderr.write" "sys.stdout.writelines"
    "sys.stderr.writelines")) @output

; print "saved"
(print_statement
  "print" @output.name) @output
