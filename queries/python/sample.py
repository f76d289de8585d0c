# What the queries of this folder capture. A mark speaks of the last line above it that is no mark: `^` is the column
# where something starts, several cover it, `<-` is the column of the comment itself, and `!` says that there is none.
from __future__ import annotations
# <- @import
#    ^^^^^^^^^^ @import.module
#                      ^^^^^^^^^^^ @imported_name
#                      ^^^^^^^^^^^ @imported_name.name

import os, sys
# <- @import
#      ^^ @imported_name
#      ^^ @imported_name.namespace
#          ^^^ @imported_name.name
import shop.stock as stock
#      ^^^^^^^^^^^^^^^^^^^ @imported_name
#      ^^^^^^^^^^ @imported_name.name
#                    ^^^^^ @imported_name.alias
#      ^ @imported_name.namespace
from ..shop import Cart, Order as Bought
#    ^^^^^^ @import.module
#                  ^^^^ @imported_name
#                  ^^^^ @imported_name.name
#                 !^ @imported_name.namespace
#                        ^^^^^ @imported_name.name
#                                 ^^^^^^ @imported_name.alias
# !<- @import.type_only
from shop.prices import *
# <- @import.wildcard

if TYPE_CHECKING:
    from shop.types import Price
#   ^ @import.type_only
if typing.TYPE_CHECKING:
    import shop.types
#   ^ @import.type_only

plugin = importlib.import_module("shop.plugin")
#        ^ @import.dynamic
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @import
#                                 ^^^^^^^^^^^ @import.module
plugin = import_module(name, load("shop"))
#        ^ @import.dynamic
#                                 !^ @import.module

type Prices[T] = list[T]
# <- @type_definition
#    ^^^^^^ @type_definition.name
Stock: typing.TypeAlias = dict
# <- @type_definition
# <- @type_definition.name

LIMIT: int = -3
# <- @assignment.literal
#            ^^ @assignment.value
#      ^^^ @assignment.annotation
carts = [1, 2]
# <- @assignment
# <- @assignment.name
# <- @assignment.literal
total = LIMIT
# !<- @assignment.literal
store.limit = 3
# !<- @assignment
total += 3
# !<- @assignment
logger = logging.getLogger(__name__)
#        ^^^^^^^^^^^^^^^^^ @assignment.called
#       !^ @assignment.literal
first = last = 3
# !<- @assignment.literal
#       ^^^^^^^^ @assignment.value
#       ^^^^^^^^ @assignment
#              ^ @assignment.value


@app.get("/carts")
# <- @decorator
#^^^^^^^ @decorator.name
async def save(self, path: str, retry=True, limit: int = 3, *carts, **options: int) -> bool:
# <- @function
# <- @function.is_async
# !<- @function.accessor
#         ^^^^ @function.name
#                                                                                      ^^^^ @function.returns
#              ^^^^ @parameter
#              ^^^^ @parameter.name
#                    ^^^^^^^^^ @parameter
#                    ^^^^ @parameter.name
#                          ^^^ @parameter.annotation
#                               ^^^^^^^^^^ @parameter
#                               ^^^^^ @parameter.name
#                                     ^^^^ @parameter.default
#                                           ^^^^^^^^^^^^^^ @parameter
#                                                  ^^^ @parameter.annotation
#                                                        ^ @parameter.default
#                                                          !^ @parameter.name
#                                                           ^^^^^^ @parameter.rest
#                                                            ^^^^^ @parameter.name
#                                                                   ^^^^^^^^^^^^^^ @parameter.rest
#                                                                     ^^^^^^^ @parameter.name
    """Keep a cart."""
#   ^ @function.body
#   ^^^^^^^^^^^^^^^^^^ @function.docstring
#   ^^^^^^^^^^^^^^^^^^ @text
    try:
        return await write(path)
#       ^^^^^^^^^^^^^^^^^^^^^^^^ @return
#              ^^^^^^^^^^^^^^^^^ @return.value
#              ^^^^^^^^^^^^^^^^^ @await
#                    ^^^^^^^^^^^ @await.operand
    except OSError as err:
#   ^ @handler
#          ^^^^^^^ @handler.types
#                     ^^^ @handler.name
        raise SaveError(path, "full") from err
