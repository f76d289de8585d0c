; Elements: as far as they stand in opening tags.
;
; @element              an opening tag, or an element that closes itself
; @element.name         its name
; @element.spread       attributes that come from an object or from an action
; @attribute            an attribute or a directive
; @attribute.name       its name, with the `on:` and `bind:` of a directive
; @attribute.value      its value, without quotes, with braces
; @attribute.literal    a value that is written out
; @attribute.event      what says that it is about an event
; @template_code        an expression
; @binding              an attribute that answers an event
; @binding.word         its name

; <Button>        <Button />
[
  (start_tag
    (tag_name) @element.name)
  (self_closing_tag
    (tag_name) @element.name)
] @element

; <Button kind="primary" title={title} disabled bind:value>
(attribute
  .
  (attribute_name) @attribute.name
  (#not-match? @attribute.name "^[{]")) @attribute

; <Button {kind}>
(attribute
  .
  (attribute_name
    (raw_text_expr) @attribute.name)
  (#not-match? @attribute.name "^\\.\\.\\.")) @attribute

; <Button {...props}>
(attribute
  .
  (attribute_name
    (raw_text_expr) @element.spread)
  (#match? @element.spread "^\\.\\.\\."))

; <input use:field={given}>: what is done to it may give it attributes.
(attribute
  .
  (attribute_name) @element.spread
  (#match? @element.spread "^use:"))

; <Button title={title}>
(attribute
  (expr_attribute_value) @attribute.value)

; <Button kind="primary">
(attribute
  (quoted_attribute_value
    (attribute_value) @attribute.value) @attribute.literal
  (#not-match? @attribute.literal "[{]"))

; <Button kind=primary>
(attribute
  (attribute_value) @attribute.value @attribute.literal)

; <Button on:click={save} onclick={save}>
(attribute
  .
  (attribute_name) @attribute.event
  (#match? @attribute.event "^on(:|[a-z])"))

; <button on:click={save} onclick={save}>
(attribute
  .
  (attribute_name) @binding.word
  (#match? @binding.word "^on(:|[a-z])")) @binding

; {kind}        {#if kind}        kind={kind}
(raw_text_expr) @template_code
