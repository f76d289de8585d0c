; Spring, JAX-RS and CDI: routes, answers, transactions, data and what is injected.
; imports: org.springframework, jakarta.ws.rs, javax.ws.rs, jakarta.inject, javax.inject, jakarta.enterprise
;
; @route             a path that is answered
; @route.method      the annotation
; @route.path        the path, where it is written out
; @response          an answer to a request
; @response.form     how it is made
; @response.status   its status
; @transaction       changes that are made one
; @transaction.form  the word for it
; @query             data is read or changed
; @query.name        what is called
; @query.raw         it is written in SQL
; @query.sql         that SQL
; @injection              a dependency that is handed over
; @injection.form         the annotation that asks for it
; @injection.field        it is put into a field
; @injection.constructor  it is handed to a constructor

; @GetMapping("/carts")        @DeleteMapping
(modifiers
  [
    (marker_annotation
      name: (identifier) @route.method)
    (annotation
      name: (identifier) @route.method)
  ] @route
  (#any-of? @route.method
    "GetMapping" "PostMapping" "PutMapping" "PatchMapping" "DeleteMapping" "RequestMapping" "Path"))

; @GetMapping("/carts")
(modifiers
  (annotation
    name: (identifier) @_mapping
    arguments: (annotation_argument_list
      (string_literal
        .
        (string_fragment) @route.path)))
  (#any-of? @_mapping
    "GetMapping" "PostMapping" "PutMapping" "PatchMapping" "DeleteMapping" "RequestMapping" "Path"))

; @GetMapping(value = "/carts")        @RequestMapping(path = "/carts", method = RequestMethod.GET)
(modifiers
  (annotation
    name: (identifier) @_mapping
    arguments: (annotation_argument_list
      (element_value_pair
        key: (identifier) @_key
        value: (string_literal
          .
          (string_fragment) @route.path))))
  (#any-of? @_key "value" "path")
  (#any-of? @_mapping
    "GetMapping" "PostMapping" "PutMapping" "PatchMapping" "DeleteMapping" "RequestMapping" "Path"))

; ResponseEntity.ok(cart)        ResponseEntity.notFound()
(method_invocation
  object: (identifier) @_entity
  name: (identifier) @response.form
  (#any-of? @_entity "ResponseEntity" "Response")) @response

; ResponseEntity.status(HttpStatus.CREATED)
(method_invocation
  object: (identifier) @_entity
  name: (identifier) @_status
  arguments: (argument_list
    .
    (_) @response.status)
  (#any-of? @_entity "ResponseEntity" "Response")
  (#eq? @_status "status"))

; new ResponseEntity<>(cart, HttpStatus.OK)
(object_creation_expression
  type: (generic_type
    .
    (type_identifier) @response.form)
  arguments: (argument_list
    (field_access) @response.status .)
  (#eq? @response.form "ResponseEntity")) @response

; @Transactional        @Transactional(readOnly = true)
(modifiers
  [
    (marker_annotation
      name: (identifier) @transaction.form)
    (annotation
      name: (identifier) @transaction.form)
  ] @transaction
  (#eq? @transaction.form "Transactional"))

; jdbcTemplate.query("select 1", mapper)
(method_invocation
  object: (_) @_template
  name: (identifier) @query.name @query.raw
  arguments: (argument_list
    .
    (_) @query.sql)
  (#match? @_template "(?i:jdbc(Template|Operations|Client)?)$")
  (#any-of? @query.name "query" "queryForObject" "queryForList" "queryForMap" "update" "execute" "sql")) @query

; @Autowired private Store store;
(field_declaration
  (modifiers
    (marker_annotation
      name: [
        (identifier) @injection.form
        (scoped_identifier
          name: (identifier) @injection.form)
      ]))
  (#any-of? @injection.form "Autowired" "Inject" "Resource")) @injection @injection.field

; @Service class Carts { Carts(Store store) {} }
(class_declaration
  (modifiers
    (_
      name: (identifier) @_stereotype))
  body: (class_body
    (constructor_declaration
      parameters: (formal_parameters
        (formal_parameter))) @injection @injection.constructor)
  (#any-of? @_stereotype
    "Service" "Component" "RestController" "Controller" "Repository" "Configuration" "ApplicationScoped" "Singleton"
    "RequestScoped"))

; @Service @RequiredArgsConstructor class Carts {}
(class_declaration
  (modifiers
    (_
      name: (identifier) @_stereotype)
    (_
      name: (identifier) @injection.form) @injection @injection.constructor)
  (#any-of? @injection.form "RequiredArgsConstructor" "AllArgsConstructor")
  (#any-of? @_stereotype
    "Service" "Component" "RestController" "Controller" "Repository" "Configuration" "ApplicationScoped" "Singleton"
    "RequestScoped"))

; @RequiredArgsConstructor @Service class Carts {}
(class_declaration
  (modifiers
    (_
      name: (identifier) @injection.form) @injection @injection.constructor
    (_
      name: (identifier) @_stereotype))
  (#any-of? @injection.form "RequiredArgsConstructor" "AllArgsConstructor")
  (#any-of? @_stereotype
    "Service" "Component" "RestController" "Controller" "Repository" "Configuration" "ApplicationScoped" "Singleton"
    "RequestScoped"))
