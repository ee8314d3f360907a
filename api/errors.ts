import { HeaderMap } from '@apollo/server';
import { unwrapResolverError } from '@apollo/server/errors';
import {
  GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
  isEnumType,
  Kind,
} from 'graphql/index.js';
import { TrailcareError } from '../graph/errors.ts';
import { masked } from './masked.ts';
import { RETRY_SECONDS, statusOf, UNAVAILABLE } from './http/status-of.ts';

/** An error of ours for which a whole operation is refused, as GraphQL sends it: with the status of HTTP that says so. */
export function toGraphqlError(error: unknown): unknown {
  if (!(error instanceof TrailcareError)) return error;
  const status = statusOf(error.code);
  const headers = new HeaderMap();
  if (status === UNAVAILABLE) headers.set('retry-after', RETRY_SECONDS);
  const extensions: Record<string, unknown> = {
    ...error.details,
    code: error.code,
    http: { status, headers },
  };
  return new GraphQLError(error.publicMessage, { originalError: error, extensions });
}

/** The codes of GraphQL itself, and of the transport: their messages are about the request and say nothing of us. */
const OF_THE_REQUEST = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_FOUND',
  'PERSISTED_QUERY_NOT_SUPPORTED',
]);

/** The parser's words when `maxTokens` is passed: it has no code of its own for it. */
const TOO_MANY_TOKENS = /more tha[nt] \d+ tokens/;

const TOO_MANY_BAD_VALUES = /^Too many errors processing variables/;

/** The parser recurses: lists in lists by the thousand end its stack before the depth limit is asked. */
const TOO_DEEP_TO_PARSE = /call stack/i;

/** What is told where GraphQL itself ends a validation: it compares fields of one name with each other. */
export const TOO_MUCH_TO_COMPARE = 'The document repeats fields too often for them to be compared.';
const VALIDATION_ABORTED = 'Validation aborted.';

/** Validation errors at one of these are about the value of an argument. */
const VALUE_NODES: ReadonlySet<string> = new Set([
  Kind.INT,
  Kind.FLOAT,
  Kind.STRING,
  Kind.BOOLEAN,
  Kind.NULL,
  Kind.ENUM,
  Kind.LIST,
  Kind.OBJECT,
  Kind.OBJECT_FIELD,
]);

/**
 * What a client sees of an error. Ours and GraphQL's own verbatim, a bad value always as BAD_INPUT; all others masked, with an id by
 * which the log has them.
 */
export function errorFormatter(
  schema: GraphQLSchema,
): (formatted: GraphQLFormattedError, error: unknown) => GraphQLFormattedError {
  return (found, error) => {
    const formatted = { ...found, message: inFewWords(found.message) };
    const origin = originOf(error);
    if (origin instanceof TrailcareError) {
      const extensions = { ...origin.details, code: origin.code };
      // A scalar's error keeps GraphQL's own words, which say at which argument it is.
      const { message: whole, publicMessage } = origin;
      const isWhole = whole === publicMessage && formatted.message.includes(whole);
      const message = isWhole ? formatted.message : publicMessage;
      return { ...formatted, message, extensions };
    }
    // GraphQL counts to 50, and then throws what it takes for no fault of the request.
    if (TOO_MANY_BAD_VALUES.test(formatted.message)) {
      const message = 'More values of the variables cannot be read than are listed.';
      return { message, extensions: { code: 'BAD_INPUT' } };
    }
    const code = formatted.extensions?.['code'];
    if (typeof code === 'string' && OF_THE_REQUEST.has(code)) {
      const { stacktrace: _, ...extensions } = formatted.extensions ?? {};
      if (TOO_DEEP_TO_PARSE.test(formatted.message)) {
        const message = 'Syntax Error: the document is nested too deeply.';
        return { ...formatted, message, extensions: { ...extensions, code: 'LIMIT_EXCEEDED' } };
      }
      if (formatted.message === VALIDATION_ABORTED) {
        return {
          ...formatted,
          message: TOO_MUCH_TO_COMPARE,
          extensions: { ...extensions, code: 'LIMIT_EXCEEDED' },
        };
      }
      if (TOO_MANY_TOKENS.test(formatted.message)) {
        return { ...formatted, extensions: { ...extensions, code: 'LIMIT_EXCEEDED' } };
      }
      if (code !== 'BAD_USER_INPUT' && !isAboutAValue(error)) return { ...formatted, extensions };
      const accepted = enumValues(schema, formatted.message);
      return {
        ...formatted,
        message:
          accepted === null ? formatted.message : `${formatted.message} Accepted: ${accepted.join(', ')}.`,
        extensions: { ...extensions, code: 'BAD_INPUT', ...(accepted && { accepted }) },
      };
    }
    const { message, id } = masked(origin);
    return {
      message,
      ...(formatted.locations && { locations: formatted.locations }),
      ...(formatted.path && { path: formatted.path }),
      extensions: { code: 'INTERNAL_SERVER_ERROR', id },
    };
  };
}

const MOST_MESSAGE = 3_000;

/** GraphQL quotes what it cannot read, however long it is. */
const inFewWords = (message: string) =>
  message.length <= MOST_MESSAGE ? message : `${message.slice(0, MOST_MESSAGE)}…`;

/** The error behind the errors that GraphQL and Apollo put around it. */
function originOf(error: unknown): unknown {
  let origin = unwrapResolverError(error);
  while (origin instanceof GraphQLError && origin.originalError) origin = origin.originalError;
  return origin;
}

function isAboutAValue(error: unknown): boolean {
  return error instanceof GraphQLError && VALUE_NODES.has(error.nodes?.[0]?.kind ?? '');
}

/** The values of the enum that a message of GraphQL names: `Value "X" does not exist in "Group" enum.` */
function enumValues(schema: GraphQLSchema, message: string): string[] | null {
  const name = /(?:in|type|Enum) "(\w+)[!\]]*"/.exec(message)?.[1];
  const type = name === undefined ? undefined : schema.getType(name);
  return isEnumType(type) ? type.getValues().map((value) => value.name) : null;
}
