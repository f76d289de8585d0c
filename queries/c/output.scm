; Output: messages to a logger, what is printed, what is asked of the system, and where a program gives up.
;
; @log                    a message sent to a logger
; @log.level              the function that tells the level
; @log.message            the message
; @output                 text written straight to the console
; @output.name            what writes it
; @environment_read       the process environment is read
; @environment_read.name  the variable, where it is spelled out
; @panic                  the program gives up
; @panic.name             what is called
; @panic.message          what it says
; @sleep                  the program waits for time to pass

; log_info("saved %s", name)        LOG_ERROR("full")
(call_expression
  function: (identifier) @log.level
  arguments: (argument_list
    .
    (_) @log.message)
  (#match? @log.level
    "^([a-z]+_|[A-Z][A-Z0-9]*_)?(log|LOG)_(trace|debug|info|notice|warn|warning|error|err|fatal|TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|ERR|FATAL)$")) @log

; ERROR("full")        SYSWARN("full")
(call_expression
  function: (identifier) @log.level
  arguments: (argument_list
    .
    [
      (string_literal)
      (concatenated_string)
    ] @log.message)
  (#match? @log.level "^(SYS)?(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|FATAL)$")) @log

; shop_log(SHOP_LOUD, "full")        LOG("full")        dbg(cart, LOUD, "full")
(call_expression
  function: (identifier) @log.level
  arguments: (argument_list
    .
    [
      (identifier)
      (field_expression)
    ]?
    .
    (identifier)?
    .
    [
      (string_literal)
      (concatenated_string)
    ] @log.message)
  (#match? @log.level
    "^([a-zA-Z0-9]+_){0,2}(log|LOG|logf|dbg|DBG|debug|DEBUG|trace|TRACE|warn|WARN|warnx|notice|NOTICE)(_[a-zA-Z]+)?$|^syslog$|^g_(message|critical|warning|info)$")) @log

; printf("saved\n")        puts("saved")
(call_expression
  function: (identifier) @output.name
  (#any-of? @output.name "printf" "puts" "perror" "vprintf" "putchar")) @output

; fprintf(stderr, "full\n")        fputs("full\n", stderr)
(call_expression
  function: (identifier) @output.name
  arguments: (argument_list
    (identifier) @_stream)
  (#any-of? @output.name "fprintf" "fputs" "fputc" "vfprintf")
  (#any-of? @_stream "stdout" "stderr")) @output

; getenv("SHOP_DISK")
(call_expression
  function: (identifier) @_function
  arguments: (argument_list
    .
    (string_literal
      .
      (string_content) @environment_read.name)?)
  (#any-of? @_function "getenv" "secure_getenv")) @environment_read

; abort()        exit(1)
(call_expression
  function: (identifier) @panic.name
  arguments: (argument_list
    .
    (_)? @panic.message)
  (#any-of? @panic.name "abort" "exit" "_exit")) @panic

; sleep(1)
((call_expression
  function: (identifier) @_function) @sleep
  (#any-of? @_function "sleep" "usleep" "nanosleep"))
