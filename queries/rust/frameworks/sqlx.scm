; SQLx: data asked for and changed in SQL. Its functions are told by their path, for they are seldom imported.
;
; @query              data is asked for or changed
; @query.name         what is called
; @query.raw          it is SQL
; @query.sql          the statement

; sqlx::query("DELETE FROM carts")        sqlx::query_as::<_, Cart>("SELECT total FROM carts")
(call_expression
  function: [
    (scoped_identifier
      path: (identifier) @_sqlx
      name: (identifier) @query.name @query.raw)
    (generic_function
      function: (scoped_identifier
        path: (identifier) @_sqlx
        name: (identifier) @query.name @query.raw))
  ]
  arguments: (arguments
    .
    (_) @query.sql)
  (#eq? @_sqlx "sqlx")
  (#match? @query.name "^query")) @query

; sqlx::query!("DELETE FROM carts")
(macro_invocation
  macro: (scoped_identifier
    path: (identifier) @_sqlx
    name: (identifier) @query.name @query.raw)
  (token_tree
    [
      (raw_string_literal)
      (string_literal)
    ] @query.sql)
  (#eq? @_sqlx "sqlx")
  (#match? @query.name "^query")) @query
