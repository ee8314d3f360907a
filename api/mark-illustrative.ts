import type { ApolloServerPlugin } from '@apollo/server';
import type { Context } from './context.ts';

/** What an answer says of each source of made-up facts on which it rests. */
export interface IllustrativeMark {
  readonly code: string;
  readonly publisher: string;
  readonly dataset: string;
}

/**
 * Marks each answer that rests on made-up facts, whether or not the client asked for `sources`: `extensions.illustrative` names the
 * sources, and the header `trailcare-illustrative` is there for whoever does not read bodies. An answer without such facts has neither.
 */
export const markIllustrative: ApolloServerPlugin<Context> = {
  async requestDidStart() {
    return {
      async willSendResponse({ response: { body, http }, contextValue }) {
        const marks = marksOf(contextValue);
        if (body.kind !== 'single' || marks.length === 0) return;
        body.singleResult.extensions = { ...body.singleResult.extensions, illustrative: marks };
        http.headers.set('trailcare-illustrative', 'true');
      },
    };
  },
};

/** The sources of made-up facts on which what was read so far rests. */
export function marksOf({ illustrative, restsOn }: Context): IllustrativeMark[] {
  const sources = illustrative();
  // Without such a source in the graph nothing is computed for the mark.
  if (sources.length === 0) return [];
  const codes = restsOn.codes();
  return sources
    .filter(({ code }) => codes.has(code))
    .map(({ code, publisher, dataset }) => ({ code, publisher, dataset }));
}
