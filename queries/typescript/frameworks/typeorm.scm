; TypeORM: classes that stand for tables, queries and transactions.
; imports: typeorm, @nestjs/typeorm
;
; @model             a class that stands for a table
; @model.name        its name
; @model.table       the table's name, without quotes
; @query             data is read or changed
; @query.name        what is called
; @query.raw         what says that it is written in SQL
; @query.sql         the SQL
; @transaction       several changes made one
; @transaction.form  what is called

; @Entity() class Cart {}        @Entity("carts") class Cart {}
(class_declaration
  decorator: (decorator
    (call_expression
      function: (identifier) @_entity
      arguments: (arguments
        .
        (string
          .
          (string_fragment) @model.table)?)))
  name: (type_identifier) @model.name
  (#eq? @_entity "Entity")) @model

; @Entity("carts") export class Cart {}
(export_statement
  decorator: (decorator
    (call_expression
      function: (identifier) @_entity
      arguments: (arguments
        .
        (string
          .
          (string_fragment) @model.table)?)))
  declaration: (class_declaration
    name: (type_identifier) @model.name)
  (#eq? @_entity "Entity")) @model

; this.cartRepository.findOne({ where })        repository.createQueryBuilder("cart")
(call_expression
  function: (member_expression
    object: (_) @_repository
    property: (property_identifier) @query.name)
  (#match? @_repository "([rR]epository|[rR]epo|[mM]anager)$")
  (#any-of? @query.name
    "find" "findBy" "findOne" "findOneBy" "findOneOrFail" "findAndCount" "save" "insert" "update" "upsert" "delete"
    "remove" "softDelete" "count" "createQueryBuilder")) @query

; dataSource.query("select 1")        queryRunner.query(sql)
(call_expression
  function: (member_expression
    object: (_) @_source
    property: (property_identifier) @query.name @query.raw)
  arguments: (arguments
    .
    (_) @query.sql)
  (#match? @_source "([dD]ataSource|[qQ]ueryRunner|[cC]onnection|[mM]anager|[rR]epository)$")
  (#eq? @query.name "query")) @query

; dataSource.transaction(async (manager) => {})
(call_expression
  function: (member_expression
    object: (_) @_source
    property: (property_identifier) @transaction.form)
  (#match? @_source "([dD]ataSource|[mM]anager|[cC]onnection)$")
  (#any-of? @transaction.form "transaction" "startTransaction")) @transaction
