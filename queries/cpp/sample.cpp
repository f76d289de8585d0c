// What the queries of this folder capture beside those of C. A mark speaks of the last line above it that is no mark:
// <- @comment
// `^` is the column where something starts, several cover it, `<-` is the column of the comment itself, and `!` says
// <- @comment
// that there is none.
#pragma once
// <- @directive
//      ^^^^ @directive.name

#include <shop/base.h>
// <- @import
// <- @import.system
// <- @import.wildcard
//       ^^^^^^^^^^^^^ @import.module

using namespace std;
// <- @import
// <- @import.is_static
// <- @import.wildcard
//              ^^^ @import.module
using std::vector;
// <- @import.is_static
//    ^^^ @import.module
//         ^^^^^^ @imported_name
//         ^^^^^^ @imported_name.name

namespace shop {
// <- @namespace
//        ^^^^ @namespace.name

template <typename T, class U = int>
//        ^^^^^^^^^^ @spelling
//        ^^^^^^^^^^ @type_parameter
//        ^^^^^^^^ @spelling.name
//                 ^ @type_parameter.name
//                    ^^^^^^^^^^^^^ @type_parameter
//                          ^ @type_parameter.name
class SHOP_EXPORT Cart final : public Base, private other::Saved<T>
// <- @class
//                ^^^^ @class.name
//                                    ^^^^ @class.bases
//                                                  ^^^^^^^^^^^^^^^ @class.bases
{
// <- @class.body
    Q_OBJECT

public:
    explicit Cart(int size = 3);
    // <- @function
    // <- @function.accessor
    // <- @function.is_abstract
    //       ^^^^ @function.name
    //            ^^^^^^^^^^^^ @parameter
    //                ^^^^ @parameter.name
    //                       ^ @parameter.default
    ~Cart() override;
    void save(const std::string &name, T *more = nullptr, Cart &into = first) const override;
    // <- @function
    // <- @function.is_abstract
    // <- @function.overrides
    //   ^^^^ @function.name
    //        ^^^^^^^^^^^^^^^^^^^^^^^ @parameter
    //                           ^^^^ @parameter.name
    //                                    ^^^^ @parameter.name
    //                                           ^^^^^^^ @parameter.default
    //                                                          ^^^^ @parameter.name
    Item *first() const override { return items_; }
    // <- @function.overrides
    //    ^^^^^ @function.name
    //                           ^^^^^^^^^^^^^^^^^^ @function.body
    //                             ^^^^^^^^^^^^^^ @return
    //                                    ^^^^^^ @return.value
    Item &last() override { return items_; }
    // <- @function.overrides
    //    ^^^^ @function.name
    //                    ^^^^^^^^^^^^^^^^^^ @function.body
    //                      ^^^^^^^^^^^^^^ @return
    //                             ^^^^^^ @return.value
    int size() const { return size_; }
    // <- @function.accessor
    // <- @function.only_tells
    void setSize(int size) { size_ = size; }
    // <- @function.accessor
    static int count();
    // <- @function.is_static
    //         ^^^^^ @function.name
    bool operator==(const Cart &other) const { return true; }
    //                          ^^^^^ @parameter.name

private:
    int size_ = 0;
    // <- @assignment
    // <- @assignment.literal
    // <- @assignment.member
    // <- @assignment.annotation
    //  ^^^^^ @assignment.name
    //          ^ @assignment.value
    static int made_;
    // <- @assignment.is_static
    const int most_ = 30;
    // <- @assignment
    // <- @assignment.readonly
    // <- @assignment.literal
    // <- @assignment.member
    //    ^^^ @assignment.annotation
    //        ^^^^^ @assignment.name
    //                ^^ @assignment.value
    static const int kLimit = 30;
    // <- @assignment
    // <- @assignment.constant
    // <- @assignment.literal
    // <- @assignment.member
    //           ^^^ @assignment.annotation
    //               ^^^^^^ @assignment.name
    //                        ^^ @assignment.value
};

enum class State { Open };
// <- @type_definition
// <- @type_definition.enum
//         ^^^^^ @type_definition.name
//                 ^^^^ @enum_member
//                 ^^^^ @enum_member.name

using Price = int;
// <- @type_definition
// <- @type_definition.alias
//    ^^^^^ @type_definition.name

SHOP_BEGIN
// !<- @call

Cart::Cart(int size) {}
// <- @function.accessor
// <- @function.receiver
//    ^^^^ @function.name
//             ^^^^ @parameter.name
int Cart::size() const { return 3; }
//  ^^^^ @function.receiver
//        ^^^^ @function.name
shop::Item *shop::Cart::first() { return items_; }
//          ^^^^ @function.receiver
//                      ^^^^^ @function.name
auto shop::carts::Cart::rows() -> int { return 3; }
//                      ^^^^ @function.name

Item &Cart::last() { return items_; }
//    ^^^^ @function.receiver
//          ^^^^ @function.name

void run()
//   ^^^ @function.name
{
    auto cart = load();
    // <- @type_reference
    // <- @type_reference.name
    //          ^^^^^^ @call
    //          ^^^^ @assignment.called
    //          ^^^^ @call.name
    Cart &same = *cart;
    shop::load(3);
    // <- @call
    // <- @call.receiver
    //    ^^^^ @call.name
    //         ^ @call.arguments
    std::make_unique<Cart>(3);
    // <- @call.receiver
    //   ^^^^^^^^^^^ @call.name
    //                     ^ @call.arguments
    shop::carts::load(3);
    // <- @call.receiver
    //           ^^^^ @call.name
    load<Cart>(3);
    // <- @call.name
    cart.get<int>(3);
    // <- @call.receiver
    //   ^^^ @call.name
    new Cart(3);
    // <- @call.is_new
    //  ^^^^ @call.name
    for (auto &item : items) { }
    // <- @loop
    //   ^^^^ @type_reference
    //   ^^^^ @type_reference.name
    //                       ^^^ @loop.body
    auto by = [](int size) { return size; };
    //        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @lambda
    //               ^^^^ @parameter.name
    //                     ^^^^^^^^^^^^^^^^ @lambda.body
    auto said = R"(disk full)";
    //          ^^^^^^^^^^^^^^ @text
    //             ^^^^^^^^^ @text.content
    auto size = static_cast<long>(total);
    //         !^ @call
    //          ^^^^^^^^^^^^^^^^^^^^^^^^ @cast
    //          ^^^^^^^^^^^^^^^^^ @assignment.called
    //          ^^^^^^^^^^^ @cast.form
    //                      ^^^^ @cast.type
    size = (long) total;
    //     ^^^^^^^^^^^^ @cast
    //      ^^^^ @cast.form
    if (size and total) { }
    // <- @branch
    // ^^^^^^^^^^^^^^^^ @branch.condition
    //       ^^^ @spelling.name
    //                  ^^^ @branch.body
    try {
        throw SaveError("disk full", size);
        // <- @raise
        // <- @raise.made
        //    ^^^^^^^^^ @call.name
        //    ^^^^^^^^^ @raise.type
        //              ^^^^^^^^^^^ @raise.arguments
        //              ^^^^^^^^^^^ @raise.message
        //              ^^^^^^^^^^^ @text
        //               ^^^^^^^^^ @text.content
        //                           ^^^^ @raise.arguments
    } catch (const SaveError &err) {
    //^ @handler
    //             ^^^^^^^^^ @handler.types
    //                        ^^^ @handler.name
    //                        ^^^ @parameter.name
    //                             ^ @handler.body
        throw shop::SaveError{"disk full"};
        // <- @raise
        // <- @raise.made
        //    ^^^^^^^^^^^^^^^ @raise.type
    } catch (SaveError) {
    //^ @handler
    //       ^^^^^^^^^ @handler.types
    //                  ^ @handler.body
        throw err;
        // <- @raise
        //    ^^^ @raise.type
    } catch (...) {
    //^ @handler
    //            ^ @handler.body
        throw;
        // <- @raise
    }
    std::cout << "saved";
    // <- @output
    // <- @output.name
    std::printf("saved");
    // <- @output
    // <- @output.name
    // <- @call.receiver
    //   ^^^^^^ @call.name
    LOG(INFO) << "saved";
    // <- @log
    // <- @call.name
    // <- @log.logger
    //  ^^^^ @log.level
    logger->info("saved", size);
    // <- @log
    // <- @call.receiver
    // <- @log.logger
    //      ^^^^ @call.name
    //      ^^^^ @log.level
    //           ^^^^^^^ @log.message
    spdlog::warn("full");
    // <- @log
    // <- @call.receiver
    //      ^^^^ @call.name
    //      ^^^^ @log.level
    //           ^^^^^^ @log.message
    qDebug() << "saved";
    // <- @log
    // <- @call.name
    // <- @log.level
    std::this_thread::sleep_for(second);
    // <- @sleep
    // <- @call.receiver
    //                ^^^^^^^^^ @call.name
    out << std::endl;
    //     ^^^^^^^^^ @flush
}

TEST(CartTest, Saves)
// !<- @function
// <- @test_case
// <- @test_case.name
//             ^^^^^ @test_case.description
{
// <- @test_case.body
    EXPECT_EQ(3, size);
    // <- @assertion
    // <- @assertion.style
    // <- @call.name
    GTEST_SKIP();
    // <- @skipped_test
    GTEST_SKIP() << "no disk";
    //              ^^^^^^^^^ @skipped_test.reason
    // <- @skipped_test
    // <- @call.name
}

BOOST_AUTO_TEST_CASE(saves)
// <- @test_case
// <- @test_case.name
//                   ^^^^^ @test_case.description
{
// <- @test_case.body
}

TEST_CASE("saves", "[cart]")
// <- @test_case
// <- @call.name
//         ^^^^^ @test_case.description
{
}

}  // namespace shop

void watch() { connect(cart, SIGNAL(saved()), this, SLOT(show())); }
//                           ^^^^^^^^^^^^^^^ @spelling
//                           ^^^^^^ @spelling.name

class Closed { ~Closed() = default; };
//             ^^^^^^^^^^^^^^^^^^^^ @spelling
//                       ^^^^^^^^^^ @spelling.name

Closed::~Closed() = default;
// <- @spelling
//                ^^^^^^^^^^ @spelling.name
