; imports: pytest, unittest, mock, time, asyncio
; Pytest and unittest: set-up, stand-ins, tests that do not run, and waiting.
;
; @setup                what is done before tests
; @setup.name           the word for it
; @skipped_test         a test that is told not to run
; @skipped_test.reason  why
; @mock                 a stand-in is made
; @mock.name            what is called to make it
; @sleep                the program waits

; @pytest.fixture        @pytest.fixture(scope="module")
(decorator
  [
    (attribute
      attribute: (identifier) @setup.name)
    (call
      function: (attribute
        attribute: (identifier) @setup.name))
  ]
  (#eq? @setup.name "fixture")) @setup

; def setUp(self): ...
(function_definition
  name: (identifier) @setup.name
  (#any-of? @setup.name "setUp" "setUpClass" "setUpTestData" "setup_method" "setup_class")) @setup

; @pytest.mark.skip        @unittest.skip
(decorator
  (attribute
    attribute: (identifier) @_skip)
  (#eq? @_skip "skip")) @skipped_test

; @pytest.mark.skip(reason="slow")        @unittest.skip("slow")
(decorator
  (call
    function: (attribute
      attribute: (identifier) @_skip)
    arguments: (argument_list
      [
        (keyword_argument
          value: (_) @skipped_test.reason)
        (string) @skipped_test.reason
      ]?))
  (#eq? @_skip "skip")) @skipped_test

; mocker.patch("shop.load")        mock.patch.object(Cart, "save")        MagicMock()        monkeypatch.setattr(shop, "x", 1)
(call
  function: [
    (attribute)
    (identifier)
  ] @mock.name
  (#match? @mock.name "^(mocker|mock|unittest\\.mock)\\.patch|^patch$|^patch\\.|(^|\\.)(Magic|Async)?Mock$|^monkeypatch\\.setattr$")) @mock

; @patch("shop.load")
(decorator
  (call
    function: [
      (attribute)
      (identifier)
    ] @mock.name)
  (#match? @mock.name "^(mock|unittest\\.mock)\\.patch|^patch$|^patch\\.")) @mock

; time.sleep(1)        asyncio.sleep(1)
(call
  function: (attribute
    object: (identifier) @_module
    attribute: (identifier) @_name)
  (#any-of? @_module "time" "asyncio")
  (#eq? @_name "sleep")) @sleep
