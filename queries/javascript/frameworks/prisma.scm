; Prisma: queries and transactions. Who uses a client is known by what he imports: the library, or a client by its name.
; imports: @prisma/client, prisma, PrismaClient, PrismaService
;
; @query             data is read or changed
; @query.name        what is called
; @query.raw         what says that it is written in SQL
; @query.sql         the SQL
; @transaction       several changes made one
; @transaction.form  what is called

; prisma.cart.findMany({ where })        this.prisma.cart.create({ data })
(call_expression
  function: (member_expression
    object: (member_expression
      object: (_) @_client)
    property: (property_identifier) @query.name)
  (#match? @_client "(^|[.])(prisma|prismaClient|prismaService|tx|db)$")
  (#any-of? @query.name
    "findMany" "findUnique" "findUniqueOrThrow" "findFirst" "findFirstOrThrow" "create" "createMany" "update"
    "updateMany" "upsert" "delete" "deleteMany" "count" "aggregate" "groupBy")) @query

; prisma.$queryRaw`select 1`        prisma.$executeRawUnsafe(sql)
(call_expression
  function: (member_expression
    property: (property_identifier) @query.name @query.raw)
  arguments: [
    (template_string) @query.sql
    (arguments
      .
      (_) @query.sql)
  ]
  (#match? @query.name "^[$](query|execute)Raw(Unsafe)?$")) @query

; prisma.$transaction([first, second])
(call_expression
  function: (member_expression
    property: (property_identifier) @transaction.form)
  (#eq? @transaction.form "$transaction")) @transaction
