import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import {
  buildASTSchema,
  concatAST,
  type DocumentNode,
  type GraphQLFieldResolver,
  type GraphQLSchema,
  isAbstractType,
  isObjectType,
  isScalarType,
  parse,
  Source,
} from 'graphql/index.js';
// graphql is imported as index.js throughout: the test runner would take its ES modules, and Apollo has the others in hand.
import { totalCountOf } from './connection.ts';
import type { Context } from './context.ts';
import { countIntrospection } from './limits/count-introspection.ts';
import { RESOLVERS } from './resolver-map.ts';
import { scalarResolvers } from './resolvers/scalars.ts';

const schemaFolder = path.join(import.meta.dirname, '..', 'schema');

/** The schema of schema/*.graphql with our resolvers. Throws when a resolver is of no field of it. */
export function buildSchema(): GraphQLSchema {
  // That they are valid is a test's to see: at each start it would take as long as all else here.
  const schema = buildASTSchema(schemaDocument(), { assumeValidSDL: true });
  countIntrospection();
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    const isConnection = 'pageInfo' in type.getFields();
    for (const field of Object.values(type.getFields())) {
      field.resolve =
        isConnection && field.name === 'totalCount'
          ? (totalCountOf as GraphQLFieldResolver<unknown, Context>)
          : propertyOf(type.name);
    }
  }
  for (const resolvers of RESOLVERS) {
    for (const [typeName, fields] of Object.entries(resolvers)) attach(schema, typeName, fields as FieldMap);
  }
  for (const [name, scalar] of Object.entries(scalarResolvers)) {
    const type = schema.getType(name);
    if (!isScalarType(type)) throw new Error(`The schema has no scalar ${name}.`);
    Object.assign(type, scalar);
  }
  return schema;
}

/** What schema/*.graphql say, as one document. */
export function schemaDocument(): DocumentNode {
  const parts = globSync('*.graphql', { cwd: schemaFolder })
    .toSorted()
    .map((file) => parse(new Source(readFileSync(path.join(schemaFolder, file), 'utf8'), `schema/${file}`)));
  return concatAST(parts);
}

type FieldMap = Record<string, GraphQLFieldResolver<unknown, Context>>;

function attach(schema: GraphQLSchema, typeName: string, fields: FieldMap): void {
  const type = schema.getType(typeName);
  for (const [name, resolve] of Object.entries(fields)) {
    if (name === '__resolveType' && isAbstractType(type)) {
      type.resolveType = resolve as unknown as NonNullable<typeof type.resolveType>;
      continue;
    }
    const field = isObjectType(type) ? type.getFields()[name] : undefined;
    if (field === undefined)
      throw new Error(`${typeName}.${name} has a resolver, and the schema has no such field.`);
    field.resolve = (parent, given, context, info) => {
      context.meter.count();
      return resolve(parent, given, context, info);
    };
  }
}

/** A field without a resolver is a property of its parent. One that the parent lacks is our mistake, and not null. */
function propertyOf(typeName: string): GraphQLFieldResolver<unknown, Context> {
  return (parent, _, { meter }, { fieldName }) => {
    meter.count();
    const value = (parent as Record<string, unknown>)[fieldName];
    if (value === undefined)
      throw new Error(`${typeName}.${fieldName} has neither a resolver nor a property.`);
    return value;
  };
}
