; database/sql and sqlx: data asked for and changed in SQL.
; imports: database/sql, github.com/jmoiron/sqlx, github.com/jackc/pgx
;
; @query              data is asked for or changed
; @query.name         what is called
; @query.raw          it is SQL
; @query.sql          the statement
; @transaction        several changes are made one
; @transaction.form   what is called

; db.QueryRow("SELECT total FROM carts WHERE id = $1", id)        db.GetContext(ctx, &cart, "SELECT 1")
(call_expression
  function: (selector_expression
    field: (field_identifier) @query.name @query.raw)
  arguments: (argument_list
    [
      (interpreted_string_literal)
      (raw_string_literal)
    ] @query.sql)
  (#match? @query.name "^(Must|Named)?(Exec|Get|Prepare|Query|QueryRow|QueryRowx|Queryx|Select)(x|Context|xContext)?$")
  (#match? @query.sql "^.\\s*(?i:select|insert|update|delete|with|create|alter|drop)\\s")) @query

; db.Begin()        db.BeginTx(ctx, nil)
(call_expression
  function: (selector_expression
    field: (field_identifier) @transaction.form)
  (#any-of? @transaction.form "Begin" "BeginTx" "Beginx" "BeginTxx" "MustBegin")) @transaction
