; Logging: messages to a logger, text written straight to the console, and the environment.
;
; @log                    a message sent to a logger
; @log.logger             the logger
; @log.level              the method that tells the level
; @log.message            what is said
; @log.arguments          what is handed on besides
; @output                 text written straight to the console
; @output.name            what writes it
; @environment_read       the process environment is read
; @environment_read.name  the variable, where it is spelled out
; @sleep                  the program waits for time to pass

; log.info("saved {}", cart)        LOGGER.warning("full")
(method_invocation
  object: (_) @log.logger
  name: (identifier) @log.level
  arguments: (argument_list
    .
    (expression) @log.message)
  (#any-of? @log.level "trace" "debug" "info" "warn" "error" "fatal" "finest" "finer" "fine" "config" "warning" "severe")
  (#match? @log.logger "(?i:logger)(\\([^()]*\\))?$|(^|[^A-Za-z])(?i:log|logging)$|[a-z]Log$")) @log

; LOGGER.log(Level.INFO, "saved")
(method_invocation
  object: (_) @log.logger
  name: (identifier) @log.level
  arguments: (argument_list
    .
    [
      (field_access)
      (identifier)
    ]
    .
    (expression) @log.message)
  (#eq? @log.level "log")
  (#match? @log.logger "(?i:logger)(\\([^()]*\\))?$|(^|[^A-Za-z])(?i:log|logging)$|[a-z]Log$")) @log

; log.info("saved {} in {}", cart, time)
(method_invocation
  name: (identifier) @_level
  arguments: (argument_list
    .
    (expression)
    (expression) @log.arguments)
  (#any-of? @_level "trace" "debug" "info" "warn" "error" "fatal"))

; System.out.println("saved")        err.printStackTrace()
(method_invocation
  object: (field_access
    object: (identifier) @_system
    field: (identifier) @_stream)
  name: (identifier)
  (#eq? @_system "System")
  (#any-of? @_stream "out" "err")) @output @output.name

; err.printStackTrace()
(method_invocation
  name: (identifier) @output.name
  arguments: (argument_list
    .
    "("
    .
    ")")
  (#eq? @output.name "printStackTrace")) @output

; System.getenv("HOME")
(method_invocation
  object: (identifier) @_system
  name: (identifier) @_getenv
  arguments: (argument_list
    .
    (string_literal
      .
      (string_fragment) @environment_read.name)?)
  (#eq? @_system "System")
  (#eq? @_getenv "getenv")) @environment_read

; Thread.sleep(100)        TimeUnit.SECONDS.sleep(1)
(method_invocation
  object: (_) @_object
  name: (identifier) @_sleep
  (#eq? @_sleep "sleep")
  (#match? @_object "^(Thread$|TimeUnit\\.)")) @sleep
