; Logging: messages to a logger, and text written straight to the console.
;
; @log            a message sent to a logger
; @log.logger     the logger
; @log.level      the method that tells the level
; @log.message    the message
; @log.arguments  what is handed on besides
; @output         text written straight to the console
; @output.name    what writes it

; log.Printf("saved %s", name)        logger.Info("saved", "name", name)        s.log.Warnf("full")
(call_expression
  function: (selector_expression
    operand: (_) @log.logger
    field: (field_identifier) @log.level)
  arguments: (argument_list
    .
    (_)? @log.message
    (_)* @log.arguments)
  (#match? @log.level "^((Debug|Info|Warn|Warning|Error|Fatal|Panic|Trace|Print)(f|ln|w|S)?|Log)$")
  (#match? @log.logger "^(log|logs|slog|klog|glog|logrus|zlog|l|lg|sugar)$|[lL]og(ger|rus)?(\\(\\))?$|[lL]ogger\\([^()]*\\)$|\\.L\\(\\)$|\\.S\\(\\)$|WithFields?\\(|With\\(|WithError\\(")) @log

; slog.InfoContext(ctx, "saved", "name", name)
(call_expression
  function: (selector_expression
    operand: (_) @log.logger
    field: (field_identifier) @log.level)
  arguments: (argument_list
    .
    (_)
    .
    (_) @log.message
    (_)* @log.arguments)
  (#match? @log.level "^(Debug|Info|Warn|Error)(Context|Ctx|ctx|fContext)$")
  (#match? @log.logger "[lL]og(ger)?$")) @log

; fmt.Println("saved")        println("saved")
(call_expression
  function: [
    (identifier)
    (selector_expression)
  ] @output.name
  (#any-of? @output.name "print" "println" "fmt.Print" "fmt.Printf" "fmt.Println")) @output

; fmt.Fprintln(os.Stderr, "saved")
(call_expression
  function: (selector_expression) @output.name
  arguments: (argument_list
    .
    (selector_expression) @_stream)
  (#any-of? @output.name "fmt.Fprint" "fmt.Fprintf" "fmt.Fprintln")
  (#any-of? @_stream "os.Stdout" "os.Stderr")) @output
