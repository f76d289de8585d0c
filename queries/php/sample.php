<?php
// What the queries of this folder capture. A mark speaks of the last line above it that is no mark: `^` is the column
// <- @comment
// where something starts, several cover it, `<-` is the column of the comment itself, and `!` says that there is none.
// <- @comment

declare(strict_types=1);
// <- @directive
//      ^^^^^^^^^^^^^^ @directive.name

namespace Shop\Carts;
// <- @namespace
//        ^^^^^^^^^^ @namespace.name

use Doctrine\ORM\Mapping as ORM;
// <- @import
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^ @imported_name
//  ^^^^^^^^^^^^ @import.module
//               ^^^^^^^ @imported_name.name
//                          ^^^ @imported_name.alias
use Exception;
// <- @import
//  ^^^^^^^^^ @imported_name
//  ^^^^^^^^^ @imported_name.name
use Illuminate\Database\Eloquent\Model;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @import.module
use Shop\Models\{Order, Price as Paid};
//  ^^^^^^^^^^^ @import.module
//                               ^^^^ @imported_name.alias
use function Shop\money;
// <- @import.is_static
//           ^^^^ @import.module

const LIMIT = -3;
// <- @assignment
// <- @assignment.constant
//    ^^^^^ @assignment.name
//            ^^ @assignment.value
define('CART_SIZE', 40);
// <- @assignment
// <- @assignment.constant
// <- @call
// <- @call.name
//     ^^^^^^^^^^^ @call.arguments
//     ^^^^^^^^^^^ @text
//      ^^^^^^^^^ @assignment.name
//      ^^^^^^^^^ @text.content
//                  ^^ @assignment.value
//                  ^^ @call.arguments

