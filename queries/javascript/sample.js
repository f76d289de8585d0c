// Imports and exports

import "./side-effects";
// <- @import
//      ^^^^^^^^^^^^^^ @import.module
import React, { useState, memo as remember, default as again } from "react";
//     ^^^^^ @imported_name
//     ^^^^^ @imported_name.alias
//     ^ @imported_name.default
//    !^ @imported_name.name
//              ^^^^^^^^ @imported_name.name
//             !^^^^^^^^ @imported_name.alias
//                        ^^^^ @imported_name.name
//                                ^^^^^^^^ @imported_name.alias
//                                          ^ @imported_name.default
//                                                                   ^^^^^ @import.module
import * as path from "node:path";
//     ^ @imported_name.namespace
//          ^^^^ @imported_name.alias
const fs = require("fs");
//         ^^^^^^^^^^^^^ @import
//                  ^^ @import.module
//         ^ @import.dynamic
const lazy = await import("./lazy");
//           ^ @await
//                 ^^^^^^^^^^^^^^^^ @await.operand
//                 ^^^^^^^^^^^^^^^^ @import
//                 ^ @import.dynamic
//                         ^^^^^^ @import.module
required("fs");
// !<- @import

export { first, second as third, fourth as default } from "./numbers";
// <- @export
// <- @export.default
//       ^^^^^ @export.names
//             !^ @export.names
//                        ^^^^^ @export.names
//                                                         ^^^^^^^^^ @export.source
export { default } from "./numbers";
// <- @export.default
//      !^ @export.names
export * from "./all";
// <- @export
//             ^^^^^ @export.source
// !<- @export.default
export * as everything from "./all";
//          ^^^^^^^^^^ @export.names
export const one = 1, two = 2;
//           ^^^ @export.names
//                    ^^^ @export.names
// !<- @export.default
export const { open, close: shut } = fs;
//             ^^^^ @export.names
//                   !^ @export.names
//                          ^^^^ @export.names
export function named() {}
//              ^^^^^ @export.names
export default class Store extends React.Component {
// <- @export
// <- @export.default
//                   ^^^^^ @export.names
//             ^ @class
//                   ^^^^^ @class.name
//                                 ^^^^^^^^^^^^^^^ @class.bases
//                                                 ^ @class.body
  static limit = 3;
//^ @assignment
//       ^^^^^ @assignment.name
//               ^ @assignment.value
//^ @assignment.literal
  items;
//^ @assignment
//^^^^^ @assignment.name
  #cache = new Map();
//^^^^^^ @assignment.name
//             ^^^ @assignment.called
//!^ @assignment.literal
  save = async (item) => {};
//^ @function
//^^^^ @function.name
//^ @function.arrow
//^ @function.is_async
//                       ^^ @function.body
//!^ @assignment

  constructor() {
//^ @function
//^ @function.accessor
    super();
//  ^ @call
//  ^^^^^ @call.name
  }

  get size() {
//^ @function.accessor
    return this.items.length;
//  ^ @return
//         ^^^^^^^^^^^^^^^^^ @return.value
  }

  @logged
//^ @decorator
// ^^^^^^ @decorator.name
  @cache.keep({ seconds: 3 })
// ^^^^^^^^^^ @decorator.name
  async "load"() {
//!^ @function.accessor
//       ^^^^ @function.name
    return;
//  ^ @return
//  !^ @return.value
  }
}

const Anonymous = class extends mixin(Base) {};
//                ^ @class
//                              ^^^^^^^^^^^ @class.bases
// !<- @assignment
export default [1];
export default Anonymous;
//             ^^^^^^^^^ @export.names
module.exports = Anonymous;
// <- @export
// <- @export.default
module.exports.named = named;
// <- @export
//             ^^^^^ @export.names
// !<- @export.default
exports.other = 3;
//      ^^^^^ @export.names
settings.exports.other = 3;
// !<- @export

// Functions and their parameters

