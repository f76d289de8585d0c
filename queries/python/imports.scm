; Imports: what a module takes from others.
;
; @import                   an import statement, or a call that imports
; @import.module            the module it names, with its leading dots
; @import.wildcard          it takes every name
; @import.type_only         it happens only while types are checked
; @import.dynamic           it is a call
; @imported_name            one name it brings, with its alias
; @imported_name.name       what it is called where it comes from
; @imported_name.alias      what it is called here
; @imported_name.namespace  it is a module as a whole

; import shop.cart
(import_statement) @import

; from .cart import Cart
(import_from_statement
  module_name: (_) @import.module) @import

; from __future__ import annotations
(future_import_statement
  "__future__" @import.module) @import

; from shop import *
(import_from_statement
  (wildcard_import) @import.wildcard)

; if TYPE_CHECKING: from shop import Cart
(if_statement
  condition: [
    (attribute)
    (identifier)
  ] @_condition
  consequence: (block
    [
      (import_from_statement
        "from" @import.type_only)
      (import_statement
        "import" @import.type_only)
    ])
  (#match? @_condition "^([a-z]+\\.)?TYPE_CHECKING$"))

; importlib.import_module("shop.cart")        import_module(name)        __import__(name)
(call
  function: [
    (attribute)
    (identifier)
  ] @import.dynamic
  arguments: (argument_list
    .
    (string
      .
      (string_start)
      .
      (string_content) @import.module)?)
  (#any-of? @import.dynamic "importlib.import_module" "import_module" "__import__")) @import

; import shop.cart
(import_statement
  name: (dotted_name) @imported_name @imported_name.name @imported_name.namespace)

; from shop import Cart
(import_from_statement
  name: (dotted_name) @imported_name @imported_name.name)

; from __future__ import annotations
(future_import_statement
  name: (dotted_name) @imported_name @imported_name.name)

; from shop import Cart as Basket
(aliased_import
  name: (dotted_name) @imported_name.name
  alias: (identifier) @imported_name.alias) @imported_name

; import shop.cart as cart
(import_statement
  name: (aliased_import) @imported_name.namespace)
