import { codegen } from '@graphql-codegen/core';
import * as operationsPlugin from '@graphql-codegen/typescript-operations';
import { type DocumentNode, Kind, parse } from 'graphql';
import { readDocuments } from './trusted-documents.ts';

/** For each document of a folder the types of its variables and of its answer, and of what importing its file gives. */
export async function documentTypes(schema: DocumentNode, folder: string): Promise<string> {
  const documents = [...readDocuments(folder).values()].map(({ name, text }) => ({
    location: `${name}.graphql`,
    document: parse(text),
  }));
  // Each by itself, in a namespace of its own: two documents may spread one fragment.
  const modules = await Promise.all(
    documents.map(async (document) => {
      const types = await codegen({
        filename: 'documents.d.ts',
        schema,
        documents: [document],
        plugins: [{ operations: {} }],
        pluginMap: { operations: operationsPlugin },
        config: {
          enumsAsTypes: true,
          immutableTypes: true,
          skipTypename: true,
          operationResultSuffix: 'Data',
          omitOperationSuffix: true,
          arrayInputCoercion: false,
          defaultScalarType: 'unknown',
          scalars: { ID: 'string', Date: 'string', DateTime: 'string' },
        },
      });
      const [definition] = document.document.definitions;
      const operation = definition?.kind === Kind.OPERATION_DEFINITION ? definition.name?.value : undefined;
      if (operation === undefined) throw new Error(`${document.location}: give its operation a name.`);
      const own = types
        .split('\n')
        .filter((line) => !line.startsWith('import '))
        .map((line) => `  ${line}`)
        .join('\n');
      return `declare module '*/${document.location}' {
${own}
  const document: { readonly name: string; readonly id: string; readonly types?: { readonly data: ${operation}Data; readonly variables: ${operation}Variables } };
  export type Data = ${operation}Data;
  export type Variables = ${operation}Variables;
  export default document;
}`;
    }),
  );
  return modules.join('\n\n');
}
