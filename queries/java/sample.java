// What the queries of this folder capture. A mark speaks of the last line above it that is no mark: `^` is the column
// where something starts, several cover it, `<-` is the column of the comment itself, and `!` says that there is none.
package com.shop.cart;
// <- @namespace
//      ^^^^^^^^^^^^^ @namespace.name

import jakarta.persistence.Entity;
// <- @import
//     ^^^^^^^^^^^^^^^^^^^ @import.module
//                         ^^^^^^ @imported_name
//                         ^^^^^^ @imported_name.name
import java.util.*;
// <- @import
// <- @import.wildcard
//     ^^^^^^^^^ @import.module
import static java.util.List.of;
// <- @import
// <- @import.is_static
//            ^^^^^^^^^^^^^^ @import.module
//                           ^^ @imported_name
//                           ^^ @imported_name.name
import org.mockito.Mock;
//                 ^^^^ @imported_name
//                 ^^^^ @imported_name.name
import org.springframework.web.bind.annotation.GetMapping;

/** What a customer chose. */
// <- @comment
@Entity
// <- @class
// <- @class.is_final
// <- @decorator
// <- @model
 // <- @decorator.name
@Table(name = "carts")
// <- @decorator
 // <- @decorator.name
//            ^^^^^^^ @text
//             ^^^^^ @model.table
//             ^^^^^ @text.content
public final class Cart<T extends Item> extends Base<T> implements Priced, Store.Kept {
// <- @class.visibility
//                 ^^^^ @class.name
//                 ^^^^ @model.name
//                      ^^^^^^^^^^^^^^ @type_parameter
//                      ^ @type_parameter.name
//                                              ^^^^^^^ @class.bases
//                                                                 ^^^^^^ @class.bases
//                                                                         ^^^^^^^^^^ @class.bases
//                                                                                    ^ @class.body
  private static final Logger LOG = LoggerFactory.getLogger(Cart.class);
//^ @assignment
//^ @assignment.constant
//^ @assignment.is_static
//^ @assignment.member
//^ @assignment.readonly
//^^^^^^^ @assignment.visibility
//                     ^^^^^^ @assignment.annotation
//                            ^^^ @assignment.name
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.value
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @call
//                                  ^^^^^^^^^^^^^ @call.receiver
//                                                ^^^^^^^^^ @assignment.called
//                                                ^^^^^^^^^ @call.name
//                                                          ^^^^^^^^^^ @call.arguments
  @Autowired protected Store store, other = new Store();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.member
//^^^^^^^^^^ @decorator
// ^^^^^^^^^ @decorator.name
//           ^^^^^^^^^ @assignment.visibility
//                     ^^^^^ @assignment.annotation
//                           ^^^^^ @assignment.name
//                                  ^^^^^^^^^^^^^^^^^^^ @assignment
//                                  ^^^^^^^^^^^^^^^^^^^ @assignment.member
//                                  ^^^^^ @assignment.name
//                                          ^^^^^^^^^^^ @assignment.value
//                                          ^^^^^^^^^^^ @call
//                                          ^^^^^^^^^^^ @call.is_new
//                                              ^^^^^ @assignment.called
//                                              ^^^^^ @call.name
  static final int LIMIT = -3;
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.constant
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.is_static
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.literal
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.readonly
//             ^^^ @assignment.annotation
//                         ^^ @assignment.value
  private final List<Cart> carts = new ArrayList<>();
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.readonly
//^^^^^^^ @assignment.visibility
//                                 ^^^^^^^^^^^^^^^^^ @call
//                                 ^^^^^^^^^^^^^^^^^ @call.is_new
//                                     ^^^^^^^^^ @assignment.called
//                                     ^^^^^^^^^ @call.name

  public Cart(final Store store, Cart... carts) {
//^ @function
//^ @function.accessor
//^^^^^^ @function.visibility
//       ^^^^ @function.name
//            ^^^^^^^^^^^^^^^^^ @parameter
//                  ^^^^^ @parameter.annotation
//                        ^^^^^ @parameter.name
//                               ^^^^^^^^^^^^^ @parameter
//                               ^^^^^^^^^^^^^ @parameter.rest
//                                       ^^^^^ @parameter.name
//                                              ^ @function.body
    this.store = store;
  }

