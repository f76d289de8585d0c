; Imports: what a module takes from others.
;
; @import                   a use declaration
; @import.module            the path that its names lie under
; @import.wildcard          it takes every name
; @imported_name            one name it brings, with its alias
; @imported_name.name       what it is called where it comes from
; @imported_name.alias      what it is called here
; @imported_name.namespace  it is a crate as a whole

; use std::fmt;
(use_declaration) @import

; use std::fmt;
(use_declaration
  argument: (scoped_identifier
    path: (_) @import.module
    name: (_) @imported_name @imported_name.name))

; use std::fmt as format;
(use_declaration
  argument: (use_as_clause
    path: (scoped_identifier
      path: (_) @import.module)))

; use std::{fmt, io};
(use_declaration
  argument: (scoped_use_list
    path: (_) @import.module))

; use super::*;
(use_declaration
  argument: (use_wildcard
    (_) @import.module) @import.wildcard)

; use std::{fmt, collections::HashMap, io::{Read, Write}};
(use_list
  [
    (identifier) @imported_name @imported_name.name
    (scoped_identifier
      name: (identifier) @imported_name @imported_name.name)
  ])

; use std::fmt as format;        use std::{fmt as format};
(use_as_clause
  path: [
    (identifier) @imported_name.name
    (scoped_identifier
      name: (identifier) @imported_name.name)
  ]
  alias: (identifier) @imported_name.alias) @imported_name

; use serde;
(use_declaration
  argument: (identifier) @imported_name @imported_name.name @imported_name.namespace)

; extern crate serde;
(extern_crate_declaration
  name: (identifier) @imported_name @imported_name.name @imported_name.namespace) @import