#[ORM\Entity('carts')]
// <- @class
// <- @model
//^^^^^^^^^^^^^^^^^^^ @decorator
//^^^^^^^^^^ @decorator.name
//           ^^^^^^^ @text
//            ^^^^^ @text.content
final class Cart extends Model implements Countable, \Shop\Saved
//          ^^^^ @class.name
//          ^^^^ @model.name
//                       ^^^^^ @class.bases
//                                        ^^^^^^^^^ @class.bases
{
// <- @class.body
    use HasFactory;
    // !<- @import

    private const string NAME = 'cart';
    // <- @assignment.literal
    // <- @assignment.member
    // <- @assignment.visibility
    //            ^^^^^^ @assignment.annotation
    protected $table = 'carts';
    // <- @assignment.literal
    // <- @assignment.member
    // <- @assignment.visibility
    //                  ^^^^^ @model.table
    public static int $count = 0;
    // <- @assignment.is_static
    //            ^^^ @assignment.annotation
    public readonly ?Price $price;
    // <- @assignment.readonly
    //              ^^^^^^ @type_reference
    //              ^ @type_reference.optional
    //              ^ @type_reference.name

    public function __construct(private readonly Price $paid, protected $more = [])
    // <- @function
    // <- @function.accessor
    // <- @function.visibility
    //              ^^^^^^^^^^^ @function.name
    //                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @parameter
    //                          ^ @parameter.promoted
    //                                           ^^^^^ @parameter.annotation
    //                                                  ^^^^ @parameter.name
    //                                                        ^^^^^^^^^^^^^^^^^^^^ @parameter
    //                                                        ^ @parameter.promoted
    //                                                                   ^^^^ @parameter.name
    //                                                                          ^^ @parameter.default
    //                                                                          ^^ @spelling
    //                                                                          ^ @spelling.name
    {
    // <- @function.body
    }

    #[\Override]
    // <- @function
    // <- @function.is_static
    // <- @function.overrides
    //^^^^^^^^^ @decorator
    //^^^^^^^^^ @decorator.name
    public static function load(?int $id, Order|null $order, array &$rows = [], string ...$rest): static
    // <- @function.visibility
    //                     ^^^^ @function.name
    //                          ^^^^ @parameter.annotation
    //                          ^^^^ @type_reference
    //                          ^ @type_reference.optional
    //                          ^ @type_reference.name
    //                                          ^^^^ @type_reference.name
    //                                                                      ^^ @parameter.default
    //                                                                      ^^ @spelling
    //                                                                      ^ @spelling.name
    //                                                                          ^ @parameter.rest
    //                                                                                            ^^^^^^ @function.returns
    {
    // <- @function.body
        $cart = $this->carts?->find($id, ...$rest);
        //      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @call
        //      ^ @call.spread
        //      ^^^^^^^^^^^^ @call.receiver
        //                     ^^^^ @call.name
        $carts = Order::open(limit: 3);
        //       ^^^^^ @call.receiver
        //              ^^^^ @assignment.called
        //                   ^^^^^^^^ @keyword
        //                   ^^^^^ @keyword.name
        //                          ^ @keyword.value
        $money = money($cart);
        //       ^^^^^ @assignment.called
        $more = \strlen($cart);
        //     !^ @full_name
        $paid = new Paid($cart);
        //      ^ @call.is_new
        $made = new \Shop\Models\Order();
        //          ^^^^^^^^^^^^^^^^^^ @full_name
        //          ^^^^^^^^^^^^^^^^^^ @full_name.name
        //      ^ @call.is_new
        $this->total = 3;
    //  !^ @assignment
        $size = 3;
        try {
            return $cart ?? throw new Lost("no cart $id");
            // <- @return
            //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @return.value
            //              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise
            //              ^ @raise.made
            //                        ^^^^ @raise.type
            //                             ^^^^^^^^^^^^^ @raise.arguments
            //                             ^^^^^^^^^^^^^ @raise.message
            //                             ^ @text.interpolated
        } catch (Full | \Shop\Lost $err) {
        //^ @handler
        //       ^^^^ @handler.types
        //              ^^^^^^^^^^ @handler.types
        //                         ^^^^ @handler.name
        //                               ^ @handler.body
            throw new SaveError('full', 0, $err);
            // <- @raise
            // <- @raise.made
            //        ^^^^^^^^^ @raise.type
            //                  ^^^^^^ @raise.arguments
            //                  ^^^^^^ @raise.message
            //                             ^^^^ @raise.cause
        } catch (Exception) {
        //^ @handler
        //                  ^ @handler.body
            throw new SaveError(code: 3, previous: $err);
            //        ^^^^^^^^^ @raise.type
            //                  ^^^^^^^ @keyword
            //                  ^^^^ @keyword.name
            //                        ^ @keyword.value
            //                                     ^^^^ @raise.cause
        } finally {
        //^ @cleanup
        //^^^^^^^ @cleanup.form
        //        ^ @cleanup.resource
            close($cart);
        }
        throw SaveError::of($cart);
        //    ^^^^^^^^^ @raise.type
        throw $err;
        // <- @raise
        // !<- @raise.made
        //    ^^^^ @raise.type
        //    ^^^^ @raise.type
    }

    abstract protected function total(mixed $of): int;
    // <- @function.is_abstract
    //                                ^ @type_reference.any
    //                                ^^^^^ @type_reference.name
    //                                            ^^^ @function.returns
}

interface Saved extends Named
// <- @type_definition
// <- @type_definition.interface
//        ^^^^^ @type_definition.name
//                      ^^^^^ @type_definition.bases
{
// <- @type_definition.body
    public function save();
    // <- @function.is_abstract
}

abstract class Stored
// <- @class
// <- @class.is_abstract
//             ^^^^^^ @class.name
{
// <- @class.body
}

trait Sums
// <- @type_definition
//    ^^^^ @type_definition.name
// !<- @type_definition.interface
{
    public function testSum()
    // <- @function.is_test
    {
    }
}

enum State: string implements Named
// <- @type_definition
// <- @type_definition.enum
//   ^^^^^ @type_definition.name
//                            ^^^^^ @type_definition.bases
{
// <- @type_definition.body
    case Open = 'open';
    // <- @enum_member
    //   ^^^^ @enum_member.name
    //          ^^^^^^ @enum_member.value
}

$basket = new class extends Cart implements Saved {};
$by = fn (Cart $cart) => $cart->total;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @lambda
//                       ^^^^^^^^^^^^ @lambda.body
$all = function () use ($by) { return $by; };
//     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @lambda
//                           ^^^^^^^^^^^^^^^ @lambda.body
//                             ^^^^^^^^^^^ @return
//                                    ^^^ @return.value

