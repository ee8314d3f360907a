import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, Kind, type ValueNode, valueFromASTUntyped, visit } from 'graphql/index.js';
import { TrailcareError } from '../graph/errors.ts';
import { READABLE_PAST_MS } from '../graph/model/readable-past.ts';
import type { Context } from './context.ts';
import { badCursor, readCursor } from './cursor.ts';
import { toGraphqlError } from './errors.ts';
import { replacedAt } from './load-times.ts';
import { onceForEach } from './once-for-each.ts';

/**
 * Gives each request its one revision before it runs: that of its cursors, so that pages follow each other without gap or
 * repeat while loads go on, or else the newest. The answer says which in the header `trailcare-revision`.
 */
export function pinRevision(now: () => Date): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, request, contextValue }) {
          try {
            const cursors = cursorsOf(document, request.variables ?? {});
            await contextValue.pin(await revisionFor(cursors, contextValue, now()));
          } catch (error) {
            throw toGraphqlError(error);
          }
        },
        async willSendResponse({ response, contextValue }) {
          const revision = contextValue.pinnedRevision();
          if (revision !== null) response.http.headers.set('trailcare-revision', String(revision));
        },
      };
    },
  };
}

/** Of a document: what stands at arguments called `after`, whichever operation they are of, and what its variables are unless they are given. */
interface CursorPlaces {
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly after: readonly ValueNode[];
}

const cursorPlaces = onceForEach((document: DocumentNode): CursorPlaces => {
  const defaults: Record<string, unknown> = {};
  const after: ValueNode[] = [];
  visit(document, {
    [Kind.VARIABLE_DEFINITION](node) {
      if (node.defaultValue) defaults[node.variable.name.value] = valueFromASTUntyped(node.defaultValue);
    },
    [Kind.ARGUMENT](node) {
      if (node.name.value === 'after') after.push(node.value);
    },
  });
  return { defaults, after };
});

function cursorsOf(document: DocumentNode, variables: Record<string, unknown>): string[] {
  const { defaults, after } = cursorPlaces(document);
  const values = { ...defaults, ...variables };
  return after.map((node) => valueFromASTUntyped(node, values)).filter((value) => typeof value === 'string');
}

/** The revision to read at. Cursors that cannot be gone on from are rejected by name, so that the error has the field's path. */
async function revisionFor(texts: readonly string[], context: Context, now: Date): Promise<number> {
  const newest = await context.newestRevision();
  let pinned: { text: string; revision: number } | null = null;
  for (const text of texts) {
    try {
      const { revision } = readCursor(text);
      if (pinned !== null && revision !== pinned.revision) {
        throw badCursor(
          text,
          'OTHER_REVISION',
          `is of another revision than ${pinned.text}: ask for these pages apart`,
        );
      }
      if (revision !== newest) await checkAge(text, revision, context, now);
      pinned = { text, revision };
    } catch (problem) {
      if (!(problem instanceof TrailcareError) || problem.code !== 'BAD_INPUT') throw problem;
      context.rejectedCursors.set(text, problem);
    }
  }
  return pinned?.revision ?? newest;
}

/** Fails unless the revision is the store's, or was replaced less than a day ago: by the audit record, whoever wrote the cursor. */
async function checkAge(text: string, revision: number, { store }: Context, now: Date): Promise<void> {
  const stored = await store.revision();
  if (revision > stored)
    throw badCursor(text, 'INVALID_CURSOR', 'is of a revision that this graph has not reached');
  const replaced = await replacedAt(store, revision);
  if (replaced !== null && now.getTime() - Date.parse(replaced) > READABLE_PAST_MS) {
    throw badCursor(text, 'STALE_CURSOR', 'is of a revision that was replaced more than 24 hours ago');
  }
}
