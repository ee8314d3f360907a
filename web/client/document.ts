/** What importing a file of web/documents gives: the server knows its text by the id. */
export interface Document<Data, Variables> {
  readonly name: string;
  readonly id: string;
  readonly types?: { readonly data: Data; readonly variables: Variables };
}
