//! What the queries of this folder capture. A mark speaks of the last line above it that is no mark: `^` is the column
// <- @comment
//! where something starts, several cover it, `<-` is the column of the comment itself, and `!` says that there is none.
// <- @comment

use std::collections::{hash_map::Entry, HashMap};
// <- @import
//  ^^^^^^^^^^^^^^^^ @import.module
//                               ^^^^^ @imported_name
//                               ^^^^^ @imported_name.name
//                                      ^^^^^^^ @imported_name
//                                      ^^^^^^^ @imported_name.name
use std::fmt as format;
// <- @import
//  ^^^ @import.module
//              ^^^^^^ @imported_name.alias
use crate::cart::Item;
use super::*;
// <- @import.wildcard
use serde;
//  ^^^^^ @imported_name.namespace
use actix_web::web;
use axum::Router;
use diesel::prelude::*;
// <- @import.wildcard
extern crate libc;
//           ^^^^ @imported_name.namespace

#[cfg(unix)]
// !<- @decorator
use std::os::unix;

#[allow(dead_code)]
mod cart;
// <- @submodule
//  ^^^^ @submodule.name

pub const LIMIT: u32 = 3;
// <- @assignment.visibility
// <- @assignment
// <- @assignment.constant
// <- @assignment.literal
//        ^^^^^ @assignment.name
//               ^^^ @assignment.annotation
//                     ^ @assignment.value
static SIZES: &[u32] = &[1, 2];
// <- @assignment
// <- @assignment.constant
// <- @assignment.literal
//     ^^^^^ @assignment.name
//            ^^^^^^ @assignment.annotation
//                     ^^^^^^^ @assignment.value

/// What somebody wants to buy.
#[derive(Debug, Clone, serde::Serialize)]
// <- @decorator
//       ^^^^^ @decorator
//       ^^^^^ @decorator.name
//       ^^^^^ @decorator.derived
#[serde(rename_all = "camelCase")]
//                   ^^^^^^^^^^^ @text
//                    ^^^^^^^^^ @text.content
pub struct Cart<'a, T: Clone> {
// <- @class
// <- @class.struct
// <- @class.visibility
//         ^^^^ @class.name
//                  ^ @type_parameter.name
//                  ^^^^^^^^ @type_parameter
//                            ^ @class.body
    pub name: &'a str,
    // <- @assignment.visibility
    // <- @assignment.member
    #[serde(skip)]
    pub(crate) items: Vec<T>,
    // <- @assignment.member
}

struct Price(u32);
// <- @class
// <- @class.struct
//     ^^^^^ @class.name
//          ^^^^^ @class.body

union Raw { number: u32 }

pub enum Kind {
// <- @type_definition
// <- @type_definition.enum
// <- @type_definition.visibility
//       ^^^^ @type_definition.name
//            ^ @type_definition.body
    Small = 1,
    // <- @enum_member.name
    // <- @enum_member
    //      ^ @enum_member.value
    #[error("too large")]
    //      ^^^^^^^^^^^ @text
    //       ^^^^^^^^^ @text.content
    Large(u32),
    // <- @enum_member.name
    // <- @enum_member
}

pub type Result<T> = std::result::Result<T, Error>;
// <- @type_definition.visibility
// <- @type_definition
// <- @type_definition.alias
//       ^^^^^^ @type_definition.name
//              ^ @type_parameter
//              ^ @type_parameter.name

pub trait Saver: Clone + Send {
// <- @type_definition.interface
//               ^^^^^ @type_definition.bases
//                       ^^^^ @type_definition.bases
//                            ^ @type_definition.body
    fn save(&self, cart: &Cart) -> Result<()>;
    // <- @function
    // <- @function.is_abstract
    // ^^^^ @function.name
    //      ^^^^^ @receiver
    //      ^^^^^ @receiver.reference
    //       ^^^^ @receiver.name
    //             ^^^^ @parameter.name
    //             ^^^^^^^^^^^ @parameter
    //                   ^^^^^ @parameter.annotation
    //                             ^^^^^^^^^^ @function.returns
}

