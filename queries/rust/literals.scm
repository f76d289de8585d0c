; Literals: strings, strings put together, and comments.
;
; @text                   a string, quotes included
; @text.content           what stands between the quotes, in pieces
; @formatting             a string put together
; @formatting.literal     the string it starts from
; @formatting.format      by a format
; @comment                a comment

; "disk full"        r"disk full"
[
  (string_literal)
  (raw_string_literal)
] @text

; "disk full\n"
(string_literal
  [
    (string_content)
    (escape_sequence)
  ] @text.content)

; println!("disk {}", name)        log::info!("no {name}")        assert!(found, "no {name}")
(macro_invocation
  macro: [
    (identifier) @_macro
    (scoped_identifier
      name: (identifier) @_macro)
  ]
  (token_tree
    [
      (raw_string_literal)
      (string_literal)
    ] @formatting.literal)
  (#any-of? @_macro
    "anyhow" "assert" "assert_eq" "assert_ne" "bail" "debug" "debug_assert" "ensure" "eprint" "eprintln" "error" "info" "panic" "print" "println" "todo" "trace"
    "unimplemented" "unreachable" "warn" "write" "writeln")) @formatting

; r"disk full"
(raw_string_literal
  (string_content) @text.content)

; format!("disk {}", name)
(macro_invocation
  macro: (identifier) @formatting.format
  (token_tree
    .
    [
      (string_literal)
      (raw_string_literal)
    ] @formatting.literal)
  (#any-of? @formatting.format "format" "format_args")) @formatting

; // saves it        /// Saves it.        /* saves it */
[
  (line_comment)
  (block_comment)
] @comment
