// Package cart shows what the queries of this folder capture. A mark speaks of the last line above it that is no mark:
// <- @comment
// `^` is the column where something starts, several cover it, `<-` is the column of the comment itself, and `!` says
// <- @comment
// that there is none.
package cart
// <- @namespace
//      ^^^^ @namespace.name

import (
	"errors"
	// <- @import
	nethttp "net/http"
	// <- @imported_name
	// <- @imported_name.alias
	// <- @imported_name.namespace
	// <- @import
	//       ^^^^^^^^ @import.module
	_ "embed"
	// <- @imported_name
	// <- @imported_name.alias
	// <- @imported_name.namespace
	. "fmt"
	// <- @import.wildcard
	"database/sql"
	"github.com/gin-gonic/gin"
	"github.com/go-chi/chi/v5"
	"github.com/labstack/echo/v4"
	"github.com/stretchr/testify/require"
	"gorm.io/gorm"
)

const Limit = 3
//    ^^^^^ @assignment.name
//    ^^^^^^^^^ @assignment
//    ^^^^^^^^^ @assignment.constant
//    ^^^^^^^^^ @assignment.literal
//            ^ @assignment.value

const (
	Small Kind = iota
	// <- @assignment.name
	// <- @assignment
	// <- @assignment.constant
	//    ^^^^ @assignment.annotation
	//           ^^^^ @assignment.value
	Large
)

// ErrFull says that nothing fits in any more.
var ErrFull = errors.New("the cart is full")
//            ^^^^^^ @call.receiver
//            ^^^^^^^^^^ @assignment.called
//            ^^^^^^^^^^ @raise.type
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @call
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise.made
//                   ^^^ @call.name
//                       ^^^^^^^^^^^^^^^^^^ @call.arguments
//                       ^^^^^^^^^^^^^^^^^^ @raise.message
//                       ^^^^^^^^^^^^^^^^^^ @text
//                        ^^^^^^^^^^^^^^^^ @text.content

var sizes, depth = []int{1, 2}, 3
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.literal

type Cart[T any] struct {
//   ^ @class
//   ^ @class.struct
//   ^^^^ @class.name
//        ^ @type_parameter
//        ^ @type_parameter.name
//          ^^^ @type_reference
//          ^^^ @type_reference.any
//          ^^^ @type_reference.name
//                      ^ @class.body
	Base
	// <- @class.bases
	*sync.Mutex
	Items []Item `json:"items,omitempty"`
	// <- @assignment.member
	//    ^^^^^^ @assignment.annotation
	//           ^^^^^^^^^^^^^^^^^^^^^^^^ @tag
	//            ^^^^^^^^^^^^^^^^^^^^^^ @tag.content
	width, height int
	// <- @assignment.member
}

type Row struct {
//   ^ @class
//   ^ @class.struct
//   ^ @model
//   ^^^ @class.name
//   ^^^ @model.name
//              ^ @class.body
	gorm.Model
}

type Saver interface {
//   ^ @type_definition
//   ^ @type_definition.interface
//   ^^^^^ @type_definition.name
//         ^ @type_definition.body
	io.Closer
	// <- @type_definition.bases
	Save(ctx context.Context, cart Cart) error
	// <- @function.name
	// <- @function
	// <- @function.is_abstract
	//   ^^^ @parameter.name
	//   ^^^^^^^^^^^^^^^^^^^ @parameter
	//       ^^^^^^^^^^^^^^^ @parameter.annotation
	//                        ^^^^ @parameter.name
	//                        ^^^^^^^^^ @parameter
	//                             ^^^^ @parameter.annotation
	//                                   ^^^^^ @function.returns
}

type Price int
//   ^^^^^ @type_definition.name
//   ^^^^^^^^^ @type_definition
//   ^^^^^^^^^ @type_definition.alias

type Sum = Price
//   ^^^^^^^^^^^ @type_definition.alias

