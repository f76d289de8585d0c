; Sequelize: models, queries and transactions.
; imports: sequelize, sequelize-typescript
;
; @model             what stands for a table
; @model.name        its name, without quotes
; @query             data is read or changed
; @query.name        what is called
; @query.raw         what says that it is written in SQL
; @query.sql         the SQL
; @transaction       several changes made one
; @transaction.form  what is called

; sequelize.define("Cart", { size: DataTypes.INTEGER })
(call_expression
  function: (member_expression
    object: (identifier)
    property: (property_identifier) @_define)
  arguments: (arguments
    .
    (string
      .
      (string_fragment) @model.name))
  (#eq? @_define "define")) @model

; Cart.findAll({ where })        Cart.findByPk(id)
(call_expression
  function: (member_expression
    object: (identifier) @_model
    property: (property_identifier) @query.name)
  (#match? @_model "^[A-Z]")
  (#any-of? @query.name
    "findAll" "findOne" "findByPk" "findOrCreate" "findAndCountAll" "create" "bulkCreate" "update" "destroy" "count")) @query

; sequelize.query("select 1")
(call_expression
  function: (member_expression
    object: (identifier) @_sequelize
    property: (property_identifier) @query.name @query.raw)
  arguments: (arguments
    .
    (_) @query.sql)
  (#eq? @_sequelize "sequelize")
  (#eq? @query.name "query")) @query

; sequelize.transaction(async (t) => {})
(call_expression
  function: (member_expression
    object: (identifier) @_sequelize
    property: (property_identifier) @transaction.form)
  (#eq? @_sequelize "sequelize")
  (#eq? @transaction.form "transaction")) @transaction