async function load(item, size = 3, { id, name }, [head] = [], ...rest) {
// <- @function
// <- @function.is_async
//             ^^^^ @function.name
//                  ^^^^ @parameter
//                  ^^^^ @parameter.name
//                        ^^^^^^^^ @parameter
//                        ^^^^ @parameter.name
//                               ^ @parameter.default
//                                  ^^^^^^^^^^^^ @parameter
//                                 !^ @parameter.name
//                                                             ^^^^^^^ @parameter
//                                                             ^ @parameter.rest
//                                                                ^^^^ @parameter.name
//                                                                      ^ @function.body
}
function* pages() {}
// <- @function
//        ^^^^^ @function.name
// !<- @function.is_async
const double = (number) => number * 2;
//    ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function
//    ^^^^^^ @function.name
//    ^ @function.arrow
//                         ^^^^^^^^^^ @function.body
//             !^ @lambda
// !<- @assignment
items.map((item) => item.id).filter(function (item) { return item; });
//        ^^^^^^^^^^^^^^^^^ @lambda
//                  ^^^^^^^ @lambda.body
//                                  ^ @lambda
//         ^^^^ @parameter
items.map(item => item.id);
//        ^^^^ @parameter
//        ^^^^^^^^^^^^^^^ @lambda
const Button = memo(function Button() {});
//                  ^ @function
//                           ^^^^^^ @function.name
//                  !^ @lambda
store.load = () => {};
//           ^ @lambda
void function () {}();
//   ^^^^^^^^^^^^^^ @lambda
(function main() {})();
//        ^^^^ @function.name
const handlers = { load: async function load() {}, save: () => {}, close() {} };
//                       ^ @function
//                       ^ @function.is_async
//                                                       ^ @lambda
//                                                                 ^ @function
const curried = (a) => (b) => a + b;
//                     ^^^^^^^^^^^^ @lambda

// Assignments

const limit = 3;
// <- @assignment
//    ^^^^^ @assignment.name
//            ^ @assignment.value
// <- @assignment.literal
// <- @assignment.keyword
let later;
//  ^^^^^ @assignment.name
let low = -1, high, both = () => low;
// <- @assignment
//  ^^^ @assignment.name
//            ^^^^ @assignment
//            ^^^^ @assignment.name
//                  !^ @assignment
var old = await store.items.load();
// <- @assignment.keyword
//              ^^^^^^^^^^^^^^^^ @assignment.called
// !<- @assignment.literal
const { taken, apart } = old;
// !<- @assignment
later = 3;
// !<- @assignment

// Calls

store.items?.save(item, ...rest);
// <- @call
// <- @call.spread
//           ^^^^ @call.name
//                ^^^^ @call.arguments
//                      ^^^^^^^ @call.arguments
new shop.Store(/* nothing */);
// <- @call
// <- @call.is_new
//  ^^^^ @call.receiver
//       ^^^^^ @call.name
//             !^ @call.arguments
//             ^^^^^^^^^^^^^ @comment
fetch(url, { timeout: 3, "retry-after": wait({ inner: 4 }), signal, ...options });
// <- @call.spread
//         ^ @call.arguments
//           ^^^^^^^^^^ @keyword
//           ^^^^^^^ @keyword.name
//                    ^ @keyword.value
//                        ^^^^^^^^^^^ @keyword.name
//                                             ^^^^^^^^ @keyword
//                                                          ^^^^^^ @keyword
//                                                          ^^^^^^ @keyword.name
//                                                          !^ @keyword.value
styled`color: red`;
// <- @call
//    !^ @call.arguments

// Errors, loops

function risky() {
  for (const item of items) {
//^ @loop
//                          ^ @loop.body
    try {
      save(item);
    } catch (err) {
//    ^ @handler
//           ^^^ @handler.name
//                ^ @handler.body
      if (!err) throw err;
//              ^ @raise
//                    ^^^ @raise.type
//              !^ @raise.made
      throw new SaveError("disk full", { cause: err });
//    ^ @raise
//    ^ @raise.made
//              ^^^^^^^^^ @raise.type
//                        ^^^^^^^^^^^ @raise.message
//                                              ^^^ @raise.cause
    }
  }
  while (true) risky();
//^ @loop
//             ^^^^^^^^ @loop.body
  do {} while (false);
//^ @loop
  for (;;) {}
//^ @loop
  throw Error("disk full");
//^ @raise.made
//      ^^^^^ @raise.type
//            ^^^^^^^^^^^ @raise.message
  throw redirect("/");
//^ @raise
//!^ @raise.made
//      !^ @raise.type
  try {} catch {}
//       ^ @handler
//       !^ @handler.name
}

