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

; _logger.LogInformation("saved {Cart}", cart)        Log.Error("full")
(invocation_expression
  function: (member_access_expression
    expression: (_) @log.logger
    name: (identifier) @log.level)
  (#any-of? @log.level
    "LogTrace" "LogDebug" "LogInformation" "LogWarning" "LogError" "LogCritical" "Verbose" "Debug" "Info" "Information"
    "Warn" "Warning" "Error" "Fatal" "Critical")
  (#match? @log.logger "(?i:logger)$|(^|[^A-Za-z])(?i:log)$|[a-z]Log$")) @log

; _logger.LogInformation("saved {Cart}", cart)
(invocation_expression
  function: (member_access_expression
    name: (identifier) @_level)
  arguments: (argument_list
    .
    (argument
      [
        (string_literal)
        (verbatim_string_literal)
        (raw_string_literal)
        (interpolated_string_expression)
        (binary_expression)
        (invocation_expression)
      ] @log.message))
  (#match? @_level "^(Log)?(Trace|Verbose|Debug|Info|Information|Warn|Warning|Error|Fatal|Critical)$"))

; _logger.LogError(err, "not saved")
(invocation_expression
  function: (member_access_expression
    name: (identifier) @_level)
  arguments: (argument_list
    .
    (argument
      [
        (identifier)
        (member_access_expression)
      ]) @log.arguments
    .
    (argument
      (_) @log.message))
  (#match? @_level "^(Log)?(Trace|Verbose|Debug|Info|Information|Warn|Warning|Error|Fatal|Critical)$"))

; _logger.LogInformation("saved {Cart}", cart)
(invocation_expression
  function: (member_access_expression
    name: (identifier) @_level)
  arguments: (argument_list
    .
    (argument)
    (argument) @log.arguments)
  (#match? @_level "^(Log)?(Trace|Verbose|Debug|Info|Information|Warn|Warning|Error|Fatal|Critical)$"))

; Console.WriteLine("saved")        Console.Error.WriteLine("full")
(invocation_expression
  function: (member_access_expression
    expression: [
      (identifier)
      (member_access_expression)
    ] @_console
    name: (identifier) @_write) @output.name
  (#any-of? @_console "Console" "Console.Error" "Console.Out" "System.Console")
  (#any-of? @_write "Write" "WriteLine" "WriteAsync" "WriteLineAsync")) @output

; Environment.GetEnvironmentVariable("HOME")
(invocation_expression
  function: (member_access_expression
    name: (identifier) @_get)
  arguments: (argument_list
    .
    (argument
      (string_literal
        .
        (string_literal_content) @environment_read.name)?))
  (#eq? @_get "GetEnvironmentVariable")) @environment_read

; Thread.Sleep(100)        await Task.Delay(100)
(invocation_expression
  function: (member_access_expression
    expression: [
      (identifier)
      (member_access_expression)
    ] @_class
    name: (identifier) @_sleep)
  (#match? @_class "^(System\\.Threading\\.(Tasks\\.)?)?(Thread|Task)$")
  (#any-of? @_sleep "Sleep" "Delay")) @sleep
