; imports: Illuminate
; Laravel: routes, answers, models and queries.
;
; @route             a path that is answered
; @route.method      the word it is declared with
; @route.path        the path
; @route.handler     what answers it
; @response          an answer to a request
; @response.form     how it is made
; @response.status   its status
; @query             data is read or changed
; @query.name        what is called
; @query.raw         it is written in SQL
; @query.sql         the SQL
; @transaction       several changes made one
; @transaction.form  what is called
; @model             a class that stands for a table
; @model.name        what it is called
; @model.table       the table's name
; @spelling          what can be written in two ways
; @spelling.name     the facade or the helper

; Route::get('/carts', [CartController::class, 'index']);
(scoped_call_expression
  scope: (name) @_route
  name: (name) @route.method
  arguments: (arguments
    .
    (argument
      (string
        .
        (string_content) @route.path))
    .
    (argument
      [
        (array_creation_expression)
        (class_constant_access_expression)
        (string)
      ] @route.handler)?)
  (#eq? @_route "Route")
  (#any-of? @route.method
    "get" "post" "put" "patch" "delete" "options" "any" "resource" "apiResource" "view" "redirect")) @route

; response()->json($cart, 201)        redirect()->route('carts')
(member_call_expression
  object: (function_call_expression
    function: (name) @_function)
  name: (name) @response.form
  arguments: (arguments
    .
    (argument)?
    .
    (argument
      (_) @response.status)?)
  (#any-of? @_function "response" "redirect" "back")) @response

; view('carts.show')        redirect('/carts')        abort(404)
(function_call_expression
  function: (name) @response.form
  (#any-of? @response.form "view" "redirect" "abort" "abort_if" "abort_unless")) @response

; new JsonResponse($cart)
(object_creation_expression
  (name) @response.form
  (#any-of? @response.form "JsonResponse" "Response" "RedirectResponse")) @response

; Response::json($cart)        Redirect::to('/carts')        View::make('carts')
(scoped_call_expression
  scope: (name) @_facade
  name: (name) @response.form
  (#any-of? @_facade "Response" "Redirect" "View")) @response

; Cart::where('open', true)->get()
(scoped_call_expression
  scope: [
    (name)
    (relative_scope)
  ]
  name: (name) @query.name
  (#match? @query.name
    "^(where[A-Za-z]*|find|findOrFail|firstOrCreate|firstOrNew|updateOrCreate|query|with|withCount|latest|paginate)$")) @query

; DB::select('select 1')        DB::statement('…')
(scoped_call_expression
  scope: (name) @_db
  name: (name) @query.name @query.raw
  arguments: (arguments
    .
    (argument
      (_) @query.sql))
  (#eq? @_db "DB")
  (#any-of? @query.name "select" "insert" "update" "delete" "statement" "unprepared" "selectOne" "scalar")) @query

; DB::table('carts')
(scoped_call_expression
  scope: (name) @_db
  name: (name) @query.name
  (#eq? @_db "DB")
  (#eq? @query.name "table")) @query

; DB::transaction(fn () => save())        DB::beginTransaction()
(scoped_call_expression
  scope: (name) @_db
  name: (name) @transaction.form
  (#eq? @_db "DB")
  (#any-of? @transaction.form "transaction" "beginTransaction")) @transaction

; class Cart extends Model { }
(class_declaration
  name: (name) @model.name
  (base_clause
    [
      (name)
      (qualified_name)
    ] @_base)
  (#match? @_base "(^|\\\\)(Model|Pivot|Authenticatable)$")) @model

; class Cart extends Model { protected $table = 'carts'; }
(class_declaration
  body: (declaration_list
    (property_declaration
      (property_element
        name: (variable_name) @_name
        default_value: (string
          .
          (string_content) @model.table))))
  (#eq? @_name "$table"))

; Cache::get('cart')        \Auth::user()
(scoped_call_expression
  scope: [
    (name) @spelling.name
    (qualified_name
      (name) @spelling.name)
  ]
  name: (name) @_asked
  (#not-match? @_asked "^(create(From\\w*)?|capture|duplicate)$")
  (#any-of? @spelling.name
    "App" "Auth" "Cache" "Config" "Lang" "Redirect" "Request" "Response" "Session" "Str")) @spelling

; Validator::make($carts, $rules)        Event::dispatch($sold)
(scoped_call_expression
  scope: (name) @spelling.name
  name: (name) @_makes
  (#any-of? @spelling.name "Event" "Validator" "View")
  (#any-of? @_makes "dispatch" "make")) @spelling

; cache('cart')        auth()
(function_call_expression
  function: (name) @spelling.name
  (#any-of? @spelling.name
    "app" "resolve" "auth" "cache" "config" "event" "__" "trans" "redirect" "request" "response" "session" "str"
    "validator" "view")) @spelling

; $request->validate(['id' => 'required'])
(member_call_expression
  object: (variable_name) @_request
  name: (name) @spelling.name
  (#eq? @_request "$request")
  (#eq? @spelling.name "validate")) @spelling

; Carbon::now()
(scoped_call_expression
  scope: (name) @spelling.name
  name: (name) @_now
  (#eq? @spelling.name "Carbon")
  (#eq? @_now "now")) @spelling

; now()
(function_call_expression
  function: (name) @spelling.name
  (#eq? @spelling.name "now")) @spelling
