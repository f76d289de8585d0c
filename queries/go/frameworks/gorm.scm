; GORM: models, and data asked for and changed through them.
; imports: gorm.io/gorm, github.com/jinzhu/gorm
;
; @model              a struct that stands for a table
; @model.name         its name
; @query              data is asked for or changed
; @query.name         what is called
; @query.raw          it is SQL
; @query.sql          the statement
; @transaction        several changes are made one
; @transaction.form   what is called

; type Cart struct { gorm.Model }
(type_spec
  name: (type_identifier) @model.name
  type: (struct_type
    (field_declaration_list
      (field_declaration
        !name
        type: (qualified_type) @_base)))
  (#eq? @_base "gorm.Model")) @model

; db.Where("id = ?", id).First(&cart)        db.Create(&cart)
(call_expression
  function: (selector_expression
    field: (field_identifier) @query.name)
  arguments: (argument_list
    .
    (unary_expression))
  (#any-of? @query.name
    "Count" "Create" "Delete" "Find" "First" "FirstOrCreate" "FirstOrInit" "Last" "Pluck" "Save" "Scan" "Take")) @query

; db.Raw("SELECT total FROM carts").Scan(&total)        db.Exec("DELETE FROM carts")
(call_expression
  function: (selector_expression
    field: (field_identifier) @query.name @query.raw)
  arguments: (argument_list
    .
    [
      (interpreted_string_literal)
      (raw_string_literal)
    ] @query.sql)
  (#any-of? @query.name "Exec" "Raw")) @query

; db.Transaction(func(tx *gorm.DB) error { return nil })
(call_expression
  function: (selector_expression
    field: (field_identifier) @transaction.form)
  arguments: (argument_list
    .
    (func_literal))
  (#eq? @transaction.form "Transaction")) @transaction
