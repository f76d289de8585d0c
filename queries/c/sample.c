// What the queries of this folder capture. A mark speaks of the last line above it that is no mark: `^` is the column
// <- @comment
// where something starts, several cover it, `<-` is the column of the comment itself, and `!` says that there is none.
// <- @comment

#ifndef SHOP_CART_H
// <- @directive
// <- @directive.guard
//      ^^^^^^^^^^^ @directive.name
#define SHOP_CART_H

#include <stdio.h>
// <- @import
// <- @import.system
// <- @import.wildcard
//       ^^^^^^^^^ @import.module
#include "shop/cart.h"
// <- @import
// <- @import.wildcard
//       ^^^^^^^^^^^^^ @text
//        ^^^^^^^^^^^ @import.module
//        ^^^^^^^^^^^ @text.content

#define LIMIT 3
// <- @assignment
// <- @assignment.constant
// <- @assignment.literal
// <- @assignment.keyword
//      ^^^^^ @assignment.name
//            ^ @assignment.value
#define NAME "cart"
// <- @assignment
// <- @assignment.constant
// <- @assignment.literal
// <- @assignment.keyword
//      ^^^^ @assignment.name
//           ^^^^^^ @assignment.value
#define SHIFT (1 << LIMIT)
// <- @assignment.constant
// <- @assignment.literal
//      ^^^^^ @assignment.name
#define EMPTY
// !<- @assignment
#define MAX(a, b) ((a) > (b) ? (a) : (b))
// <- @macro
//      ^^^ @macro.name
//                ^^^^^^^^^^^^^^^^^^^^^^^ @macro.body

struct cart {
// <- @class
// <- @class.struct
//     ^^^^ @class.name
//          ^ @class.body
    int size, more;
    // <- @assignment.member
    // <- @assignment.annotation
    //  ^^^^ @assignment.name
    char *name;
    // <- @assignment.member
    // <- @assignment.annotation
    //    ^^^^ @assignment.name
    char code[3];
    //   ^^^^ @assignment.name
    int (*free)(struct cart *cart);
    //    ^^^^ @assignment.name
    //          ^^^^^^^^^^^^^^^^^ @parameter
    //                       ^^^^ @parameter.name
};

union price {
// <- @class
// <- @class.struct
//    ^^^^^ @class.name
//          ^ @class.body
    int cents;
    //  ^^^^^ @assignment.name
};

enum state { OPEN, CLOSED = 3 };
// <- @type_definition
// <- @type_definition.enum
//   ^^^^^ @type_definition.name
//           ^^^^ @enum_member
//           ^^^^ @enum_member.name
//                 ^^^^^^^^^^ @enum_member
//                 ^^^^^^ @enum_member.name
//                          ^ @enum_member.value

typedef struct cart cart_t;
// <- @type_definition
// <- @type_definition.alias
//                  ^^^^^^ @type_definition.name
typedef int (*handler)(void *data);
// <- @type_definition.alias
//            ^^^^^^^ @type_definition.name
//                     ^^^^^^^^^^ @parameter
//                           ^^^^ @parameter.name
typedef enum { ON } *light;
//                   ^^^^^ @type_definition.name

int cart_size(const struct cart *cart, int names[], int (*free)(void));
// <- @function
// <- @function.is_abstract
//  ^^^^^^^^^ @function.name
//                               ^^^^ @parameter.name
//                                         ^^^^^ @parameter.name
//                                                        ^^^^ @parameter.name
//                                                             ^^^^^^ @spelling
//                                                              ^^^^ @spelling.name
static char *cart_name(void);
// <- @function
// <- @function.is_abstract
// <- @function.is_static
//           ^^^^^^^^^ @function.name
//                    ^^^^^^ @spelling
//                     ^^^^ @spelling.name
SHOP_EXPORT struct cart **cart_all();
//                        ^^^^^^^^ @function.name
DECLARE_CART(cart);
// <- @call
// <- @call.name
//           ^^^^ @call.arguments

static int limit = -3;
// <- @assignment.is_static
// <- @assignment.literal
//         ^^^^^ @assignment.name
const int most = 30;
// <- @assignment.constant
// <- @assignment.literal
//        ^^^^ @assignment.name
const char *names[] = {"a", "b"};
//          ^^^^^ @assignment.name
//                     ^^^ @text
//                      ^ @text.content

