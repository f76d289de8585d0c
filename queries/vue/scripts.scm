; Scripts: the blocks of a component that are code.
;
; @script             a script
; @script.language    the language it says it is in
; @script.content     what stands between its tags
; @script.setup       what makes it run for each component
; @lambda             what runs for each component: it is read as a function
; @comment            a comment in a template
; @style              a block of rules
; @style.content      what stands between its tags
; @style.scoped       what makes it hold for this component alone

; <script>export default {}</script>
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

; <script setup>
(script_element
  (start_tag
    (attribute
      (attribute_name) @script.setup))
  (raw_text) @lambda
  (#eq? @script.setup "setup"))

; <!-- a comment -->
(comment) @comment

; <style>b { color: red }</style>
(style_element
  (raw_text) @style.content) @style

; <style scoped>
(style_element
  (start_tag
    (attribute
      (attribute_name) @style.scoped))
  (#any-of? @style.scoped "scoped" "module"))
