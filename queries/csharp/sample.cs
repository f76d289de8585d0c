// What the queries of this folder capture. A mark speaks of the last line above it that is no mark: `^` is the column
// where something starts, several cover it, `<-` is the column of the comment itself, and `!` says that there is none.
using System.Linq;
// <- @import
// <- @import.wildcard
//    ^^^^^^^^^^^ @import.module
using static System.Math;
// <- @import
// <- @import.is_static
// <- @import.wildcard
//           ^^^^^^^^^^^ @import.module
using Basket = Shop.Cart;
// <- @import
// <- @imported_name
//    ^^^^^^ @imported_name.alias
//             ^^^^ @import.module
//                  ^^^^ @imported_name.name
using Microsoft.AspNetCore.Mvc;
// <- @import.wildcard
using Microsoft.EntityFrameworkCore;

namespace Shop.Carts;
// <- @namespace
//        ^^^^^^^^^^ @namespace.name

/// <summary>What a customer chose.</summary>
// <- @comment
[ApiController, Route("api/carts")]
// <- @class
// <- @class.is_final
// <- @model
 // <- @decorator
 // <- @decorator.name
//              ^^^^^^^^^^^^^^^^^^ @decorator
//              ^^^^^ @decorator.name
//              ^^^^^^^^^^^^^^^^^^ @route
//              ^^^^^ @route.method
//                    ^^^^^^^^^^^ @text
//                     ^^^^^^^^^ @route.path
//                     ^^^^^^^^^ @text.content
[Table("carts")]
 // <- @decorator
 // <- @decorator.name
