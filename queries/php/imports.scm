; Imports: what a file takes from other namespaces.
;
; @import               a `use` at the top of a file
; @import.module        the namespace it names
; @import.is_static     it brings functions or constants
; @imported_name        one name it brings, with its alias
; @imported_name.name   what it is called where it comes from
; @imported_name.alias  what it is called here
; @full_name            a class named by its whole path where it is used
; @full_name.name       its name
; @_not.full_name       it is imported, or no class

; use App\Models\Cart;
(namespace_use_declaration) @import

; use App\Models\Cart;
(namespace_use_clause
  (qualified_name
    prefix: (namespace_name) @import.module
    (name) @imported_name.name)
  alias: (name)? @imported_name.alias) @imported_name

; use Exception;
(namespace_use_clause
  .
  (name) @imported_name.name
  alias: (name)? @imported_name.alias) @imported_name

; use App\Models\{Cart, Order};
(namespace_use_declaration
  (namespace_name) @import.module
  body: (_))

; use function App\money;
(namespace_use_declaration
  (namespace_use_clause
    type: _ @import.is_static))

; use function App\{money, weight};
(namespace_use_declaration
  type: _ @import.is_static)

; new \Shop\Cart()        function save(\Shop\Cart $cart)
(qualified_name
  .
  "\\") @full_name @full_name.name

; \strlen($name)
(function_call_expression
  function: (qualified_name) @_not.full_name)

; use \Shop\Cart;
(namespace_use_clause
  (qualified_name) @_not.full_name)