foreach ($carts as $cart) { save($cart); }
// <- @loop
//                        ^^^^^^^^^^^^^^^^ @loop.body
while ($carts) { }
// <- @loop
//             ^^^ @loop.body
do { } while ($carts);
for (;;) { }
if ($cart === null && 3 != $size) { exit(1); } else { die('no cart'); }
// <- @branch
// ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch.condition
//  ^^^^^^^^^^^^^^ @comparison
//  ^ @comparison.null
//  ^^^^^ @comparison.left
//        ^^^ @comparison.operator
//            ^^^^ @comparison.right
//            ^^^^ @spelling.name
//                    ^^^^^^^^^^ @comparison
//                    ^ @comparison.left
//                      ^^ @comparison.operator
//                      ^^ @spelling.name
//                         ^^^^^ @comparison.right
//                                ^^^^^^^^^^^^ @branch.body
//                                  ^^^^^^^^ @panic
//                                  ^^^^ @panic.name
//                                       ^ @panic.message
//                                             ^^^^^^^^^^^^^^^^^^^^^^^^ @branch.alternative
//                                                    ^^^^^^^^^^^^^^ @panic
//                                                    ^^^ @panic.name
//                                                        ^^^^^^^^^ @panic.message
$same = null == $cart;
//      ^ @comparison.null
//           ^^ @comparison.operator
$size = (int) $limit;
//      ^^^^^^^^^^^^ @cast
//       ^^^ @cast.form
//       ^^^ @cast.type

$said = "carts of {$owner->name}";
//      ^ @text.interpolated
$said = <<<SQL
//      ^ @text.interpolated
    select $name
    SQL;
$said = <<<'SQL'
    select
    SQL;
$said = 'cart ' . $name;
//      ^^^^^^^^^^^^^^^ @formatting
//      ^ @formatting.plus
//      ^^^^^^^ @formatting.literal
$said = $name . ' cart ' . "of";
//      ^^^^^^^^^^^^^^^^^^^^^^^ @formatting
//      ^ @formatting.plus
//      ^ @formatting.plus
//              ^^^^^^^^ @formatting.literal
$said = sprintf('%s carts', $count);
//      ^ @formatting.format
$list = array(1, 2);
//      ^^^^^ @spelling.name
[$one, $two] = $list;
// <- @spelling.name
list($one) = $list;
// <- @spelling.name
$on = TRUE;
//    ^^^^ @spelling
//    ^^^^ @spelling.name
$on = is_null($cart);
//    ^^^^^^^ @spelling.name
$on = \is_null($cart);
//     ^^^^^^^ @spelling.name
$on = $cart === null;
//          ^^^ @spelling.name
$on = isset($cart) ? $cart : $other;
//    ^^^^^ @spelling.name
$on = isset($cart) ? 3 : $other;
//   !^ @spelling
$on = $cart ?? $other;
//          ^^ @spelling.name

$this->logger->info('saved', ['id' => 3]);
// <- @log
// <- @log.logger
//             ^^^^ @log.level
//                  ^^^^^^^ @log.message
//                           ^^^^^^^^^^^ @log.arguments
//                           ^ @spelling.name
Log::channel('shop')->error($err, $cart);
// <- @log
// <- @log.logger
//                    ^^^^^ @log.level
//                          ^^^^ @log.message
//                                ^^^^^ @log.arguments
Log::warning('full');
var_dump($cart);
// <- @output
// <- @output.name
print_r($cart, true);
// !<- @output
$disk = env('SHOP_DISK', 'local');
//      ^^^^^^^^^^^^^^^^^^^^^^^^^ @environment_read
//           ^^^^^^^^^ @environment_read.name
//                       ^^^^^^^ @environment_read.default
$disk = getenv($name);
//      ^^^^^^^^^^^^^ @environment_read
$disk = $_ENV['SHOP_DISK'];
//             ^^^^^^^^^ @environment_read.name
$_ENV['SHOP_DISK'] = $disk;
// !<- @environment_read
$_SERVER['SHOP_DISK'];
// !<- @environment_read
sleep(1);
// <- @sleep

class CartTest extends TestCase
{
    protected function setUp(): void
    // <- @setup
    //                 ^^^^^ @setup.name
    {
    }

