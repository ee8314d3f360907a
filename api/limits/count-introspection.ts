import { introspectionTypes, isObjectType } from 'graphql/index.js';
import type { Context } from '../context.ts';

/** The types of introspection are one for the whole process, which others ask without a context. */
let isCounted = false;

/** Lets what introspection gives count as every other value does: GraphQL gives it without us, and at one go. */
export function countIntrospection(): void {
  if (isCounted) return;
  isCounted = true;
  for (const type of introspectionTypes.filter(isObjectType)) {
    for (const field of Object.values(type.getFields())) {
      const { resolve } = field;
      if (resolve === undefined) throw new Error(`${type.name}.${field.name} is resolved elsewhere.`);
      field.resolve = (parent, given, context: Context | undefined, info) => {
        context?.meter.count();
        return resolve(parent, given, context, info);
      };
    }
  }
}
