// Imports and exports

import type { Item } from "./items";
// <- @import
// <- @import.type_only
//            ^^^^ @imported_name.name
//                         ^^^^^^^ @import.module
import { type State, save } from "./state";
// !<- @import.type_only
//            ^^^^^ @imported_name.name
import { default as again, save as keep } from "./state";
//       ^^^^^^^^^^^^^^^^ @imported_name
//       ^ @imported_name.default
//      !^ @imported_name.name
//                  ^^^^^ @imported_name.alias
//                         ^^^^ @imported_name.name
//                                 ^^^^ @imported_name.alias
export { keep, again as default } from "./state";
// <- @export.default
//       ^^^^ @export.names
//                     !^ @export.names
export { default } from "./state";
// <- @export.default
//      !^ @export.names
declare let loaded: typeof import("./state") | import("./items").Item;
//                         ^^^^^^^^^^^^^^^^^ @import
//                         ^ @import.type_only
//                                             ^ @import.type_only
const state = await import("./state");
//                  ^ @import.dynamic
//                 !^ @import.type_only
import fs = require("fs");
// <- @import
//     ^ @imported_name.namespace
//     ^^ @imported_name.alias
//                   ^^ @import.module
export = fs;
// <- @export
// <- @export.default
export interface Saved<T> extends Item {
// <- @export
//     ^ @type_definition
//               ^^^^^ @export.names
//               ^^^^^ @type_definition.name
  save(item: T): void;
//!^ @function
//     !^ @parameter
}
export type Handler = (item: Item) => void;
//     ^ @type_definition
//          ^^^^^^^ @type_definition.name
//          ^^^^^^^ @export.names
//                     !^ @parameter
//                    !^ @lambda
export enum Level {
//     ^ @type_definition
//          ^^^^^ @type_definition.name
//          ^^^^^ @export.names
  low,
}
declare function outside(item: Item): void;
//      !^ @function
//                       !^ @parameter

// Classes

@scopes.Injectable({ scope: "app" })
// <- @decorator
//      ^ @call.name
export abstract class Store<T> extends bases.Base<T> implements Saved<T>, Closed {
//     ^ @class
//                    ^^^^^ @class.name
//                    ^^^^^ @export.names
//                                     ^^^^^^^^^^ @class.bases
//                                                              ^^^^^ @class.bases
//                                                                        ^^^^^^ @class.bases
//                                                                               ^ @class.body
  private static readonly limit: number = 3;
//^ @assignment
//^ @assignment.literal
//                        ^^^^^ @assignment.name
//                               ^^^^^^ @assignment.annotation
//                                        ^ @assignment.value
  @Input() name?: string;
//^ @decorator
// ^^^^^ @decorator.name
//         ^^^^ @assignment.name
//                ^^^^^^ @assignment.annotation
//^ @assignment
  cache = new Map<string, T>();
//^ @assignment
//            ^^^ @assignment.called
//!^ @assignment.literal
  load = async (item: T): Promise<T> => item;
//^ @function
//^ @function.arrow
//^ @function.is_async
//^^^^ @function.name
//                        ^^^^^^^^^^ @function.returns
//                                      ^^^^ @function.body
//              ^^^^^^^ @parameter
//!^ @assignment

  constructor(private readonly http: Http, @Inject(TOKEN) token?: string) {
//^ @function.accessor
//            ^^^^^^^^^^^^^^^^^^^^^^^^^^^ @parameter
//                             ^^^^ @parameter.name
//                                   ^^^^ @parameter.annotation
//                                         ^ @decorator
//                                          ^^^^^^ @decorator.name
//                                                        ^^^^^ @parameter.name
//                                                                ^^^^^^ @parameter.annotation
    super();
  }

  abstract close(force: boolean): void;
//!^ @function
//               !^ @parameter
  find(id: string): T;
//!^ @function
//     !^ @parameter
  find(this: Store<T>, id: string | number = 1, { deep }: Options = {}, ...rest: T[]): T {
//^ @function
//^^^^ @function.name
//     !^ @parameter
//                     ^^^^^^^^^^^^^^^^^^^^^^^ @parameter
//                     ^^ @parameter.name
//                         ^^^^^^^^^^^^^^^ @parameter.annotation
//                                           ^ @parameter.default
//                                              ^ @parameter
//                                             !^ @parameter.name
//                                                                      ^^^^^^^^^^^^ @parameter
//                                                                         ^^^^ @parameter.name
//                                                                      ^ @parameter.rest
//                                                                               ^^^ @parameter.annotation
//                                                                                     ^ @function.returns
//                                                                                       ^ @function.body
    return this.cache.get!(id)!;
//         ^ @call
//         ^^^^^^^^^^ @call.receiver
//                    ^^^ @call.name
//                         ^^ @call.arguments
  }
}
const Anonymous = class Named extends Base {};
//                ^ @class
//                      ^^^^^ @class.name
//                                    ^^^^ @class.bases
class Plain {}
// <- @class
//    ^^^^^ @class.name

// Functions and assignments

function isItem(value: unknown): value is Item {
// <- @function
//                               ^^^^^^^^^^^^^ @function.returns
  return !!value;
}
const parse = (text: string): Item => JSON.parse(text);
//    ^ @function
//                            ^^^^ @function.returns
//             ^^^^ @parameter.name
function run(done = (): void => {}) {}
//           ^^^^ @parameter.name
//                  ^^^^^^^^^^^^^^ @lambda
//                  ^ @parameter.default
items.map(item => item.id as string);
//        ^^^^ @parameter
//        ^^^^ @parameter.name
//        ^ @lambda
let later: Item | undefined;
// <- @assignment
//  ^^^^^ @assignment.name
//         ^^^^^^^^^^^^^^^^ @assignment.annotation
const limit: number = 3;
// <- @assignment.literal
//           ^^^^^^ @assignment.annotation
const sizes = [1, 2] as const;
// <- @assignment.literal
//            ^^^^^^^^^^^^^^^ @assignment.value
const options = { deep: true } satisfies Options;
// <- @assignment.literal
const handler = ((item) => {}) as Handler;
// <- @assignment
// !<- @assignment.literal
//               ^ @lambda
const other = create<Item>(limit)!;
//                         ^^^^^ @call.arguments
//            ^^^^^^ @call.name