    public function test_it_saves(): void
    // <- @function.is_test
    {
        $this->assertSame(3, $total);
        // <- @assertion
        //     ^^^^^^^^^^ @assertion.style
        self::assertTrue($saved);
        // <- @assertion
        //    ^^^^^^^^^^ @assertion.style
        $this->expectException(SaveError::class);
        $this->markTestSkipped('no disk');
        // <- @skipped_test
        //                     ^^^^^^^^^ @skipped_test.reason
        $this->createMock(Cart::class);
        // <- @mock
        //     ^^^^^^^^^^ @mock.name
        Mockery::mock(Cart::class);
        // <- @mock
        //       ^^^^ @mock.name
    }

    #[Test]
    // <- @function.is_test
    public function saves(): void
    {
    }
}

it('saves', function () { expect($total)->toBe(3); });
// <- @test_case
// <- @test_case.name
//  ^^^^^ @test_case.description
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @test_case.body
test('loads', fn () => load())->skip();
// <- @skipped_test
// <- @test_case
// <- @test_case.name
//    ^^^^^ @test_case.description
//                     ^^^^^^ @test_case.body
it('drops', fn () => drop())->only();
// <- @test_case.focused
// <- @test_case.name
beforeEach(function () {});
// <- @setup
// <- @setup.name

Route::get('/carts', [CartController::class, 'index']);
// <- @route
//     ^^^ @route.method
//          ^^^^^^ @route.path
//                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @route.handler
//                   ^ @spelling.name
#[Route('/carts', name: 'carts')]
//^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @route
//^^^^^ @route.method
//       ^^^^^^ @route.path
#[Route(path: '/orders')]
function carts()
{
    return response()->json($cart, 201);
    //     ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @response
    //                 ^^^^ @response.form
    //                             ^^^ @response.status
    return redirect('/carts');
    //     ^^^^^^^^^^^^^^^^^^ @response
    //     ^^^^^^^^ @response.form
    return new JsonResponse($cart);
    //         ^^^^^^^^^^^^ @response.form
    return Redirect::to('/carts');
    //               ^^ @response.form
    $cart = Cart::where('open', true)->get();
    //      ^^^^^^^^^^^^^^^^^^^^^^^^^ @query
    //            ^^^^^ @query.name
    Cache::get('cart');
    // <- @spelling
    // <- @spelling.name
    auth()->user();
    // <- @spelling
    // <- @spelling.name
    $request->validate([]);
    //        ^^^^^^^^ @spelling.name
    Carbon::now();
    // <- @spelling.name
    now();
    // <- @spelling.name
    $cart = Order::open();
    //     !^ @query
    DB::table('carts')->get();
    // <- @query
    //  ^^^^^ @query.name
    DB::select('select 1');
    // <- @query
    // <- @query.raw
    //         ^^^^^^^^^^ @query.sql
    DB::transaction(fn () => save());
    // <- @transaction
    //  ^^^^^^^^^^^ @transaction.form
}

#[ORM\Entity]
// <- @model
class Entry
//    ^^^^^ @model.name
{
}

$digest = md5($data);
//        ^^^^^^^^^^ @hashing
//        ^^^ @hashing.algorithm
$digest = hash('md5', $data);
//              ^^^ @hashing.algorithm
eval($code);
// <- @evaluation
//   ^^^^^ @evaluation.code
exec("tar cf all.tar $path");
// <- @shell_run
//   ^^^^^^^^^^^^^^^^^^^^^^ @shell_run.command
$cart = unserialize($data);
//      ^^^^^^^^^^^^^^^^^^ @deserialization
//                  ^^^^^ @deserialization.data
$drawn = mt_rand(1, 6);
//       ^^^^^^^^^^^^^ @random_draw
echo $name;
// <- @markup
//   ^^^^^ @markup.value

if ($size) { load(); } elseif ($cart) { save(); } else if ($row) { drop(); }
//                     ^^^^^^ @spelling.name
//                     ^^^^^^^^^^^^^^^^^^^^^^^^^^ @spelling
//                                                ^^^^ @spelling.name

final class Receipt
// <- @class
// <- @class.is_final
//          ^^^^^^^ @class.name
{
// <- @class.body
}