impl<'a, T: Clone> Cart<'a, T> {
// <- @class.extension
    #[must_use]
    pub async fn load(&mut self, name: &str, mut limit: u32) -> Result<Self> {
    // <- @function
    // <- @function.is_async
    // <- @function.visibility
    //           ^^^^ @function.name
    //                ^^^^^^^^^ @receiver
    //                ^^^^^^^^^ @receiver.reference
    //                     ^^^^ @receiver.name
    //                           ^^^^ @parameter.name
    //                           ^^^^^^^^^^ @parameter
    //                                 ^^^^ @parameter.annotation
    //                                                          ^^^^^^^^^^^^ @function.returns
    //                                                                       ^ @function.body
        let items = self.store.load(name)?;
        //          ^^^^^^^^^^ @call.receiver
        //          ^^^^^^^^^^^^^^^ @assignment.called
        //          ^^^^^^^^^^^^^^^^^^^^^ @call
        //          ^^^^^^^^^^^^^^^^^^^^^ @query
        //          ^^^^^^^^^^^^^^^^^^^^^^ @propagation
        //                     ^^^^ @call.name
        //                     ^^^^ @query.name
        //                          ^^^^ @call.arguments
        let mut rest: Vec<u32> = fetch(name).await?;
        //                       ^^^^^ @assignment.called
        //                       ^^^^^ @call.name
        //                       ^^^^^^^^^^^ @await.operand
        //                       ^^^^^^^^^^^ @call
        //                       ^^^^^^^^^^^^^^^^^ @await
        //                       ^^^^^^^^^^^^^^^^^^ @propagation
        //                             ^^^^ @call.arguments
        let _ = remove(name);
        // <- @ignored_error
        //      ^^^^^^ @ignored_error.call
        flush(name).ok();
        // <- @ignored_error.call
        // <- @call.receiver
        // <- @ignored_error
        let first = items.first().unwrap();
        //          ^^^^^^^^^^^^^^^^^^^^^^ @unwrap
        //                        ^^^^^^ @unwrap.form
        let last = items.last().expect("a last one");
        //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @unwrap
        //                      ^^^^^^ @unwrap.form
        //                             ^^^^^^^^^^^^ @unwrap.message
        if let Err(err) = check(first) {
        // <- @branch
        // <- @error_check
        // ^^^^^^^^^^^^^^^^^^^^^^^^^^^ @branch.condition
        //         ^^^ @error_check.name
        //                             ^ @branch.body
        //                             ^ @error_check.body
            return Err(Error::Full(err));
            // <- @return
            //     ^^^^^^^^^^^^^^^^^^^^^ @raise
            //     ^^^^^^^^^^^^^^^^^^^^^ @raise.made
            //     ^^^^^^^^^^^^^^^^^^^^^ @return.value
            //         ^^^^^^^^^^^ @raise.type
            //                     ^^^ @raise.message
        }
        match check(last) {
            Err(err) => report(err),
            // <- @error_check
            //  ^^^ @error_check.name
            //          ^^^^^^^^^^^ @error_check.body
            Ok(()) => {}
        }
        let total = rest.iter().map(|it| it as u64).collect::<Vec<_>>();
        //                          ^^^^^^^^^^^^^^ @lambda
        //                               ^^^^^^^^^ @cast
        //                               ^^^^^^^^^ @lambda.body
        //                                     ^^^ @cast.type
        for item in items {
        // <- @loop
        //                ^ @loop.body
            if item == last {
            // <- @branch
            // ^^^^ @comparison.left
            // ^^^^^^^^^^^^ @branch.condition
            // ^^^^^^^^^^^^ @comparison
            //      ^^ @comparison.operator
            //         ^^^^ @comparison.right
            //              ^ @branch.body
                return Err(Error::Twice { item });
                // <- @return
                //     ^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise
                //     ^^^^^^^^^^^^^^^^^^^^^^^^^^ @raise.made
                //     ^^^^^^^^^^^^^^^^^^^^^^^^^^ @return.value
                //         ^^^^^^^^^^^^ @raise.type
            } else {
            //^ @branch.alternative
                save::<u32>(item);
            }
        }
        if total != 3 {
        // ^^^^^ @comparison.left
        // ^^^^^^^^^^ @comparison
        //       ^^ @comparison.operator
        //          ^ @comparison.right
            bail!("no carts in {name}");
            // <- @formatting
            //    ^^^^^^^^^^^^^^^^^^^^ @formatting.literal
            //    ^^^^^^^^^^^^^^^^^^^^ @raise.message
        }
        info!(name = %name, "loaded");
        // <- @log.level
        // <- @formatting
        // <- @log
        //                  ^^^^^^^^ @formatting.literal
        //                  ^^^^^^^^ @log.message
        tracing::warn!("full");
        // <- @log.logger
        // <- @log
        //       ^^^^ @log.level
        //             ^^^^^^ @log.message
        println!("loaded {}", name);
        // <- @output.name
        // <- @output
        let text = format!("{} carts", total);
        //         ^^^^^^^^^^^^^^^^^^^^^^^^^^ @formatting.format
        let home = std::env::var("HOME");
        //         ^^^^^^^^^^^^^^^^^^^^^ @environment_read
        //                        ^^^^ @environment_read.name
        let raw = r"disk full";
        let read = unsafe { pointer.read() };
        //         ^^^^^^^^^^^^^^^^^^^^^^^^^ @unsafe
        unreachable!("no cart")
        // <- @panic.name
        // <- @panic
        //           ^^^^^^^^^ @panic.message
    }

