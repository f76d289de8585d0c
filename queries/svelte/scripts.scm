; Scripts: the blocks of a component that are code.
;
; @script             a script
; @script.language    the language it says it is in
; @script.content     what stands between its tags
; @lambda             what runs for each component: it is read as a function
; @comment            a comment between elements

; <script>let shown = true</script>
(script_element
  (raw_text) @script.content) @script

; <script lang="ts">
(script_element
  (start_tag
    (attribute
      (attribute_name) @_lang
      (quoted_attribute_value
        (attribute_value) @script.language)))
  (#eq? @_lang "lang"))

; <script>let shown = true</script>        not <script module>
(script_element
  (start_tag) @_tag
  (raw_text) @lambda
  (#not-match? @_tag "module"))

; <!-- a comment -->
(comment) @comment