static void
// <- @function.is_static
cart_free(struct cart **cart)
// <- @function.name
//                      ^^^^ @parameter.name
{
// <- @function.body
    struct cart *first = cart_new(3);
    //           ^^^^^ @assignment.name
    //                   ^^^^^^^^^^^ @call
    //                   ^^^^^^^^ @assignment.called
    //                   ^^^^^^^^ @call.name
    //                            ^ @call.arguments
    int size;
    //  ^^^^ @assignment.name
    char local(int);
    // !<- @function
    first->free(first);
    // <- @call.receiver
    (*first->free)(first);
    while (first) { }
    // <- @loop
    //            ^^^ @loop.body
    do { } while (first);
    // <- @loop
    // ^^^ @loop.body
    for (;;) { }
    if (first == NULL) { return; } else { size = 3; }
    // <- @branch
    // ^^^^^^^^^^^^^^^ @branch.condition
    //  ^^^^^^^^^^^^^ @comparison
    //  ^ @comparison.null
    //  ^^^^^ @comparison.left
    //        ^^ @comparison.operator
    //           ^^^^ @comparison.right
    //                 ^^^^^^^^^^^ @branch.body
    //                   ^^^^^^^ @return
    //                             ^^^^^^^^^^^^^^^^^^ @branch.alternative
    if (NULL != first && 3 == size) return size;
    // <- @branch
    // ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch.condition
    //  ^^^^^^^^^^^^^ @comparison
    //  ^ @comparison.null
    //  ^^^^ @comparison.left
    //       ^^ @comparison.operator
    //          ^^^^^ @comparison.right
    //                              ^^^^^^^^^^^^ @branch.body
    //                              ^^^^^^^^^^^^ @return
    //                                     ^^^^ @return.value
    size = (int) limit;
}

char *cart_name() { return "cart\n"; }
//    ^^^^^^^^^ @function.name
//                ^^^^^^^^^^^^^^^^^^^^ @function.body
//                         ^^^^^^^^ @return.value

TEST(cart, saves)
// !<- @function
{
    log_info("saved %d", limit);
    // <- @log
    // <- @log.level
    //       ^^^^^^^^^^ @log.message
    SHOP_LOG_WARN("full");
    // <- @log
    SYSERROR("lost");
    // <- @log
    // <- @log.level
    //       ^^^^^^ @log.message
    ERROR(limit);
    // !<- @log
    printf("saved\n");
    // <- @output
    // <- @output.name
    fprintf(stderr, "full\n");
    // <- @output
    // <- @output.name
    fprintf(file, "full\n");
    // !<- @output
    fputs("full\n", file);
    // !<- @output
    getenv("SHOP_DISK");
    // <- @environment_read
    //      ^^^^^^^^^ @environment_read.name
    getenv(name);
    // <- @environment_read
    exit(1);
    // <- @panic
    // <- @panic.name
    //   ^ @panic.message
    abort();
    // <- @panic
    // <- @panic.name
    sleep(1);
    // <- @sleep
    assert(cart != NULL);
    // <- @assertion
    // <- @assertion.style
    ASSERT_EQ(3, size);
    // <- @assertion
    // <- @assertion.style
}

#endif

void guard(const char *command) {
    MD5(data, size, digest);
//  ^ @hashing
//  ^^^ @hashing.algorithm
    system(command);
//  ^ @shell_run
//         ^^^^^^^ @shell_run.command
    int drawn = rand();
    //          ^^^^^^ @random_draw
}

void endless(void) {
    for (;;) { }
//  ^ @spelling
//  ^^^ @spelling.name
    while (1) { }
//  ^ @spelling
//  ^^^^^ @spelling.name
    while (is_open()) { }
//  !^ @spelling
    unsigned int size = 3;
//  ^^^^^^^^^^^^ @spelling
//  ^^^^^^^^^^^^ @spelling.name
}

void tell(struct cart *cart) {
    shop_log(SHOP_LOUD, "full %d", cart->size);
//  ^ @log
//  ^^^^^^^^ @log.level
//                      ^^^^^^^^^ @log.message
    DBG(cart, SHOP_LOUD, "full");
//  ^ @log
//                       ^^^^^^ @log.message
    login(cart, "full");
//  !^ @log
}

void several(void) {
    int one, two, three = 3;
//  ^ @assignment
//      ^^^ @assignment.name
//           ^^^ @assignment
//           ^^^ @assignment.name
//                ^^^^^^^^^ @assignment
//                ^^^^^ @assignment.name
    char *name, *title = load();
//              ^^^^^^^^^^^^^^^ @assignment
//               ^^^^^ @assignment.name
    size = TRUE;
//         ^^^^ @spelling
//         ^^^^ @spelling.name
}