//     ^^^^^^^ @text
//      ^^^^^ @model.table
//      ^^^^^ @text.content
public sealed class CartController<TItem> : Base<TItem>, IPriced, Store.IKept
// <- @class.visibility
//                  ^^^^^^^^^^^^^^ @class.name
//                  ^^^^^^^^^^^^^^ @model.name
//                                 ^^^^^ @type_parameter
//                                 ^^^^^ @type_parameter.name
//                                          ^^^^^^^^^^^ @class.bases
//                                                       ^^^^^^^ @class.bases
//                                                                ^^^^^^^^^^^ @class.bases
{
// <- @class.body
    private readonly ILogger<CartController> _logger, _other = new();
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.member
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.readonly
//  ^^^^^^^ @assignment.visibility
//                   ^^^^^^^^^^^^^^^^^^^^^^^ @assignment.annotation
//                                           ^^^^^^^ @assignment.name
//                                                    ^^^^^^^^^^^^^^ @assignment
//                                                    ^^^^^^^^^^^^^^ @assignment.member
//                                                    ^^^^^^ @assignment.name
//                                                             ^^^^^ @assignment.value
//                                                             ^^^^^ @call
//                                                             ^^^^^ @call.is_new
    private const int Limit = -3;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.constant
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.literal
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.member
//  ^^^^^^^ @assignment.visibility
//                ^^^ @assignment.annotation
//                    ^^^^^ @assignment.name
//                            ^^ @assignment.value
    internal static readonly List<Cart> Carts = new List<Cart>();
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.is_static
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.readonly
//  ^^^^^^^^ @assignment.visibility
//                           ^^^^^^^^^^ @assignment.annotation
//                                              ^^^^^^^^^^^^^^^^ @assignment.value
//                                              ^^^^^^^^^^^^^^^^ @call
//                                              ^^^^^^^^^^^^^^^^ @call.is_new
//                                                  ^^^^ @assignment.called
//                                                  ^^^^ @call.name
    public int Size { get; private set; } = 3;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.property
    protected static int Total => 3;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.is_static
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.property
    public event EventHandler Saved;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.property

    public CartController(ILogger<CartController> logger, params Cart[] carts) : base(logger) { }
//  ^ @function
//  ^ @function.accessor
//  ^^^^^^ @function.visibility
//         ^^^^^^^^^^^^^^ @function.name
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @parameter
//                        ^^^^^^^^^^^^^^^^^^^^^^^ @parameter.annotation
//                                                ^^^^^^ @parameter.name
//                                                                      ^^^^^ @parameter
//                                                                      ^^^^^ @parameter.name
//                                                                      ^^^^^ @parameter.rest
//                                                                                            ^^^ @function.body

    [HttpGet("{id}")]
//  ^ @function
//  ^ @function.is_async
//  ^ @function.overrides
//   ^^^^^^^^^^^^^^^ @route
//   ^^^^^^^ @route.method
//           ^^^^^^ @text
//            ^^^^ @route.path
//            ^^^^ @text.content
    public override async Task<IActionResult> FindAsync([FromBody] Cart? cart, int times = 3)
//  ^^^^^^ @function.visibility
//                        ^^^^^^^^^^^^^^^^^^^ @function.returns
//                                            ^^^^^^^^^ @function.name
//                                                      ^^^^^^^^^^^^^^^^^^^^^ @parameter
//                                                                 ^^^^^ @parameter.annotation
//                                                                 ^^^^^ @type_reference
//                                                                 ^^^^^ @type_reference.optional
//                                                                     ^ @type_reference.name
//                                                                       ^^^^ @parameter.name
//                                                                             ^^^ @parameter.annotation
//                                                                                         ^ @parameter.default
    {
//  ^ @function.body
        var found = await LoadAsync(cart, times: 3);
//      ^^^ @assignment.keyword
//                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @await
//                        ^^^^^^^^^ @assignment.called
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^ @await.operand
//                        ^^^^^^^^^^^^^^^^^^^^^^^^^ @call
//                        ^^^^^^^^^ @call.name
//                                  ^^^^ @call.arguments
//                                        ^^^^^^^^ @call.arguments
//                                        ^^^^^^^^ @keyword
//                                        ^^^^^ @keyword.name
//                                               ^ @keyword.value
        int first = 1, second = 2;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ @assignment.literal
//                     ^^^^^^^^^^ @assignment.literal
        const int third = 3;
//      ^^^^^^^^^^^^^^^^^^^^ @assignment.constant
        const int fourth = 4, fifth = 5;
//                            ^^^^^^^^^ @assignment.constant
        using var file = File.Open("carts");
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @cleanup
//      ^^^^^ @cleanup.form
//            ^^^ @assignment.keyword
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @cleanup.resource
//                       ^^^^ @call.receiver
//                            ^^^^ @assignment.called
//                            ^^^^ @call.name
//                                 ^^^^^^^ @call.arguments
        using (var stream = Open()) { }
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @cleanup
//      ^^^^^ @cleanup.form
//             ^^^^^^^^^^^^^^^^^^^ @cleanup.resource
        foreach (var item in items) { _logger.LogInformation("saved {Item}", item); }
//      ^ @loop
//                                  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @loop.body
//                                    ^^^^^^^ @call.receiver
//                                    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @log
//                                    ^^^^^^^ @log.logger
//                                            ^^^^^^^^^^^^^^ @log.level
//                                                           ^^^^^^^^^^^^^^ @log.message
//                                                                           ^^^^ @log.arguments
        if (cart == null || second is null || first is not null) return NotFound(); else first = 2;
//      ^ @branch
//          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch.condition
//          ^^^^^^^^^^^^ @comparison
//          ^^^^ @comparison.left
//          ^^^^^^^^^^^^ @comparison.null
//               ^^ @comparison.operator
//                  ^^^^ @comparison.right
//                          ^^^^^^^^^^^^^^ @comparison
//                          ^^^^^^ @comparison.left
//                          ^^^^^^^^^^^^^^ @comparison.null
//                                 ^^ @comparison.operator
//                                    ^^^^ @comparison.right
//                                            ^^^^^^^^^^^^^^^^^ @comparison
//                                            ^^^^^ @comparison.left
//                                            ^^^^^^^^^^^^^^^^^ @comparison.null
//                                                  ^^ @comparison.operator
//                                                     ^^^^^^^^ @comparison.right
//                                                               ^^^^^^^^^^^^^^^^^^ @branch.body
//                                                               ^^^^^^^^^^^^^^^^^^ @return
//                                                                      ^^^^^^^^^^ @response
//                                                                      ^^^^^^^^ @response.form
//                                                                      ^^^^^^^^^^ @return.value
//                                                                                       ^ @branch.alternative
        try { Save(); }
        catch (IOException err) { throw new SaveException("not saved", err); }
//      ^ @handler
//             ^^^^^^^^^^^ @handler.types
//                         ^^^ @handler.name
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @handler.body
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise
//                                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise.made
//                                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @call.is_new
//                                          ^^^^^^^^^^^^^ @raise.type
//                                                        ^^^^^^^^^^^ @raise.arguments
//                                                        ^^^^^^^^^^^ @raise.message
//                                                                     ^^^ @raise.arguments
        catch { throw; }
//      ^^^^^^^^^^^^^^^^ @handler
//            ^^^^^^^^^^ @handler.body
//              ^^^^^^ @raise
        finally { Close(); }
//      ^^^^^^^^^^^^^^^^^^^^ @cleanup
//      ^^^^^^^ @cleanup.form
//              ^^^^^^^^^^^^ @cleanup.resource
        try { Save(); } catch (Exception err) { _logger.LogError(err, "not saved"); throw err; }
//                      ^ @handler
//                             ^^^^^^^^^ @handler.types
//                                       ^^^ @handler.name
//                                            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @handler.body
//                                              ^^^^^^^ @call.receiver
//                                              ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @log
//                                              ^^^^^^^ @log.logger
//                                                      ^^^^^^^^ @log.level
//                                                                    ^^^^^^^^^^^ @log.arguments
//                                                                    ^^^^^^^^^^^ @log.message
//                                                                                  ^^^^^^^^^^ @raise
//                                                                                        ^^^ @raise.type
        string text = $"a {cart}" + "b" + string.Format("{0}", cart);
//                    ^^^^^^^^^^^ @text.interpolated
//                    ^^^^^^^^^^^ @text.template
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ @formatting
//                                        ^^^^^^^^^^^^^^^^^^^^^^^^^^ @formatting.format
//                                                      ^^^^^ @formatting.literal
        text = @"a" + """b"""; text = "a" + name;
//                                    ^^^^^^^^^^ @formatting
//                                    ^^^ @formatting.literal
//                                    ^^^^^^^^^^ @formatting.plus
        Console.WriteLine((string)text); var kept = cart as Basket; object any = cart!;
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @output
//      ^^^^^^^^^^^^^^^^^ @output.name
//                        ^^^^^^^^^^^^ @cast
//                         ^^^^^^ @cast.type
//                                       ^^^ @assignment.keyword
//                                                  ^^^^^^^^^^^^^^ @cast
//                                                       ^^ @cast.form
//                                                          ^^^^^^ @cast.type
//                                                                  ^^^^^^ @type_reference
//                                                                  ^^^^^^ @type_reference.any
//                                                                  ^^^^^^ @type_reference.name
//                                                                               ^^^^^ @unwrap
//                                                                                   ^ @unwrap.form
        Thread.Sleep(100);
//      ^^^^^^^^^^^^^^^^^ @sleep
        Environment.Exit(1);
//      ^^^^^^^^^^^^^^^^^^^ @panic
//                  ^^^^ @panic.name
        var home = Environment.GetEnvironmentVariable("HOME");
//                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @environment_read
//                                                     ^^^^ @environment_read.name
        _ = store.Save();
//      ^^^^^^^^^^^^^^^^ @ignored_error
//          ^^^^^^^^^^ @ignored_error.call
        store?.Save<Cart>(new Shop.Cart(), it => it.Total, delegate (Cart it) { return 3; });
//                                         ^^^^^^^^^^^^^^ @lambda
//                                               ^^^^^^^^ @lambda.body
//                                                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @lambda
//                                                                            ^^^^^^^^^^^^^ @lambda.body
//                                                                              ^^^^^^^^^ @return
//                                                                                     ^ @return.value
        carts.Map((Cart it) => it); int.TryParse(text, out var number);
//                ^^^^^^^^^^^^^^^ @lambda
//                             ^^ @lambda.body
        int Sum(int size) => size; async Task WaitAsync() { }
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ @function
//      ^^^ @function.returns
//          ^^^ @function.name
//                        ^^^^^^^ @function.body
//                                 ^^^^^^^^^^^^^^^^^^^^^^^^^^ @function.is_async
//                                       ^^^^ @function.returns
        var all = await context.Carts.FirstOrDefaultAsync(it => it.Id == 3);
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @await
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @await.operand
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query
//                                    ^^^^^^^^^^^^^^^^^^^ @query.name
        await context.Carts.FromSqlRaw("select 1").ToListAsync();
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @await
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @await.operand
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query.raw
//                          ^^^^^^^^^^ @query.name
//                                     ^^^^^^^^^^ @query.sql
//                                                 ^^^^^^^^^^^ @query.name
        using var change = context.Database.BeginTransaction();
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @transaction
//                                          ^^^^^^^^^^^^^^^^ @transaction.form
        app.MapGet("/carts", List);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^ @route
//          ^^^^^^ @route.method
//                  ^^^^^^ @route.path
//                           ^^^^ @route.handler
        if (first != 1) return new OkObjectResult(cart);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch
//          ^^^^^^^^^^ @branch.condition
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch.body
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @return
//                             ^^^^^^^^^^^^^^^^^^^^^^^^ @response
//                             ^^^^^^^^^^^^^^^^^^^^^^^^ @return.value
//                                 ^^^^^^^^^^^^^^ @response.form
        if (second != 1) return Results.Ok(cart);
//      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch
//          ^^^^^^^^^^^ @branch.condition
//                       ^^^^^^^^^^^^^^^^^^^^^^^^ @branch.body
//                              ^^^^^^^^^^^^^^^^ @response
//                              ^^^^^^^^^^ @response.form
        this.Cart = cart ?? throw new ArgumentNullException(nameof(cart));
//                          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise.made
//                                    ^^^^^^^^^^^^^^^^^^^^^ @raise.type
//                                                          ^^^^^^^^^^^^ @raise.arguments
//                                                          ^^^^^^^^^^^^ @raise.message
        return StatusCode(404);
//                        ^^^ @response.status
    }

    ~CartController() { }
//  ^^^^^^^^^^^^^^^^^^^^^ @function.accessor
    int IPriced.Total(object sender) { while (true) { } }
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function.overrides
//                    ^^^^^^ @type_reference
//                    ^^^^^^ @type_reference.any
//                    ^^^^^^ @type_reference.name
//                                     ^^^^^^^^^^^^^^^^ @loop
//                                                  ^^^ @loop.body
    private protected static int Cents() => 3;
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function.is_static
//  ^^^^^^^ @function.visibility
}