#       ^ @handler.body
#       ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise
#       ^ @raise.made
#             ^^^^^^^^^ @raise.type
#                       ^^^^ @raise.message
#                                          ^^^ @raise.cause
    except errors.Full:
#          ^^^^^^^^^^^ @handler.types
        sys.exit(1)
#       ^^^^^^^^^^^ @panic
#       ^^^^^^^^ @panic.name

        raise SystemExit(1)
#       ^^^^^^^^^^^^^^^^^^^ @panic
#             ^^^^^^^^^^ @panic.name

        raise errors.NoSpace
#             ^^^^^^^^^^^^^^ @raise.type
#      !^ @raise.made
    except (OSError, errors.Lost) as err:
#           ^^^^^^^ @handler.types
#                    ^^^^^^^^^^^ @handler.types
#         !^ @handler.types
#                                    ^^^ @handler.name
        raise err.with_traceback(trace)
#             ^^^ @raise.type
#      !^ @raise.made
#                               !^ @raise.message
    except:
        raise
#       ^ @raise
#      !^ @raise.type


def find(path):
# !<- @function.is_async
    f"Find {path}."
#  !^ @function.docstring
    return
#   ^^^^^^ @return


@dataclass
# <- @decorator
#^^^^^^^^^ @decorator.name
class Basket(Cart, models.Model, Generic[T], metaclass=Meta):
# <- @class
#     ^^^^^^ @class.name
#            ^^^^ @class.bases
#                  ^^^^^^^^^^^^ @class.bases
#                                ^^^^^^^^^^ @class.bases
#                                           !^ @class.bases
#                                           !^ @keyword
    """What a customer chose."""
#   ^ @class.body
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @class.docstring
    limit: int
#   ^^^^^^^^^^ @assignment
#   ^^^^^ @assignment.name
#          ^^^ @assignment.annotation

    @property
    def price(self):
#   ^ @function.accessor
        return sum(item.price for item in self.items)
#                 ^ @loop
#                  ^^^^^^^^^^ @loop.body
#                 ^ @call.arguments

    @price.setter
    def price(self, price):
#   ^ @function.accessor
        self._price = price
#      !^ @assignment


by_price = lambda item, *rest: item.price
#          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @lambda
#                              ^^^^^^^^^^ @lambda.body
#                 ^^^^ @parameter
#                       ^^^^^ @parameter.rest
#                        ^^^^ @parameter.name

for cart in carts:
# <- @loop
    self.client.get(url, *parts, timeout=3)  # why
#   ^ @loop.body
#   ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @call
#   ^ @call.spread
#   ^^^^^^^^^^^ @call.receiver
#               ^^^ @call.name
#                   ^^^ @call.arguments
#                        ^^^^^^ @call.arguments
#                                ^^^^^^^ @keyword.name
#                                        ^ @keyword.value
#                                ^^^^^^^^^ @keyword
#                                ^^^^^^^^^ @call.arguments
#                                            ^^^^^ @comment
while carts:
# <- @loop
    pay(  # not an argument
#   ^^^ @call.name
#  !^ @call.spread
#        !^ @call.arguments
        carts.pop(),
#       ^^^^^^^^^^^ @call.arguments
#       ^^^^^ @call.receiver
    )
prices = {item.price for item in carts}
#        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @loop

message = f"{len(carts)} carts of {owner}" "."
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @text
#           ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @text.content
#         ^ @text.interpolated
#         ^ @text.template
#                                          ^^^ @text
#                                           ^ @text.content
#                                         !^ @text.template
message = f"carts"
#         ^ @text.template
#        !^ @text.interpolated
message = "%s carts" % count
#         ^^^^^^^^^^^^^^^^^^ @formatting
#         ^ @formatting.percent
#         ^^^^^^^^^^ @formatting.literal
message = ("{} carts " "of {}").format(count, owner)
#         ^ @formatting
#         ^ @formatting.format
#          ^^^^^^^^^^^^^^^^^^^ @formatting.literal
message = "carts: " + count
#         ^ @formatting.plus
#         ^^^^^^^^^ @formatting.literal
message = owner + "'s cart"
#         ^ @formatting.plus
#                 ^^^^^^^^^ @formatting.literal
message = "carts" + "!"
#        !^ @formatting

