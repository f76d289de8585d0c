; Literals: strings, how values are put into them, and comments.
;
; @text                a string literal
; @text.content        what stands between its quotes
; @text.interpolated   values are put in
; @formatting          a string built from a literal and values
; @formatting.literal  the literal
; @formatting.plus     put together with a dot
; @formatting.format  built with `sprintf`
; @comment             a comment
; @spelling            what can be written in two ways
; @spelling.name       the way it is written

; 'a'        "a{$b}c"
([
  (encapsed_string)
  (heredoc)
  (nowdoc)
  (string)
] @text)

; 'a'
(string
  (_) @text.content)

; "a{$b}c"
(encapsed_string
  (_) @text.content)

; <<<SQL
(heredoc
  value: (_) @text.content)

; <<<'SQL'
(nowdoc
  value: (_) @text.content)

; "a{$b}c"
(encapsed_string
  [
    (dynamic_variable_name)
    (function_call_expression)
    (member_access_expression)
    (member_call_expression)
    (nullsafe_member_access_expression)
    (scoped_call_expression)
    (scoped_property_access_expression)
    (subscript_expression)
    (variable_name)
  ] @text.interpolated)

; <<<SQL
(heredoc_body
  [
    (dynamic_variable_name)
    (member_access_expression)
    (member_call_expression)
    (subscript_expression)
    (variable_name)
  ] @text.interpolated)

; 'a' . $b
(binary_expression
  left: [
    (encapsed_string)
    (string)
  ] @formatting.literal
  operator: "." @formatting.plus
  right: [
    (binary_expression)
    (function_call_expression)
    (member_access_expression)
    (member_call_expression)
    (nullsafe_member_access_expression)
    (parenthesized_expression)
    (scoped_call_expression)
    (subscript_expression)
    (variable_name)
  ]) @formatting

; $a . 'b'
(binary_expression
  left: [
    (binary_expression
      left: [
        (function_call_expression)
        (member_access_expression)
        (member_call_expression)
        (subscript_expression)
        (variable_name)
      ])
    (function_call_expression)
    (member_access_expression)
    (member_call_expression)
    (nullsafe_member_access_expression)
    (parenthesized_expression)
    (scoped_call_expression)
    (subscript_expression)
    (variable_name)
  ]
  operator: "." @formatting.plus
  right: [
    (encapsed_string)
    (string)
  ] @formatting.literal) @formatting

; sprintf('%s carts', $count), \sprintf('%s carts', $count)
(function_call_expression
  function: [
    (name) @formatting.format
    (qualified_name
      .
      (name) @formatting.format)
  ]
  arguments: (arguments
    .
    (argument
      [
        (encapsed_string)
        (string)
      ] @formatting.literal)
    .
    (argument))
  (#eq? @formatting.format "sprintf")) @formatting

; // why        /** What it does. */
(comment) @comment

; [1, 2]        array(1, 2)
(array_creation_expression
  .
  [
    "["
    "array"
  ] @spelling.name) @spelling

; [$a, $b] = load();        list($a, $b) = load();
(list_literal
  .
  [
    "["
    "list"
  ] @spelling.name) @spelling

; $a && $b        $a and $b        $a <> $b
(binary_expression
  operator: [
    "&&"
    "and"
    "||"
    "or"
    "!="
    "<>"
  ] @spelling.name) @spelling

; true        TRUE        null
([
  (boolean)
  (null)
] @spelling @spelling.name)

; $a === null
(binary_expression
  operator: [
    "==="
    "!=="
  ] @spelling.name
  right: (null)) @spelling

; is_null($a), \is_null($a)
(function_call_expression
  function: [
    (name) @spelling.name
    (qualified_name
      .
      (name) @spelling.name)
  ]
  (#eq? @spelling.name "is_null")) @spelling

; (int) $a
(cast_expression
  type: (cast_type) @spelling.name
  (#any-of? @spelling.name "int" "float" "bool" "string")) @spelling

; intval($a), \intval($a)
(function_call_expression
  function: [
    (name) @spelling.name
    (qualified_name
      .
      (name) @spelling.name)
  ]
  arguments: (arguments
    .
    (argument) .)
  (#any-of? @spelling.name "intval" "floatval" "boolval" "strval")) @spelling

; $a ?? $b
(binary_expression
  operator: "??" @spelling.name) @spelling

; isset($a) ? $a : $b
(conditional_expression
  condition: (function_call_expression
    function: (name) @spelling.name
    arguments: (arguments
      .
      (argument
        (_) @_asked)
      .))
  body: (_) @_given
  (#eq? @spelling.name "isset")
  (#eq? @_asked @_given)) @spelling

; elseif ($cart) { }
(else_if_clause
  "elseif" @spelling.name) @spelling

; else if ($cart) { }
(else_clause
  "else" @spelling.name
  .
  (if_statement)) @spelling
