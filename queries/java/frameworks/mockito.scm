; Mockito: stand-ins.
; imports: org.mockito, org.springframework.boot.test.mock.mockito, org.springframework.test.context.bean.override
;
; @mock       a stand-in is made
; @mock.name  what makes it

; mock(Store.class)        Mockito.spy(store)
(method_invocation
  object: (identifier)? @_mockito
  name: (identifier) @mock.name
  (#any-of? @mock.name "mock" "spy" "mockStatic")) @mock

; @Mock Store store;
(modifiers
  (marker_annotation
    name: (identifier) @mock.name
    (#any-of? @mock.name "Mock" "Spy" "MockBean" "SpyBean" "MockitoBean")) @mock)