func (c *Cart[T]) Save(ctx context.Context, name string, first, second int, rest ...string) error {
// <- @function
//    ^ @receiver.name
//    ^^^^^^^^^^ @receiver
//    ^^^^^^^^^^ @receiver.reference
//       ^^^^ @function.receiver
//       ^^^^ @receiver.type
//                ^^^^ @function.name
//                                                                          ^^^^^^^^^^^^^^ @parameter.rest
//                                                                                          ^^^^^ @function.returns
//                                                                                                ^ @function.body
	items, err := c.store.Load(ctx, name)
	//            ^^^^^^^ @call.receiver
	//            ^^^^^^^^^^^^ @assignment.called
	//            ^^^^^^^^^^^^^^^^^^^^^^^ @call
	//                    ^^^^ @call.name
	//                         ^^^ @call.arguments
	if err != nil {
	// <- @branch
	// <- @error_check
	// ^^^ @comparison.left
	// ^^^ @error_check.name
	// ^^^^^^^^^^ @branch.condition
	// ^^^^^^^^^^ @comparison
	// ^^^^^^^^^^ @comparison.null
	//     ^^ @comparison.operator
	//        ^^^ @comparison.right
	//            ^ @branch.body
	//            ^ @error_check.body
		return fmt.Errorf("loading %s: %w", name, err)
		// <- @return
		//     ^^^^^^^^^^ @raise.type
		//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise
		//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise.made
		//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @return.value
		//                ^^^^^^^^^^^^^^^^ @raise.message
		//                ^^^^^^^^^^^^^^^^ @text
		//                 ^^^^^^^^^^^^^^ @text.content
		//                                  ^^^^ @raise.arguments
		//                                        ^^^ @raise.arguments
		//                                        ^^^ @raise.cause
	} else if len(items) == 0 {
	//     ^ @branch
	//     ^ @branch.alternative
	//        ^^^^^^^^^^ @comparison.left
	//        ^^^^^^^^^^^^^^^ @branch.condition
	//        ^^^^^^^^^^^^^^^ @comparison
	//                   ^^ @comparison.operator
	//                      ^ @comparison.right
	//                        ^ @branch.body
		return nil
		// <- @return
		//     ^^^ @return.value
	}
	defer c.Unlock()
	// <- @cleanup.form
	// <- @cleanup
	//    ^^^^^^^^^^ @cleanup.resource
	_ = c.close()
	// <- @ignored_error
	//  ^^^^^^^ @ignored_error.call
	limit := 3
	for index, item := range items {
	// <- @loop
	//                             ^ @loop.body
		c.put(item, rest...)
		// <- @call.alone
		// <- @call.spread
	}
	client := &http.Client{Timeout: limit}
	//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^ @call.is_new
	//                     ^^^^^^^ @keyword.name
	//                     ^^^^^^^^^^^^^^ @keyword
	//                              ^^^^^ @keyword.value
	row := Row{Name: "a"}
	//     ^^^^^^^^^^^^^^ @call.is_new
	//         ^^^^ @keyword.name
	//         ^^^^^^^^^ @keyword
	//               ^^^ @keyword.value
	value := any(row).(Price)
	//       ^^^^^^^^^^^^^^^^ @cast
	//                 ^^^^^ @cast.type
	go func(number int) { panic("no cart") }(limit)
	// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @lambda
	//                  ^^^^^^^^^^^^^^^^^^^^ @lambda.body
	//                    ^^^^^ @panic.name
	//                    ^^^^^^^^^^^^^^^^ @call.alone
	//                    ^^^^^^^^^^^^^^^^ @panic
	//                          ^^^^^^^^^ @panic.message
	log.Printf("saved %s", name)
	// <- @log.logger
	// <- @log
	//  ^^^^^^ @log.level
	//         ^^^^^^^^^^ @log.message
	//                     ^^^^ @log.arguments
	c.logger.Info("saved", "name", name)
	// <- @log.logger
	// <- @log
	//       ^^^^ @log.level
	//            ^^^^^^^ @log.message
	//                     ^^^^^^ @log.arguments
	slog.InfoContext(ctx, "saved", "name", name)
	// <- @log
	//               !^^^ @log.message
	//                    ^^^^^^^ @log.message
	fmt.Println("saved")
	// <- @output.name
	// <- @output
	fmt.Fprintln(os.Stderr, "saved")
	// <- @output.name
	// <- @output
	home := os.Getenv("HOME")
	//      ^^^^^^^^^^^^^^^^^ @environment_read
	//                 ^^^^ @environment_read.name
	text := "disk " + name
	//      ^^^^^^^ @formatting.literal
	//      ^^^^^^^^^^^^^^ @formatting
	//      ^^^^^^^^^^^^^^ @formatting.plus
	more := name + `full`
	//      ^^^^^^^^^^^^^ @formatting
	//      ^^^^^^^^^^^^^ @formatting.plus
	//             ^^^^^^ @formatting.literal
	full := fmt.Sprintf("disk %s", name)
	//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @formatting.format
	if name == more {
		os.Exit(1)
		// <- @panic.name
		// <- @panic
		//      ^ @panic.message
	}
	return errors.Wrap(err, "saving")
	//                 ^^^ @raise.cause
}

