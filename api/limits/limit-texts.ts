import type { ApolloServerPlugin } from '@apollo/server';
import { type DocumentNode, Kind, OperationTypeNode, visit } from 'graphql/index.js';
import type { Context } from '../context.ts';
import { toGraphqlError } from '../errors.ts';
import { onceForEach } from '../once-for-each.ts';
import { limitExceeded } from './limit-exceeded.ts';

/**
 * Refuses queries with a text longer than any code, name or cursor is: what looks for names near to it takes longer than in proportion. What
 * mutations write has limits of its own.
 */
export function limitTexts(maxLength: number): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ document, operation, request }) {
          if (operation?.operation !== OperationTypeNode.QUERY) return;
          const longest = Math.max(longestIn(request.variables ?? {}), longestOf(document));
          if (longest <= maxLength) return;
          throw toGraphqlError(limitExceeded(`A text has ${longest} characters`, longest, maxLength));
        },
      };
    },
  };
}

/** Characters of the longest text that a document writes out. */
const longestOf = onceForEach((document: DocumentNode): number => {
  let longest = 0;
  visit(document, {
    [Kind.STRING](node) {
      longest = Math.max(longest, node.value.length);
    },
  });
  return longest;
});

/** Characters of the longest text in a value of JSON. Without recursion: a value may be nested by the ten thousand. */
function longestIn(value: unknown): number {
  const open: unknown[] = [value];
  let longest = 0;
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    if (typeof one === 'string') longest = Math.max(longest, one.length);
    else if (typeof one === 'object' && one !== null) {
      for (const member of Object.values(one)) open.push(member ?? 0);
    }
  }
  return longest;
}