  @Override
//^ @function
//^ @function.overrides
  @Transactional
//^^^^^^^^^^^^^^ @transaction
// ^^^^^^^^^^^^^ @transaction.form
  public Optional<Cart> find(@Valid Object name) throws IOException {
//^^^^^^ @function.visibility
//       ^^^^^^^^^^^^^^ @function.returns
//       ^^^^^^^^^^^^^^ @type_reference
//       ^^^^^^^^ @type_reference.name
//       ^^^^^^^^^^^^^^ @type_reference.optional
//                      ^^^^ @function.name
//                           ^^^^^^^^^^^^^^^^^^ @parameter
//                                  ^^^^^^ @parameter.annotation
//                                  ^^^^^^ @type_reference
//                                  ^^^^^^ @type_reference.any
//                                  ^^^^^^ @type_reference.name
//                                         ^^^^ @parameter.name
//                                                                  ^ @function.body
    final var cart = load(name, 3);
//        ^^^ @assignment.keyword
//                        ^^^^ @call.arguments
//                              ^ @call.arguments
    int first = 1, second = 2;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.literal
//                 ^^^^^^^^^^ @assignment.literal
    handle(java.util.Objects.hash(cart));
//         ^^^^^^^^^^^^^^^^^ @full_name
//         ^^^^^^^^^^^^^^^^^ @full_name.name
    if (cart == null) return null; else first = 2;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch
//     ^^^^^^^^^^^^^^ @branch.condition
//      ^^^^^^^^^^^^ @comparison
//      ^^^^ @comparison.left
//      ^^^^^^^^^^^^ @comparison.null
//           ^^ @comparison.operator
//              ^^^^ @comparison.right
//                    ^^^^^^^^^^^^ @branch.body
//                    ^^^^^^^^^^^^ @return
//                           ^^^^ @return.value
//                                      ^^^^^^^^^^ @branch.alternative
    for (Item item : items) { LOG.info("saved {} in {}", item, first); }
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @loop
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @loop.body
//                            ^^^ @call.receiver
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @log
//                            ^^^ @log.logger
//                                ^^^^ @log.level
//                                     ^^^^^^^^^^^^^^^^ @log.message
//                                     ^^^^^^^^^^^^^^^^ @text
//                                      ^^^^^^^^^^^^^^ @text.content
//                                                       ^^^^ @log.arguments
//                                                             ^^^^^ @log.arguments
    while (first != second) {}
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ @loop
//         ^^^^^^^^^^^^^^^ @comparison
//         ^^^^^ @comparison.left
//               ^^ @comparison.operator
//                  ^^^^^^ @comparison.right
//                          ^^ @loop.body
    try (Reader reader = open()) {
//  ^ @cleanup
//  ^^^ @cleanup.form
//       ^^^^^^^^^^^^^^^^^^^^^^ @cleanup.resource
      reader.read();
//    ^^^^^^ @call.receiver
    } catch (IOException | SaveException err) {
//    ^ @handler
//           ^^^^^^^^^^^ @handler.types
//                         ^^^^^^^^^^^^^ @handler.types
//                                       ^^^ @handler.name
//                                            ^ @handler.body
      throw new SaveException("not saved", err);
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise.made
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @call.is_new
//              ^^^^^^^^^^^^^ @raise.type
//                            ^^^^^^^^^^^ @raise.arguments
//                            ^^^^^^^^^^^ @raise.message
//                            ^^^^^^^^^^^ @text
//                             ^^^^^^^^^ @text.content
//                                         ^^^ @raise.arguments
    } finally {
//    ^ @cleanup
//    ^^^^^^^ @cleanup.form
//            ^ @cleanup.resource
      store.close();
    }
    try { save(); } catch (Exception err) { throw err; }
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @handler
//                         ^^^^^^^^^ @handler.types
//                                   ^^^ @handler.name
//                                        ^^^^^^^^^^^^^^ @handler.body
//                                          ^^^^^^^^^^ @raise
//                                                ^^^ @raise.type
    LOGGER.log(Level.INFO, "saved");
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @log
//  ^^^^^^ @log.logger
//         ^^^ @log.level
//                         ^^^^^^^ @log.message
    String text = "a" + name + String.format("%s", name) + "%s".formatted(name);
//                ^^^^^^^^^^ @formatting
//                ^^^ @formatting.literal
//                ^^^^^^^^^^ @formatting.plus
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^ @formatting
//                             ^^^^^^^^^^^^^^^^^^^^^^^^^ @formatting.format
//                                           ^^^^ @formatting.literal
//                                                         ^^^^^^^^^^^^^^^^^^^^ @formatting
//                                                         ^^^^^^^^^^^^^^^^^^^^ @formatting.format
//                                                         ^^^^ @formatting.literal
    System.out.println((String) text);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @output
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @output.name
//                     ^^^^^^^^^^^^^ @cast
//                      ^^^^^^ @cast.type
    err.printStackTrace();
//  ^^^^^^^^^^^^^^^^^^^^^ @output
//      ^^^^^^^^^^^^^^^ @output.name
    Thread.sleep(100);
//  ^^^^^^^^^^^^^^^^^ @sleep
    System.exit(1);
//  ^^^^^^^^^^^^^^ @panic
//         ^^^^ @panic.name
    String home = System.getenv("HOME");
//                ^^^^^^^^^^^^^^^^^^^^^ @environment_read
//                               ^^^^ @environment_read.name
    items.map((Item it) -> it.total()).map(it -> it + 1).reduce((a, b) -> a);
//            ^^^^^^^^^^^^^^^^^^^^^^^ @lambda
//             ^^^^ @parameter.annotation
//                         ^^^^^^^^^^ @lambda.body
//                                         ^^^^^^^^^^^^ @lambda
//                                               ^^^^^^ @lambda.body
//                                                              ^^^^^^^^^^^ @lambda
//                                                                        ^ @lambda.body
    store.on(new Handler() { @Override public void handle() {} });
//           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @class
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @class.body
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function.overrides
//                                     ^^^^^^ @function.visibility
//                                            ^^^^ @function.returns
//                                                 ^^^^^^ @function.name
//                                                          ^^ @function.body
    store.query(new shop.Cart());
    return store.find(name);
//  ^^^^^^^^^^^^^^^^^^^^^^^^ @return
//         ^^^^^^^^^^^^^^^^ @return.value
  }

