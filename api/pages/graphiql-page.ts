import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
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

const gzip = promisify(zlib.gzip);

const MAX_VARIABLES_LENGTH = 10_000;

/** Where its style and its script stand in the page that the package writes. */
const PAGE =
  /^(.*?)<style>(.*?)<\/style>(.*<div id="root"><\/div>\s*)<script>(.*)(YogaGraphiQL\.renderYogaGraphiQL\(.*)$/s;

/** What the address of the page says, unchecked. */
export interface GraphiqlAddress {
  readonly query?: unknown;
  readonly variables?: unknown;
}

/** A file of GraphiQL's page, by the end of its path, which holds a hash of what is in it. */
interface Asset {
  readonly type: string;
  readonly gzipped: Buffer;
}

interface Parts {
  /** Before the nonces and behind them; the options stand between the last two. */
  readonly page: readonly [head: string, start: string, before: string, after: string];
  readonly assets: ReadonlyMap<string, Asset>;
}

let made: Promise<Parts> | null = null;
const parts = () => (made ??= takeApart(renderGraphiQL(OPTIONS), JSON.stringify(OPTIONS)));

/**
 * GraphiQL, whose two scripts are known by `nonce`, and which asks no other host for anything. It reads `query` from its address by itself, and begins with the
 * first example when there is none; `variables` is the text of a JSON object to fill in, and is left out when it is not one.
 */
export async function graphiqlPage({ query, variables }: GraphiqlAddress, nonce: string): Promise<string> {
  const [head, start, before, after] = (await parts()).page;
  const options = {
    ...OPTIONS,
    ...(query ? {} : FIRST_QUERY),
    ...(isJsonObject(variables) ? { variables } : {}),
  };
  // Inside a script: no text of a reader may end it.
  const written = JSON.stringify(options).replaceAll('<', '\\u003c');
  return `${head} nonce="${nonce}"${start} nonce="${nonce}"${before}${written}${after}`;
}

/** Its script, of 8 MB, and its style. Undefined: there is no such file. */
export const graphiqlAsset = async (file: string): Promise<Asset | undefined> =>
  (await parts()).assets.get(file);

async function takeApart(page: string, options: string): Promise<Parts> {
  const found = PAGE.exec(page);
  const place = found?.[5]?.indexOf(options) ?? -1;
  if (found === null || place < 0) {
    throw new Error('GraphiQL is not written as it was: its options, style or script are not in its page.');
  }
  const [, head, style, root, script, call] = found as unknown as string[];
  const assets = new Map<string, Asset>();
  const assetOf = async (text: string, ending: string, type: string) => {
    const file = `${createHash('sha256').update(text).digest('hex').slice(0, 16)}.${ending}`;
    assets.set(file, { type, gzipped: await gzip(text) });
    return `/graphiql/${file}`;
  };
  const styleUrl = await assetOf(style!, 'css', 'text/css; charset=utf-8');
  const scriptUrl = await assetOf(script!, 'js', 'text/javascript; charset=utf-8');
  return {
    assets,
    page: [
      `${head}<link rel="stylesheet" href="${styleUrl}">${root}<script src="${scriptUrl}"`,
      '></script><script',
      `>${call!.slice(0, place)}`,
      call!.slice(place + options.length),
    ],
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
