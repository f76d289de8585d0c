; Elements: JSX, as far as it stands in opening tags.
;
; @element            an opening tag, or an element that closes itself
; @element.name       its name
; @element.spread     attributes that come from a spread
; @attribute          an attribute
; @attribute.name     its name
; @attribute.value    its value, quotes or braces included
; @attribute.literal  a value that is written out
; @attribute.event    the name of one that is about an event
; @lambda             a function without a name inside braces

; <Button>
(jsx_opening_element
  name: (_) @element.name) @element

; <Button />
(jsx_self_closing_element
  name: (_) @element.name) @element

; <Button {...props}>
(jsx_expression
  .
  (spread_element) @element.spread)

; <Button disabled kind="primary" onClick={save} />
(jsx_attribute
  .
  [
    (property_identifier)
    (jsx_namespace_name)
  ] @attribute.name
  .
  (_)? @attribute.value) @attribute

; onSave={() => save()}
(jsx_expression
  .
  [
    (arrow_function)
    (function_expression
      !name)
    (generator_function
      !name)
  ] @lambda)

; <Button kind="primary">
(jsx_attribute
  (string) @attribute.literal)

; <Button onClick={save}>
(jsx_attribute
  .
  (property_identifier) @attribute.event
  (#match? @attribute.event "^on[A-Z]"))