// Literals

const texts = ["disk full", "", `all ${items} saved`, `plain`];
//             ^^^^^^^^^^^ @text
//              ^^^^^^^^^ @text.content
//                          ^^ @text
//                           !^ @text.content
//                              ^^^^^^^^^^^^^^^^^^^^ @text
//                               ^^^^^^^^^^^^^^^^^^ @text.content
//                              ^ @text.interpolated
//                                                    ^ @text.template
//                                                    !^ @text.interpolated
const sums = ["disk " + name, name + " full", first + name + " full", "a" + "b", 1 + 2];
//            ^^^^^^^^^^^^^^ @formatting
//            ^^^^^^^ @formatting.literal
//            ^ @formatting.plus
//                            ^^^^^^^^^^^^^^ @formatting
//                                   ^^^^^^^ @formatting.literal
//                                            ^^^^^^^^^^^^^^^^^^^^^^ @formatting
//                                                                    !^ @formatting
//                                                                               !^ @formatting

// Output and environment

logger.info("saved", item);
// <- @log
// <- @log.logger
//     ^^^^ @log.level
//          ^^^^^^^ @log.message
// !<- @output
this.auditLogger.warn();
// <- @log
//               ^^^^ @log.level
//                    !^ @log.message
dialog.info("saved");
// !<- @log
console.error("saved");
// <- @output
// <- @output.name
// !<- @log
process.stdout.write("saved");
// <- @output
console.table(items);
// !<- @output
start(process.env.PORT, process.env["HOST"], process.env[name], import.meta.env.MODE, process.argv);
//    ^^^^^^^^^^^^^^^^ @environment_read
//                ^^^^ @environment_read.name
//                      ^^^^^^^^^^^^^^^^^^^ @environment_read
//                                   ^^^^ @environment_read.name
//                                           ^^^^^^^^^^^^^^^^^ @environment_read
//                                                              ^ @environment_read
//                                                                              ^^^^ @environment_read.name
//                                                                                    !^ @environment_read
const { TOKEN, SECRET: secret, MODE = "dev" } = process.env;
//      ^^^^^ @environment_read
//      ^^^^^ @environment_read.name
//             ^^^^^^ @environment_read.name
//                             ^^^^ @environment_read.name

// Tests

it("saves", () => {
// <- @test_case
// <- @test_case.name
  expect(item).toEqual(expect.any(String));
//^^^^^^^^^^^^ @assertion
//^^^^^^ @assertion.style
//                     !^ @assertion
  assert.equal(item, 3);
//^ @assertion
//^^^^^^ @assertion.style
  expect.soft(item).toBe(3);
//^ @assertion
});
test.only("loads", async function () {});
// <- @test_case
//        !^ @test_case.name
it.each([1, 2])("counts %d", (number) => {});
// <- @test_case
regex.test("text");
// !<- @test_case
describe("store", () => {});
// !<- @test_case

// Elements

const page = (
  <Layout.Page title="Home" wide onOpen={() => open()} {...props}>
//^ @element
//^ @element.spread
// ^^^^^^^^^^^ @element.name
//             ^^^^^^^^^^^^ @attribute
//             ^^^^^ @attribute.name
//                   ^^^^^^ @attribute.value
//                          ^^^^ @attribute
//                          ^^^^ @attribute.name
//                          !^ @attribute.value
//                                      ^^^^^^^^^^^^^^ @attribute.value
//                                       ^^^^^^^^^^^^ @lambda
    <img src={logo} />
//  ^^^^^^^^^^^^^^^^^^ @element
//   ^^^ @element.name
    <>{items}</>
//  !^ @element
  </Layout.Page>
//!^ @element
);

send({ price, other: 1 });
//     ^^^^^ @shorthand
//     ^^^^^ @shorthand.name
//            !^^^^^ @shorthand

// Comparisons, and how things end