// Types

interface Closed<T> extends Saved, bases.Opened<T> { close(force: boolean): void; readonly size: number }
// <- @type_definition.interface
//                                                 ^ @type_definition.body
//                          ^^^^^ @type_definition.bases
//                                 ^^^^^^^^^^^^ @type_definition.bases
//               ^ @type_parameter
//               ^ @type_parameter.name
//                                                   ^^^^^^^^^^^^^^^^^^^^^^^^^^^ @function
//                                                   ^^^^^ @function.name
//                                                   ^ @function.is_abstract
//                                                                          ^^^^ @function.returns
//                                                        !^ @parameter
type Id = string;
// <- @type_definition.alias
// !<- @type_definition.interface
enum State { open = 1, closed }
// <- @type_definition.enum
//         ^ @type_definition.body
//           ^^^^^^^^ @enum_member
//           ^^^^ @enum_member.name
//                  ^ @enum_member.value
//                     ^^^^^^ @enum_member
//                     ^^^^^^ @enum_member.name
const first = load() as Item, second = load() as unknown as Item[], third = [1] as const, fourth = <Item>load();
//            ^^^^^^^^^^^^^^ @cast
//                   ^^ @cast.form
//                      ^^^^ @cast.type
//                                     ^ @cast
//                                                          ^^^^^^ @cast.type
//                                                                         !^ @cast
//                                                                                                 ^^^^^^^^^^^^ @cast
//                                                                                                 ^ @cast.form
const sure = item!.id;
//           ^^^^^ @unwrap
//               ^ @unwrap.form
declare let all: Array<any>, more: string[], some: ReadonlyArray<Item>, box: Box<Item>, odd: unknown;
//               ^^^^^^^^^^ @type_reference
//               ^^^^^ @type_reference.name
//               ^ @type_reference.array
//                     ^^^ @type_reference
//                     ^ @type_reference.any
//                     ^^^ @type_reference.name
//                                 ^^^^^^^^ @type_reference
//                                       ^ @type_reference.name
//                                 ^ @type_reference.array
//                                                 ^^^^^^^^^^^^^ @type_reference.name
//                                                                          !^ @type_reference
//                                                                                           ^^^^^^^ @type_reference
//                                                                                           ^^^^^^^ @type_reference.name
declare let wrong: String, right: string;
//                 ^^^^^^ @type_reference
//                 ^^^^^^ @type_reference.name
//                                !^ @type_reference
abstract class Shop extends Base {
// <- @class.is_abstract
  constructor(private readonly store: Store, public http: Http, name: string) {}
//            ^ @parameter.promoted
//            ^ @parameter.readonly
//                                           ^ @parameter.promoted
//                                          !^ @parameter.readonly
//                                                             !^ @parameter.promoted
  protected abstract close(force: boolean): Promise<void>;
//^ @function
//                   ^^^^^ @function.name
//^ @function.is_abstract
//^^^^^^^^^ @function.visibility
//                                          ^^^^^^^^^^^^^ @function.returns
  private static readonly limit = 3;
//^^^^^^^ @assignment.visibility
//^ @assignment.is_static
//^ @assignment.readonly
//^ @assignment.member
  override save = () => {};
//^ @function.overrides
  private static override load() {}
//^^^^^^^ @function.visibility
//^ @function.is_static
//^ @function.overrides
  items: Item[];
//^ @assignment.member
  // !<- @assignment.readonly
}

// Frameworks

import { Get } from "@nestjs/common";
import { Entity } from "typeorm";
@Entity("carts")
// <- @model
//       ^^^^^ @model.table
export class Cart {
//           ^^^^ @model.name
  @Get("all") @HttpCode(202) load() { this.cartRepository.findOne({}); }
//^ @route
// ^^^ @route.method
//      ^^^ @route.path
//            ^ @response
//             ^^^^^^^^ @response.form
//                      ^^^ @response.status
//                                    ^ @query
//                                                        ^^^^^^^ @query.name
  save() { this.dataSource.query("select 1"); this.dataSource.transaction(run); }
//         ^ @query.raw
//                               ^^^^^^^^^^ @query.sql
//                                            ^ @transaction
//                                                            ^^^^^^^^^^^ @transaction.form
}

import { type First, second } from "./items";
//       ^ @imported_name.type_only
//                  !^ @imported_name.type_only
type Pair = { first: string };
//          ^^^^^^^^^^^^^^^^^ @type_definition.body

throw new HttpException("lost", HttpStatus.NOT_FOUND);
//    ^ @response
//        ^^^^^^^^^^^^^ @response.form
//                              ^^^^^^^^^^^^^^^^^^^^ @response.status
type Kept = (kept: Item) => void;
//           ^^^^^^^^^^ @signed_parameter
//           ^^^^ @signed_parameter.name
//                 ^^^^ @signed_parameter.annotation
interface Keeping {
  keep(kept?: Item): void;
//     ^^^^^^^^^^^ @signed_parameter
}
let records: Record<string, Item> | { [key: string]: Item };
//           ^^^^^^^^^^^^^^^^^^^^ @record_type
//                                  ^^^^^^^^^^^^^^^^^^^^^^^ @record_type
//                                     ^^^ @record_type.key
