; Fields: fields, constants, properties, events, the parts of records, and local variables.
;
; @assignment             a declaration; of the second and later variables in it, only their own part
; @assignment.name        the name
; @assignment.value       what it is set to
; @assignment.annotation  its type
; @assignment.keyword     the word `var`
; @assignment.literal     the value is written out
; @assignment.called      the last name of what is called to make the value
; @assignment.member      it belongs to a class
; @assignment.constant    the word `const`
; @assignment.readonly    the word `readonly`, or it is a part of a record
; @assignment.property    it is a property or an event
; @assignment.is_static   the word `static`
; @assignment.visibility  `public`, `internal`, `protected` or `private`

; private Store store;        int limit = 3;
(field_declaration
  (variable_declaration
    type: (_) @assignment.annotation
    .
    (variable_declarator
      name: (identifier) @assignment.name
      (_)? @assignment.value))
  (#not-match? @assignment.annotation "^(return|throw|await|yield|else)$")) @assignment @assignment.member

; int limit, «size = 2»;
(field_declaration
  (variable_declaration
    ","
    .
    (variable_declarator
      name: (identifier) @assignment.name
      (_)? @assignment.value) @assignment @assignment.member))

; private static readonly int limit = 3;        private const int Limit = 3;
(field_declaration
  (modifier
    [
      "public" @assignment.visibility
      "internal" @assignment.visibility
      "protected" @assignment.visibility
      "private" @assignment.visibility
      "static" @assignment.is_static
      "readonly" @assignment.readonly
      "const" @assignment.constant
    ]))

; public event EventHandler Saved;
(event_field_declaration
  (variable_declaration
    type: (_) @assignment.annotation
    .
    (variable_declarator
      name: (identifier) @assignment.name))) @assignment @assignment.member @assignment.property

; public static event EventHandler Saved;
(event_field_declaration
  (modifier
    [
      "public" @assignment.visibility
      "internal" @assignment.visibility
      "protected" @assignment.visibility
      "private" @assignment.visibility
      "static" @assignment.is_static
    ]))

; public int Limit { get; set; } = 3;        int IStore.Limit { get; }
; Not: extension<T>(Cart<T> cart) where T : notnull { … }
(property_declaration
  type: (_) @assignment.annotation
  .
  (explicit_interface_specifier)?
  .
  name: (identifier) @assignment.name
  value: (_)? @assignment.value) @assignment @assignment.member @assignment.property

; public static int Limit { get; }
(property_declaration
  (modifier
    [
      "public" @assignment.visibility
      "internal" @assignment.visibility
      "protected" @assignment.visibility
      "private" @assignment.visibility
      "static" @assignment.is_static
    ]))

; record Price(int Cents);
(record_declaration
  (parameter_list
    (parameter
      type: (_) @assignment.annotation
      name: (identifier) @assignment.name) @assignment @assignment.member @assignment.property @assignment.readonly))

; var cart = Load();        Cart cart = Load();
(local_declaration_statement
  (variable_declaration
    type: (_) @assignment.annotation
    .
    (variable_declarator
      name: (identifier) @assignment.name
      (_)? @assignment.value))) @assignment

; int first = 1, «second = 2»;
(local_declaration_statement
  (variable_declaration
    ","
    .
    (variable_declarator
      name: (identifier) @assignment.name
      (_)? @assignment.value) @assignment))

; var cart = Load();
(local_declaration_statement
  (variable_declaration
    type: (implicit_type) @assignment.keyword))

; const int limit = 3;
(local_declaration_statement
  (modifier
    "const" @assignment.constant))

; const int limit = 3, «size = 2»;
(_
  (modifier
    "const")
  (variable_declaration
    ","
    .
    (variable_declarator
      name: (identifier) @assignment.constant)))

; using (var file = Open()) {}
(using_statement
  (variable_declaration
    (variable_declarator
      name: (identifier) @assignment.name
      (_)? @assignment.value)) @assignment)

; foreach (var item in items) {}
(foreach_statement
  left: (identifier) @assignment @assignment.name)

; int.TryParse(text, out var number)
(declaration_expression
  name: (identifier) @assignment.name) @assignment

; int limit = 3;        string name = "a";
(variable_declarator
  name: (_)
  [
    (string_literal)
    (verbatim_string_literal)
    (raw_string_literal)
    (character_literal)
    (integer_literal)
    (real_literal)
    (prefix_unary_expression
      (integer_literal))
    (boolean_literal)
    (initializer_expression)
  ] @assignment.literal)

; var log = LogManager.GetLogger("cart");        var cart = new Cart();        var cart = await LoadAsync<Cart>();
(variable_declarator
  name: (_)
  [
    (invocation_expression
      function: [
        (identifier) @assignment.called
        (generic_name
          .
          (identifier) @assignment.called)
        (member_access_expression
          name: [
            (identifier) @assignment.called
            (generic_name
              .
              (identifier) @assignment.called)
          ])
      ])
    (await_expression
      (invocation_expression
        function: [
          (identifier) @assignment.called
          (member_access_expression
            name: (identifier) @assignment.called)
        ]))
    (object_creation_expression
      type: [
        (identifier) @assignment.called
        (generic_name
          .
          (identifier) @assignment.called)
      ])
  ])
