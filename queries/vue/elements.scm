; Elements: those of a template, as far as they stand in opening tags.
;
; @element              an opening tag, or an element that closes itself
; @element.name         its name
; @element.spread       attributes that come from an object
; @attribute            an attribute or a directive
; @attribute.name       its name, without what binds it
; @attribute.value      its value, without quotes
; @attribute.literal    a value that is written out
; @attribute.event      what says that it is about an event
; @template_code        an expression
; @binding              a directive that has a sign of its own
; @binding.word         the sign, or what is written in its place

; <Button>        <Button />
[
  (start_tag
    (tag_name) @element.name)
  (self_closing_tag
    (tag_name) @element.name)
] @element

; <Button kind="primary" disabled>
(attribute
  (attribute_name) @attribute.name) @attribute

; <Button kind="primary">
(attribute
  (quoted_attribute_value
    (attribute_value) @attribute.value) @attribute.literal)

; <Button kind=primary>
(attribute
  (attribute_value) @attribute.value @attribute.literal)

; <Button :kind="kind" @click="save">
(directive_attribute
  .
  [
    ":"
    "@" @attribute.event
  ]
  .
  (directive_value) @attribute.name) @attribute

; <Button v-bind:kind="kind" v-on:click="save">
(directive_attribute
  (directive_name) @_how
  (directive_value) @attribute.name
  (#any-of? @_how "v-bind" "v-on")) @attribute

; <Button v-on:click="save">
(directive_attribute
  (directive_name) @attribute.event
  (directive_value)
  (#eq? @attribute.event "v-on"))

; <Button v-if="open" v-for="item of items" v-model="item">
(directive_attribute
  .
  (directive_name) @attribute.name
  (#not-match? @attribute.name "^v-(bind|on|slot)$")) @attribute

; <Button :kind="kind">
(directive_attribute
  (quoted_attribute_value
    (attribute_value) @attribute.value))

; <Button v-bind="props">
(directive_attribute
  .
  (directive_name) @element.spread
  .
  (quoted_attribute_value)
  (#eq? @element.spread "v-bind"))

; <Button :kind="kind" @click="save">        <template #head>
(directive_attribute
  .
  [
    ":"
    "@"
    "#"
  ] @binding.word
  .
  (directive_value)) @binding

; <Button v-bind:kind="kind" v-on:click="save">        <template v-slot:head>
(directive_attribute
  .
  (directive_name) @binding.word
  (directive_value)
  (#any-of? @binding.word "v-bind" "v-on" "v-slot")) @binding

; <Button :kind="kind">
(directive_attribute
  (quoted_attribute_value
    (attribute_value) @template_code))

; {{ kind }}
(interpolation
  (raw_text) @template_code)
