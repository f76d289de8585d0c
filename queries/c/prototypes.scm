; Prototypes: how it is said that a function takes nothing. In C++ both ways mean the same, so only C asks.
;
; @spelling       what can be written in two ways
; @spelling.name  the way it is written

; int cart_count(void)
(function_declarator
  parameters: (parameter_list
    .
    (parameter_declaration
      type: (primitive_type) @spelling.name
      !declarator)
    .) @spelling
  (#eq? @spelling.name "void"))

; int cart_count()
(function_declarator
  parameters: (parameter_list
    .
    "("
    .
    ")" @spelling.name) @spelling)