logger.info("saved %s", cart)
# <- @log
# <- @log.logger
#      ^^^^ @log.level
#           ^^^^^^^^^^ @log.message
logging.getLogger("shop").error(form.error("lost"))
# <- @log
#                         ^^^^^ @log.level
#                               ^ @log.message
#                              !^ @log
catalog.error("lost")
# !<- @log
print("saved", file=sys.stderr)
# <- @output
# <- @output.name
sys.stdout.write("saved")
# <- @output
# !<- @log
console.print("saved")
# !<- @output

home = os.environ["HOME"].strip()
#      ^^^^^^^^^^^^^^^^^^ @environment_read
#                  ^^^^ @environment_read.name
home = os.environ.get("HOME")
#      ^^^^^^^^^^^^^^^^^^^^^^ @environment_read
#                      ^^^^ @environment_read.name
home = os.getenv(key)
#      ^^^^^^^^^^^^^^ @environment_read
os.environ["HOME"] = home
# !<- @environment_read
del os.environ["HOME"]
#  !^ @environment_read

assert cart.total == 3, "lost"
# <- @assertion
# <- @assertion.style
self.assertEqual(cart.total, 3)
# <- @assertion
#    ^^^^^^^^^^^ @assertion.style


class Size(models.TextChoices):
    SMALL = "s"
#   ^^^^^^^^^^^ @enum_member
#   ^^^^^ @enum_member.name
#           ^^^ @enum_member.value
#   ^ @assignment.member
    label: str
#   ^ @assignment.member
#   !^ @enum_member


class Basket:
    limit = 3
#   ^ @assignment.member
#   !^ @enum_member


import django.db, fastapi, pytest
#      ^^^^^^^^^ @imported_name.name


@app.get("/carts")
# <- @route
#    ^^^ @route.method
#         ^^^^^^ @route.path
def carts(a: Optional[int], b: int | None, c: typing.List[str], d: list, e: Any):
#            ^^^^^^^^^^^^^ @type_reference
#            ^^^^^^^^ @type_reference.name
#            ^ @type_reference.optional
#                              ^^^^^^^^^^ @type_reference
#                                  ^ @type_reference.name
#                              ^ @type_reference.optional
#                                             ^^^^^^^^^^^^^^^^ @type_reference
#                                                    ^^^^ @type_reference.name
#                                             ^ @type_reference.array
#                                                                  ^^^^ @type_reference.name
#                                                                           ^ @type_reference.any
    raise HTTPException(status_code=404)
#         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @response
#         ^^^^^^^^^^^^^ @response.form
#                                   ^^^ @response.status
    abort(404)
#   ^^^^^ @response.form
#         ^^^ @response.status


urlpatterns = [path("carts/", views.carts, name="carts")]
#              ^ @route
#              ^^^^ @route.method
#                    ^^^^^^ @route.path
#                             ^^^^^^^^^^^ @route.handler


class Row(models.Model):
# <- @model
#     ^^^ @model.name
    pass


with transaction.atomic():
# <- @cleanup
# <- @cleanup.form
#    ^^^^^^^^^^^^^^^^^^^^ @cleanup.resource
#    ^^^^^^^^^^^^^^^^^^ @transaction
#                ^^^^^^ @transaction.form
    time.sleep(1)
#   ^^^^^^^^^^^^^ @sleep


@pytest.mark.skip(reason="slow")
# <- @skipped_test
#                        ^^^^^^ @skipped_test.reason
def test_load(mocker):
    mocker.patch("shop.load")
#   ^^^^^^^^^^^^^^^^^^^^^^^^^ @mock
#   ^^^^^^^^^^^^ @mock.name


@pytest.fixture
# <- @setup
#       ^^^^^^^ @setup.name
def cart(): ...

if cart == other:
#  ^^^^^^^^^^^^^ @comparison
#  ^^^^ @comparison.left
#       ^^ @comparison.operator
#          ^^^^^ @comparison.right
# !^ @comparison.null
    same = cart is not None
#          ^^^^^^^^^^^^^^^^ @comparison
#               ^^^^^^ @comparison.operator
#          ^ @comparison.null
    between = 1 < cart < 3
#             !^ @comparison
    fresh = not cart is other
#           ^^^^^^^^^^^^^^^^^ @spelling
#                    ^^ @spelling.name
