import type { ApolloServerPlugin } from '@apollo/server';
import { TrailcareError } from '../graph/errors.ts';
import type { Context } from './context.ts';
import { toGraphqlError } from './errors.ts';
import { documentId, type trustedDocuments } from './trusted-documents.ts';

/** Refuses documents that are not trusted: it is enough to send the text of one that is. */
export function onlyTrusted(trusted: ReturnType<typeof trustedDocuments>): ApolloServerPlugin<Context> {
  return {
    async requestDidStart() {
      return {
        async didResolveOperation({ source }) {
          if ((await trusted.get(documentId(source))) !== undefined) return;
          const message =
            'This server answers trusted documents alone: those of its pages, and those that its operator added (TRAILCARE_DOCUMENTS).';
          throw toGraphqlError(new TrailcareError('FORBIDDEN', message, { accepted: 'a trusted document' }));
        },
      };
    },
  };
}