if (item == other) save(); else load();
// <- @branch
// ^^^^^^^^^^^^^^^ @branch.condition
//                 ^^^^^^^ @branch.body
//                         ^^^^^^^^^^^^ @branch.alternative
//  ^^^^^^^^^^^^^ @comparison
//  ^^^^ @comparison.left
//       ^^ @comparison.operator
//          ^^^^^ @comparison.right
// !^ @comparison.null
check(item === null, undefined !== item, item < other);
//    ^ @comparison.null
//                   ^ @comparison.null
//                                      !^ @comparison
check(item?.size, item && item.size, item && item.save(), item && other.size);
//    ^^^^^^^^^^ @careful_access
//        ^^ @careful_access.form
//                ^^^^^^^^^^^^^^^^^ @careful_access
//                     ^^ @careful_access.form
//                                   ^^^^^^^^^^^^^^^^^^^ @careful_access
//                                                        !^ @careful_access
check(item && item.store.size, item && item.size === 3, item && item.size !== 3);
//    ^^^^^^^^^^^^^^^^^^^^^^^ @careful_access
//                             ^^^^^^^^^^^^^^^^^^^^^^^ @careful_access
//                                                      !^ @careful_access
try {} finally { close(); }
//     ^^^^^^^^^^^^^^^^^^^^ @cleanup
//     ^^^^^^^ @cleanup.form
//             ^^^^^^^^^^^^ @cleanup.resource
process.exit(1);
// <- @panic
// <- @panic.name
await new Promise((done) => setTimeout(done, 100));
//    ^ @sleep
await page.waitForTimeout(100);
//    ^^^^^^^^^^^^^^^^^^^^^^^^ @sleep
sleep(time);
// !<- @sleep
class Counter { static limit = 3; static load = () => {}; static count() {} size; }
//              ^ @assignment.is_static
//              ^ @assignment.member
//                                ^ @function.is_static
//                                                        ^ @function.is_static
//                                                                          ^^^^ @assignment.member

// What is asked of tests besides

describe.only("store", () => { it.skip("saves", () => { save(); }); });
// <- @test_group
// <- @test_group.name
// <- @test_group.focused
//             ^^^^^ @test_group.description
//                           ^ @test_group.body
//                             ^ @test_case.skipped
//                             ^^^^^^^ @skipped_test
//                                      ^^^^^ @test_case.description
//                                                    ^^^^^^^^^^^ @test_case.body
fit("loads", () => {});
// <- @test_case.focused
xdescribe("store", function () {});
// <- @skipped_test
// <- @test_group
// !<- @test_group.focused
test.skip(slow, "it is slow");
// !<- @skipped_test
beforeEach(async () => {});
// <- @setup
// <- @setup.name
jest.mock("./store");
// <- @mock
// <- @mock.name

// Attributes that are written out or about events

show(<Button kind="wide" size={3} onClick={save} online />);
//           ^ @attribute.literal
//                      !^ @attribute.literal
//                                ^ @attribute.event
//                                              !^ @attribute.event

// Frameworks

import express from "express";
import { NextResponse } from "next/server";
import { prisma } from "./prisma";
import { Sequelize } from "sequelize";
app.get("/carts", load);
// <- @route
//  ^^^ @route.method
//       ^^^^^^ @route.path
map.get("/carts", load);
// !<- @route
res.status(404).json(error);
// <- @response
//         ^^^ @response.status
//              ^^^^ @response.form
res.sendStatus(204);
//  ^^^^^^^^^^ @response.form
//             ^^^ @response.status
NextResponse.json(error, { status: 400 });
// <- @response
// <- @response.form
//                                 ^^^ @response.status
prisma.cart.findMany({ where });
// <- @query
//          ^^^^^^^^ @query.name
prisma.$queryRaw`select 1`;
//     ^^^^^^^^^ @query.name
//              ^^^^^^^^^^ @query.sql
// <- @query.raw
prisma.$transaction([first]);
// <- @transaction
//     ^^^^^^^^^^^^ @transaction.form
sequelize.define("Cart", fields);
// <- @model
//                ^^^^ @model.name
Cart.findAll();
// <- @query
sequelize.query("select 1");
//        ^^^^^ @query.name
//              ^^^^^^^^^^ @query.sql
sequelize.transaction(run);
// <- @transaction
box.innerHTML = text;
// <- @markup
//              ^^^^ @markup.value
box.outerHTML += text;
// <- @markup
//               ^^^^ @markup.value
