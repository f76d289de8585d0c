// What JavaScript and TypeScript prove apart holds where both are mixed.

import type { ReactNode } from "react";
// <- @import.type_only

type Props = { title: string; children?: ReactNode };
//   ^^^^^ @type_definition.name

export const Page = <T,>({ title, children }: Props): ReactNode => {
//           ^^^^ @export.names
//           ^^^^ @function.name
//                       ^^^^^^^^^^^^^^^^^^^^^^^^^^ @parameter
//                                            ^^^^^ @parameter.annotation
//                                                    ^^^^^^^^^ @function.returns
  const [open, setOpen] = useState<boolean>(false);
//!^ @assignment
//                        ^^^^^^^^ @call.name
  const id: string = useId();
//^ @assignment
//          ^^^^^^ @assignment.annotation
//                   ^^^^^ @assignment.called

  return (
    <Layout.Page title={title} onClose={() => setOpen(false)} wide {...rest}>
//  ^ @element
//  ^ @element.spread
//   ^^^^^^^^^^^ @element.name
//               ^^^^^ @attribute.name
//                     ^^^^^^^ @attribute.value
//                                      ^^^^^^^^^^^^^^^^^^^^ @lambda
//                                            ^^^^^^^^^^^^^^ @lambda.body
//                                                            ^^^^ @attribute
      {children}
      <Input value={title as string} onChange={(event: Event) => setTitle(event.target!.value)} />
//    ^ @element
//    !^ @element.spread
//     ^^^^^ @element.name
//                                              ^^^^^ @parameter.name
//                                                     ^^^^^ @parameter.annotation
    </Layout.Page>
  );
};
