; Calls: what is called, with what, and what is waited for.
;
; @call              a call, or a `new` of a class
; @call.name         the last name of what is called
; @call.receiver     what stands before that name
; @call.arguments    an argument
; @call.spread       an argument, or a part of an object argument, that is spread out
; @call.is_new       the word `new`
; @keyword           a property of an object that is an argument
; @keyword.name      its name
; @keyword.value     its value; none for the short form
; @await             an expression that is waited for
; @await.operand     what follows the word

; save()        import("a")        (await load())()
(call_expression) @call

; save()        super()
(call_expression
  function: [
    (identifier)
    (super)
  ] @call.name)

; store.save()        this.#save()        store?.save?.()
(call_expression
  function: (member_expression
    property: [
      (property_identifier)
      (private_property_identifier)
    ] @call.name))

; store.items.save()        load().save()
(call_expression
  function: (member_expression
    object: (_) @call.receiver))

; new Store()        new Store
(new_expression
  .
  "new" @call.is_new) @call

; new Store()
(new_expression
  constructor: (identifier) @call.name)

; new stores.Store()
(new_expression
  constructor: (member_expression
    object: [
      (identifier)
      (this)
      (member_expression)
    ] @call.receiver
    property: (property_identifier) @call.name))

; save(item, ...items)        new Store(item, ...items)
(arguments
  [
    (expression) @call.arguments
    (spread_element) @call.arguments @call.spread
  ])

; load({ timeout: 3, "retries": 2, signal, ...options })
(arguments
  (object
    [
      (pair
        key: [
          (property_identifier) @keyword.name
          (string
            .
            (string_fragment) @keyword.name)
        ]
        value: (_) @keyword.value) @keyword
      (shorthand_property_identifier) @keyword @keyword.name
      (spread_element) @call.spread
    ]))

; await load()
(await_expression
  .
  (_) @await.operand) @await