public abstract class Base { internal abstract void Save(); }
// <- @class
// <- @class.is_abstract
// <- @class.visibility
//                    ^^^^ @class.name
//                         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @class.body
//                           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function.is_abstract
internal static class Store { }
// <- @class
// <- @class.is_static
// <- @class.visibility
//                    ^^^^^ @class.name
//                          ^^^ @class.body
public class Sale(Store store) : Base(store) { }
public interface IStore : IBase { void Save(Cart cart); }
// <- @type_definition
// <- @type_definition.interface
// <- @type_definition.visibility
//               ^^^^^^ @type_definition.name
//                        ^^^^^ @type_definition.bases
//                              ^^^^^^^^^^^^^^^^^^^^^^^^^ @type_definition.body
//                                ^^^^^^^^^^^^^^^^^^^^^ @function.is_abstract
public enum Colour : byte { Red = 1, Green }
// <- @type_definition
// <- @type_definition.enum
// <- @type_definition.visibility
//          ^^^^^^ @type_definition.name
//                        ^^^^^^^^^^^^^^^^^^ @type_definition.body
//                          ^^^^^^^ @enum_member
//                          ^^^ @enum_member.name
//                                ^ @enum_member.value
//                                   ^^^^^ @enum_member
//                                   ^^^^^ @enum_member.name
public delegate void Saved(Cart cart);
// <- @type_definition
// <- @type_definition.alias
//                   ^^^^^ @type_definition.name
public sealed record Price(int Cents) : IPriced;
// <- @class.is_final
// <- @class.struct
public record Half(int Cents) : Price(Cents);
// <- @class.struct
public struct Point : IEquatable<Point> { public Point() { } }
// <- @class.struct
//                                        ^^^^^^^^^^^^^^^^^^ @function.accessor

