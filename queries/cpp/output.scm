; inherits: c
; Output: what streams and namespaces add to it.
;
; @output       text written straight to the console
; @output.name  what writes it
; @log          a message sent to a logger
; @log.logger   the logger
; @log.level    how grave the message is
; @log.message  the message
; @sleep        the program waits for time to pass
; @flush        a line's end that is written out at once

; std::cout << "saved";
(binary_expression
  left: [
    (identifier)
    (qualified_identifier)
  ] @output.name
  operator: "<<"
  (#match? @output.name "^(std::)?(cout|cerr)$")) @output

; std::printf("saved")
(call_expression
  function: (qualified_identifier) @output.name
  (#any-of? @output.name "std::printf" "std::puts")) @output

; LOG(INFO) << "saved";        LOG(WARNING)
(call_expression
  function: (identifier) @log.logger
  arguments: (argument_list
    .
    (identifier) @log.level)
  (#any-of? @log.logger "LOG" "VLOG" "DLOG")) @log

; spdlog::info("saved")        logger->info("saved")
(call_expression
  function: [
    (field_expression
      argument: (_) @log.logger
      field: (field_identifier) @log.level)
    (qualified_identifier
      scope: (_) @log.logger
      name: (identifier) @log.level)
  ]
  arguments: (argument_list
    .
    (_) @log.message)
  (#any-of? @log.level "trace" "debug" "info" "warn" "warning" "error" "critical" "fatal")
  (#match? @log.logger "(?i:logger)(\\(\\))?$|(^|[^A-Za-z])(?i:s?p?d?log_?)(\\(\\))?$")) @log

; qDebug() << "saved";
(call_expression
  function: (identifier) @log.level
  (#any-of? @log.level "qDebug" "qInfo" "qWarning" "qCritical" "qFatal")) @log

; std::this_thread::sleep_for(second)
((call_expression
  function: (qualified_identifier) @_function) @sleep
  (#match? @_function "this_thread::sleep_(for|until)$"))

; std::cout << std::endl
(binary_expression
  operator: "<<"
  right: [
    (identifier)
    (qualified_identifier)
  ] @flush
  (#any-of? @flush "std::endl" "endl"))