  @GetMapping("/carts")
//^ @function.is_static
//^^^^^^^^^^^^^^^^^^^^^ @route
// ^^^^^^^^^^ @route.method
//             ^^^^^^ @route.path
  static ResponseEntity<Cart> list() {
//       ^^^^^^^^^^^^^^^^^^^^ @function.returns
    jdbcTemplate.query("select 1", mapper);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query.raw
//               ^^^^^ @query.name
//                     ^^^^^^^^^^ @query.sql
    entityManager.createNativeQuery("select 2");
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query.raw
//                ^^^^^^^^^^^^^^^^^ @query.name
//                                  ^^^^^^^^^^ @query.sql
    cartRepository.findById(1);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^ @query
//                 ^^^^^^^^ @query.name
    if (true) return new ResponseEntity<>(cart, HttpStatus.OK);
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch
//     ^^^^^^ @branch.condition
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch.body
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @return
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @response
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @return.value
//                       ^^^^^^^^^^^^^^ @response.form
//                                              ^^^^^^^^^^^^^ @response.status
    return ResponseEntity.status(HttpStatus.CREATED);
//         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @response
//                        ^^^^^^ @response.form
//                               ^^^^^^^^^^^^^^^^^^ @response.status
  }

  @PostMapping(value = "/carts")
//^ @function.is_abstract
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @route
// ^^^^^^^^^^^ @route.method
//                      ^^^^^^ @route.path
  protected abstract void add();
}

public interface Store extends Base, Kept { int SIZE = 3; void save(Cart cart); }
// <- @type_definition
// <- @type_definition.interface
// <- @type_definition.visibility
//               ^^^^^ @type_definition.name
//                             ^^^^ @type_definition.bases
//                                   ^^^^ @type_definition.bases
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @type_definition.body
//                                          ^^^^^^^^^^^^^ @assignment.constant
//                                                        ^^^^^^^^^^^^^^^^^^^^^ @function.is_abstract