public partial class Part {
// <- @class.extension
    void save_Click(object sender, EventArgs e) { }
//  ^ @function.overrides
    static extern int read(int size);
//  ^ @function.overrides
}

public class CartTests
{
    [SetUp] public void Fill() { store = new Mock<IStore>(); store = Substitute.For<IStore>(); }
//   ^^^^^ @setup
//   ^^^^^ @setup.name
//                                       ^^^^^^^^^^^^^^^^^^ @mock
//                                           ^^^^ @mock.name
//                                                                   ^^^^^^^^^^^^^^^^^^^^^^^^ @mock
//                                                                   ^^^^^^^^^^^^^^^^^^^^^^ @mock.name
    [Fact] public void Saves() { Assert.Equal(3, cart.Total); cart.Total.Should().Be(3); }
//  ^ @function.is_test
//                               ^^^^^^^^^^^^^^^^^^^^^^^^^^^ @assertion
//                               ^^^^^^^^^^^^ @assertion.style
//                                                            ^^^^^^^^^^^^^^^^^^^ @assertion
//                                                                       ^^^^^^ @assertion.style
    [Fact(Skip = "too slow")] public void Loads() { }
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function.is_test
//   ^^^^^^^^^^^^^^^^^^^^^^^ @skipped_test
//               ^^^^^^^^^^ @skipped_test.reason
    [Test, Ignore("broken")] public void Drops() { }
//  ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function.is_test
//         ^^^^^^^^^^^^^^^^ @skipped_test
//                ^^^^^^^^ @skipped_test.reason
}

