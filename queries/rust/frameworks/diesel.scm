; Diesel: data asked for and changed through tables.
; imports: diesel, diesel_async
;
; @query              data is asked for or changed
; @query.name         what is called
; @query.raw          it is SQL
; @query.sql          the statement
; @transaction        several changes are made one
; @transaction.form   what is called

; carts.filter(id.eq(3)).first::<Cart>(conn)        carts.load(conn)
(call_expression
  function: [
    (field_expression
      field: (field_identifier) @query.name)
    (generic_function
      function: (field_expression
        field: (field_identifier) @query.name))
  ]
  arguments: (arguments
    .
    (_)
    .)
  (#any-of? @query.name "execute" "first" "get_result" "get_results" "load")) @query

; diesel::sql_query("SELECT total FROM carts")
(call_expression
  function: [
    (identifier) @query.name @query.raw
    (scoped_identifier
      name: (identifier) @query.name @query.raw)
  ]
  arguments: (arguments
    .
    [
      (raw_string_literal)
      (string_literal)
    ] @query.sql)
  (#eq? @query.name "sql_query")) @query

; conn.transaction(|conn| save(conn))
(call_expression
  function: (field_expression
    field: (field_identifier) @transaction.form)
  arguments: (arguments
    .
    (closure_expression))
  (#eq? @transaction.form "transaction")) @transaction
