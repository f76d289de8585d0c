; JPA and Spring Data: classes that stand for tables, and queries.
; imports: jakarta.persistence, javax.persistence, org.springframework.data, org.hibernate
;
; @model        a class that stands for a table
; @model.name   its name
; @model.table  the table, where it is named
; @query        data is read or changed
; @query.name   what is called
; @query.raw    it is written in SQL
; @query.sql    the query

; @Entity class Cart {}
(class_declaration
  (modifiers
    (_
      name: (identifier) @_entity))
  name: (identifier) @model.name
  (#eq? @_entity "Entity")) @model

; @Entity @Table(name = "carts") class Cart {}
(class_declaration
  (modifiers
    (annotation
      name: (identifier) @_table
      arguments: (annotation_argument_list
        (element_value_pair
          key: (identifier) @_name
          value: (string_literal
            .
            (string_fragment) @model.table)))))
  (#eq? @_table "Table")
  (#eq? @_name "name"))

; entityManager.createQuery("select c from Cart c")        repository.findById(id)
(method_invocation
  object: (_) @_source
  name: (identifier) @query.name
  (#match? @_source "(?i:entityManager|repository|repo|session)$|^em$")
  (#match? @query.name "^(createQuery|createNamedQuery|find|get|count|exists|delete|save|persist|merge|remove)")) @query

; entityManager.createNativeQuery("select 1")
(method_invocation
  name: (identifier) @query.name @query.raw
  arguments: (argument_list
    .
    (_) @query.sql)
  (#any-of? @query.name "createNativeQuery" "createSQLQuery")) @query