enum Colour implements Priced { RED, GREEN("g"); Colour(String code) {} }
// <- @type_definition
// <- @type_definition.enum
//   ^^^^^^ @type_definition.name
//                     ^^^^^^ @type_definition.bases
//                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @type_definition.body
//                              ^^^ @enum_member
//                              ^^^ @enum_member.name
//                                   ^^^^^^^^^^ @enum_member
//                                   ^^^^^ @enum_member.name
//                                               ^^^^^^^^^^^^^^^^^^^^^^ @function.accessor

public record Price(int cents) implements Priced { Price { check(); } }
// <- @class
// <- @class.struct
// <- @class.visibility
//            ^^^^^ @class.name
//                                               ^^^^^^^^^^^^^^^^^^^^^^ @class.body
//                                                 ^^^^^^^^^^^^^^^^^^ @function.accessor

@interface Audited {}
// <- @type_definition
//         ^^^^^^^ @type_definition.name
//                 ^^ @type_definition.body

abstract class CartTest {
// <- @class.is_abstract
//             ^^^^^^^^ @class.name
  @Mock Store store;
//^^^^^ @mock
// ^^^^ @mock.name
  @BeforeEach void fill() { store = mock(Store.class); }
//^^^^^^^^^^^ @setup
// ^^^^^^^^^^ @setup.name
//                                  ^^^^^^^^^^^^^^^^^ @mock
//                                  ^^^^ @mock.name
  @Test void saves() { assertEquals(3, cart.total()); assert cart != null; }
//^ @function.is_test
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assertion
//                     ^^^^^^^^^^^^ @assertion.style
//                                                    ^^^^^^^^^^^^^^^^^^^^ @assertion
//                                                    ^^^^^^ @assertion.style
//                                                           ^^^^^^^^^^^^ @comparison
//                                                           ^^^^ @comparison.left
//                                                           ^^^^^^^^^^^^ @comparison.null
//                                                                ^^ @comparison.operator
//                                                                   ^^^^ @comparison.right
  @Disabled("too slow") @ParameterizedTest(name = "a") void loads() { Assertions.assertTrue(true); }
//^ @function.is_test
//^^^^^^^^^^^^^^^^^^^^^ @skipped_test
//          ^^^^^^^^^^ @skipped_test.reason
//                                                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assertion
//                                                                               ^^^^^^^^^^ @assertion.style
  static class Inner {}
//^^^^^^^^^^^^^^^^^^^^^ @class.is_static
}

class Guard {
    void guard(byte[] data, String line, InputStream stream) {
        var digest = MessageDigest.getInstance("MD5");
        //           ^ @hashing
        //                                      ^^^ @hashing.algorithm
        Runtime.getRuntime().exec(line);
//      ^ @shell_run
//                                ^^^^ @shell_run.command
        var read = new ObjectInputStream(stream);
        //         ^ @deserialization
        //                               ^^^^^^ @deserialization.data
        var drawn = Math.random();
        //          ^^^^^^^^^^^^^ @random_draw
        drawn = new Random().nextInt();
        //      ^ @random_draw
    }
}

@Service
class Carts {
  @Autowired private Store store;
//^ @injection
//^ @injection.field
// ^^^^^^^^^ @injection.form
  @a.Inject private Store other;
//^ @injection
//^ @injection.field
//   ^^^^^^ @injection.form
  Carts(Store store) {}
//^ @injection
//^ @injection.constructor
}

@RequiredArgsConstructor
// <- @injection
 // <- @injection.form
// <- @injection.constructor
@Service
class Sales {}

@Service
@AllArgsConstructor
// <- @injection
 // <- @injection.form
class Stocks {}

class Endless {
    void wait() {
        for (;;) { }
        // <- @spelling
        // <- @spelling.name
        while (true) { }
        // <- @spelling
        // <- @spelling.name
        while (isOpen()) { }
        // !<- @spelling
    }
}

class Kept {
    void keep(final String name) { }
    //        ^^^^^^^^^^^^^^^^^ @parameter
    //        ^ @parameter.readonly
}
