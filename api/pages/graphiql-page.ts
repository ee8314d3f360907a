import { renderGraphiQL } from '@graphql-yoga/render-graphiql';
import { EXAMPLE_QUERIES } from './example-queries.ts';

const [first] = EXAMPLE_QUERIES;
const OPTIONS = {
  title: 'Trailcare GraphiQL',
  endpoint: '/graphql',
  variables: JSON.stringify(first?.variables ?? {}, null, 2),
};

/** Not `defaultQuery`, with which a browser that has been here before would open an empty tab. */
const FIRST_QUERY = { query: first?.query ?? '{ about { purpose } }' };

const MAX_VARIABLES_LENGTH = 10_000;

/** Its one script stands behind this. */
const ROOT = /(<div id="root"><\/div>\s*<script)(>)/;

let parts: { head: string; before: string; after: string } | null = null;

/** What the address of the page says, unchecked. */
export interface GraphiqlAddress {
  readonly query?: unknown;
  readonly variables?: unknown;
}

/**
 * GraphiQL in one page of 9 MB, whose one script is known by `nonce`, that asks no other host for anything. It reads `query` from its address by itself, and begins with the
 * first example when there is none; `variables` is the text of a JSON object to fill in, and is left out when it is not one.
 */
export function graphiqlPage({ query, variables }: GraphiqlAddress, nonce: string): string {
  parts ??= splitAtOptions(renderGraphiQL(OPTIONS), JSON.stringify(OPTIONS));
  const options = {
    ...OPTIONS,
    ...(query ? {} : FIRST_QUERY),
    ...(isJsonObject(variables) ? { variables } : {}),
  };
  // Inside a script: no text of a reader may end it.
  const written = JSON.stringify(options).replaceAll('<', '\\u003c');
  return `${parts.head} nonce="${nonce}"${parts.before}${written}${parts.after}`;
}

function splitAtOptions(page: string, options: string): { head: string; before: string; after: string } {
  const place = page.lastIndexOf(options);
  const root = ROOT.exec(page);
  if (place < 0 || root === null)
    throw new Error('GraphiQL is not written as it was: its options or its script are not in its page.');
  const script = root.index + root[1]!.length;
  return {
    head: page.slice(0, script),
    before: page.slice(script, place),
    after: page.slice(place + options.length),
  };
}

function isJsonObject(text: unknown): text is string {
  if (typeof text !== 'string' || text.length > MAX_VARIABLES_LENGTH) return false;
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    // Not JSON: the reader edited the address, and gets GraphiQL without variables.
    return false;
  }
}

/** The address of GraphiQL with a query filled in. */
export function graphiqlLink(query: string, variables: Record<string, unknown>): string {
  const filled = new URLSearchParams({ query, variables: JSON.stringify(variables, null, 2) });
  return `/graphiql?${filled.toString()}`;
}