func (c Cart[T]) Total() (total int, err error) { return total, err }
//    ^ @receiver.name
//    ^^^^^^^^^ @receiver
//      ^^^^ @function.receiver
//      ^^^^ @receiver.type
//                                              ^^^^^^^^^^^^^^^^^^^^^ @function.body

func Map[T any](value interface{}, of func(T) T) T { return of(value.(T)) }
//       ^ @type_parameter
//       ^ @type_parameter.name
//         ^^^ @type_reference
//         ^^^ @type_reference.any
//         ^^^ @type_reference.name
//                                                             ^^^^^^^^^ @cast
//                                                                    ^ @cast.type

func TestSave(t *testing.T) {
// <- @function.is_test
	t.Run("saves", func(t *testing.T) {
	// <- @test_case
	//^^^ @test_case.name
	//     ^^^^^ @test_case.description
	//             ^ @lambda
	//                                ^ @lambda.body
	//                                ^ @test_case.body
		t.Parallel()
		// <- @setup
		//^^^^^^^^ @setup.name
		t.Skip("no network")
		// <- @skipped_test
		//     ^^^^^^^^^^^^ @skipped_test.reason
		time.Sleep(limit)
		// <- @sleep
		t.Errorf("got %d", 3)
		// <- @assertion
		//^^^^^^ @assertion.style
	})
}

func Routes(r *gin.Engine) {
	r.GET("/carts", list)
	// <- @route
	//^^^ @route.method
	//     ^^^^^^ @route.path
	//              ^^^^ @route.handler
	router.Get("/items", carts.items)
	// <- @route
	//     ^^^ @route.method
	//          ^^^^^^ @route.path
	//                   ^^^^^^^^^^^ @route.handler
	mux.HandleFunc("GET /carts/{id}", show)
}

func list(c *gin.Context) {
	if err := db.QueryRow("SELECT total FROM carts WHERE id = $1", id); err != nil {
	// <- @error_check
	//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query
	//        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query.raw
	//           ^^^^^^^^ @query.name
	//                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query.sql
	//                                                                  ^^^ @error_check.name
	//                                                                  ^^^^^^^^^^ @comparison.null
	//                                                                             ^ @error_check.body
		http.Error(w, "no such cart", http.StatusNotFound)
		// <- @response.form
		// <- @response
		//                            ^^^^^^^^^^^^^^^^^^^ @response.status
		w.WriteHeader(404)
		// <- @response.form
		// <- @response
		//            ^^^ @response.status
	}
	db.Where("id = ?", id).First(&cart)
	// <- @query
	//                     ^^^^^ @query.name
	db.Raw(`SELECT 1`).Scan(&total)
	// <- @query.raw
	//     ^^^^^^^^^^ @query.sql
	tx, err := db.Begin()
	//         ^^^^^^^^^^ @transaction
	//            ^^^^^ @transaction.form
	db.Transaction(func(tx *gorm.DB) error { return nil })
	// <- @transaction
	// ^^^^^^^^^^^ @transaction.form
	c.JSON(http.StatusOK, cart)
}

func TestList(t *testing.T) {
// <- @function.is_test
	require.NoError(t, err)
	// <- @assertion.style
	// <- @assertion
	store.On("Load", id).Return(cart, nil)
	// <- @mock
	//    ^^ @mock.name
}

func TestMain(m *testing.M) {}
// <- @setup
//   ^^^^^^^^ @setup.name

func testify() {}
// !<- @function.is_test

func guard(data []byte, command string) {
	digest := md5.Sum(data)
	//        ^^^^^^^^^^^^^ @hashing
	//        ^^^ @hashing.algorithm
	made := exec.Command("sh", "-c", command)
	//      ^ @shell_run
	//                               ^^^^^^^ @shell_run.command
	drawn := rand.Intn(9)
	//       ^^^^^^^^^^^^ @random_draw
	page := template.HTML(command)
	//      ^^^^^^^^^^^^^^^^^^^^^^ @markup
	//                    ^^^^^^^ @markup.value
}
