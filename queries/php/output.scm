; Output: messages to a logger, what is written out, and what is read from the environment.
;
; @log                       a message sent to a logger
; @log.logger                the logger
; @log.level                 the method that tells the level
; @log.message               the message
; @log.arguments             what is handed on besides
; @output                    a value written out to be looked at
; @output.name               what writes it
; @environment_read          the process environment is read
; @environment_read.name     the variable, where it is spelled out
; @environment_read.default  what holds where it is not set
; @sleep                     the program waits for time to pass
; @_not.environment_read     it is written, not read
; @_not.output               it gives text back

; $this->logger->info('saved', ['id' => 3]);        logger()->info('saved');
(member_call_expression
  object: (_) @log.logger
  name: (name) @log.level
  arguments: (arguments
    .
    (argument
      (_) @log.message .)?
    (argument)* @log.arguments)
  (#any-of? @log.level
    "debug" "info" "notice" "warning" "warn" "error" "critical" "alert" "emergency" "exception" "log")
  (#match? @log.logger "(?i:logger)(\\([^()]*\\))?$|(^|[^A-Za-z])(?i:log)(\\([^()]*\\))?$|[a-z]Log$|(?i:log)::channel\\(")) @log

; Log::info('saved');
(scoped_call_expression
  scope: (_) @log.logger
  name: (name) @log.level
  arguments: (arguments
    .
    (argument
      (_) @log.message .)?
    (argument)* @log.arguments)
  (#any-of? @log.level
    "debug" "info" "notice" "warning" "warn" "error" "critical" "alert" "emergency" "exception" "log")
  (#match? @log.logger "(^|\\\\|[a-z])Log(ger)?$")) @log

; var_dump($cart);        dd($cart);
(function_call_expression
  function: (name) @output.name
  (#any-of? @output.name "var_dump" "print_r" "dd" "dump" "ddd" "ray" "debug_zval_refcount" "error_log")) @output

; print_r($cart, true) gives text back
((function_call_expression
  function: (name) @_function
  arguments: (arguments
    (argument)
    .
    (argument))) @_not.output
  (#eq? @_function "print_r"))

; env('SHOP_DISK', 'local')        getenv('SHOP_DISK')
(function_call_expression
  function: [
    (name) @_function
    (qualified_name
      (name) @_function)
  ]
  arguments: (arguments
    .
    (argument
      (string
        .
        (string_content) @environment_read.name)?)
    .
    (argument
      (_) @environment_read.default)?)
  (#any-of? @_function "env" "getenv")) @environment_read

; $_ENV['SHOP_DISK']
(subscript_expression
  (variable_name) @_environment
  (string
    .
    (string_content) @environment_read.name)?
  (#eq? @_environment "$_ENV")) @environment_read

; $_ENV['SHOP_DISK'] = 'local';
(assignment_expression
  left: (subscript_expression) @_not.environment_read)

; sleep(1);
((function_call_expression
  function: (name) @_function) @sleep
  (#any-of? @_function "sleep" "usleep" "time_nanosleep"))
