; inherits: c
; Literals: raw strings, named casts and what can be written in several ways.
;
; @text                 a raw string
; @text.content         what stands between its brackets
; @cast                 a value made another type
; @cast.form            `static_cast` and its like
; @cast.type            the type
; @spelling             what can be written in two ways
; @spelling.name        the way it is written
; @type_reference       a type that can be written in several ways
; @type_reference.name  the word `auto`
; @_not.call            a cast is no call

; R"(disk full)"
(raw_string_literal
  (raw_string_content) @text.content) @text

; (int) size
(cast_expression
  type: (_) @cast.form @cast.type) @cast

; static_cast<int>(size)
(call_expression
  function: (template_function
    name: (identifier) @cast.form
    arguments: (template_argument_list
      (_) @cast.type))
  (#match? @cast.form "^(static|const|dynamic|reinterpret)_cast$")) @cast @_not.call

; NULL        nullptr
((null) @spelling @spelling.name)

; a && b        a and b
(binary_expression
  operator: [
    "&&"
    "and"
    "||"
    "or"
  ] @spelling.name) @spelling

; template <typename T>        template <class T>
(type_parameter_declaration
  .
  [
    "class"
    "typename"
  ] @spelling.name) @spelling

; auto cart = load();
((placeholder_type_specifier) @type_reference @type_reference.name)

; ~Cart() { }        ~Cart() = default;        Cart::~Cart() = default;
(function_definition
  declarator: (function_declarator
    declarator: [
      (destructor_name)
      (qualified_identifier
        name: (destructor_name))
    ])
  [
    (compound_statement)
    (default_method_clause)
  ] @spelling.name) @spelling

; connect(cart, &Cart::saved, this, &Shop::show)        QObject::connect(cart, &Cart::saved, show)
(call_expression
  function: [
    (identifier) @_connect
    (qualified_identifier
      name: (identifier) @_connect)
  ]
  arguments: (argument_list
    .
    (_)
    .
    (pointer_expression
      "&" @spelling.name
      argument: (qualified_identifier)) @spelling)
  (#eq? @_connect "connect"))

; connect(cart, SIGNAL(saved()), this, SLOT(show()))
(call_expression
  function: [
    (identifier) @_connect
    (qualified_identifier
      name: (identifier) @_connect)
  ]
  arguments: (argument_list
    .
    (_)
    .
    (call_expression
      function: (identifier) @spelling.name) @spelling)
  (#eq? @_connect "connect")
  (#eq? @spelling.name "SIGNAL"))