    fn fail(self, err: Error) -> Result<()> {
    //                                      ^ @function.body
        if self.full {
            std::process::exit(1);
            // <- @panic.name
            // <- @panic
        }
        Err(anyhow!("disk full"))?;
        std::thread::sleep(limit);
        // <- @sleep
        if self.small {
            return Err(Error::new("disk full", self));
            //                                 ^^^^ @raise.arguments
        }
        Err(err)
    }
}

impl<'a, T> Saver for Cart<'a, T> {
// <- @class.extension
//          ^^^^^ @class.bases
    fn save(&self, cart: &Cart) -> Result<()> {
    // <- @function.overrides
        Ok(())
    }
}

#[get("/carts")]
// <- @route
//^^^ @route.method
//     ^^^^^^ @route.path
async fn list() -> impl Responder {
// <- @function.is_async
    HttpResponse::Ok().json(carts())
    // <- @response.form
    // <- @response
    //            ^^ @response.status
}

fn routes() -> Router {
    Router::new().route("/items", get(items))
    // <- @route
    //                   ^^^^^^ @route.path
    //                            ^^^ @route.method
    //                                ^^^^^ @route.handler
}

fn answer() -> impl IntoResponse {
    (StatusCode::NOT_FOUND, Json(problem()))
    // <- @response
    //                      ^^^^ @response.form
}

fn ask(conn: &mut Conn) {
    let cart = carts.filter(id.eq(3)).first::<Cart>(conn);
    //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query
    //                                ^^^^^ @query.name
    let total = sql_query("SELECT total FROM carts").load(conn);
    //          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query.raw
    //                    ^^^^^^^^^^^^^^^^^^^^^^^^^ @query.sql
    let rows = sqlx::query_as::<_, Row>("SELECT total FROM carts");
    //         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ @query.raw
    //                                  ^^^^^^^^^^^^^^^^^^^^^^^^^ @query.sql
    let more = sqlx::query!("SELECT 1");
    conn.transaction(|conn| save(conn));
    // <- @transaction
    //   ^^^^^^^^^^^ @transaction.form
    //               ^^^^^^^^^^^^^^^^^ @lambda
    //                      ^^^^^^^^^^ @lambda.body
}

#[cfg(test)]
mod tests {
//  ^^^^^ @test_region.name
// <- @test_region
    use super::*;

    #[test]
    #[ignore = "no network"]
    // <- @skipped_test
    //         ^^^^^^^^^^^^ @skipped_test.reason
    fn saves() {
    // <- @function.is_test
    // <- @test_region
        assert_eq!(total(), 3, "of {}", 3);
        // <- @assertion.style
        // <- @assertion
    }

    #[tokio::test]
    async fn loads() {
    // <- @function.is_test
        assert!(load().await.is_ok());
        // <- @assertion.style
        // <- @assertion
    }
}

#[cfg(not(test))]
mod shop {}
// !<- @test_region

fn guard(data: &[u8], line: &str) {
    let digest = Md5::new();
    //           ^^^^^^^^^^ @hashing
    //           ^^^ @hashing.algorithm
    Command::new("sh").arg("-c").arg(line);
//  ^ @shell_run
//                                   ^^^^ @shell_run.command
}