namespace Shop.Old
// <- @namespace
//        ^^^^^^^^ @namespace.name
{
// <- @namespace.body
}

class Guard
{
    void Keep(byte[] data, string line)
    {
        var digest = MD5.Create();
        //           ^^^^^^^^^^^^ @hashing
        //           ^^^ @hashing.algorithm
        Process.Start("cmd", "/c " + line);
//      ^ @shell_run
//                           ^^^^^^^^^^^^ @shell_run.command
        var read = new BinaryFormatter();
        //         ^ @deserialization
        var drawn = new Random().Next();
        //          ^ @random_draw
        var held = LoadAsync(line).Result;
        //         ^^^^^^^^^^^^^^^^^^^^^^ @blocking
        var own = line.Result;
        //       !^ @blocking
        var page = Html.Raw(line);
        //         ^ @markup
        //                  ^^^^ @markup.value
    }
}

class Endless
{
    void Wait()
    {
        for (;;) { }
        // <- @spelling
        // <- @spelling.name
        while (true) { }
        // <- @spelling
        // <- @spelling.name
        while (IsOpen()) { }
        // !<- @spelling
        var one = new int[0];
        //        ^^^^^^^^^^ @spelling
        //                ^ @spelling.name
        var two = Array.Empty<int>();
        //        ^^^^^^^^^^^^^^^^^^ @spelling
        //              ^^^^^ @spelling.name
    }
}
