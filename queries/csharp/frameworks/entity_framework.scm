; Entity Framework: queries, transactions, and classes that stand for tables.
; imports: Microsoft.EntityFrameworkCore, System.Data.Entity, System.ComponentModel.DataAnnotations.Schema
;
; @query             data is read or changed
; @query.name        what is called
; @query.raw         it is written in SQL
; @query.sql         that SQL
; @transaction       changes that are made one
; @transaction.form  what begins it
; @model             a class that stands for a table
; @model.name        its name
; @model.table       the table, where it is named

; context.Carts.FirstOrDefaultAsync(it => it.Id == id)        await context.SaveChangesAsync()
(invocation_expression
  function: (member_access_expression
    name: (identifier) @query.name)
  (#match? @query.name
    "^((First|Single|Last)(OrDefault)?|ToList|ToArray|ToDictionary|Any|All|Count|LongCount|Find|SaveChanges|ExecuteUpdate|ExecuteDelete)Async$"
    )) @query

; context.Carts.FromSqlRaw("select 1")
(invocation_expression
  function: (member_access_expression
    name: (identifier) @query.name @query.raw)
  arguments: (argument_list
    .
    (argument
      (_) @query.sql))
  (#match? @query.name "^(FromSql(Raw|Interpolated)?|ExecuteSql(Raw|Interpolated)?(Async)?|SqlQuery(Raw)?)$")) @query

; context.Database.BeginTransactionAsync()
(invocation_expression
  function: (member_access_expression
    name: (identifier) @transaction.form)
  (#any-of? @transaction.form "BeginTransaction" "BeginTransactionAsync")) @transaction

; [Table("carts")] class Cart {}
(class_declaration
  (attribute_list
    (attribute
      name: (identifier) @_table
      (attribute_argument_list
        .
        (attribute_argument
          .
          (string_literal
            .
            (string_literal_content) @model.table)))))
  name: (identifier) @model.name
  (#eq? @_table "Table")) @model
