import { answerParts } from './answer-parts.ts';
import { pullError } from './pull-error.ts';
import type { Paging } from './pull-source.ts';

/** `{count, next, previous, results}`: Django REST framework, as IFRC GO. */
export function pagedByNext(limit: number): Paging {
  return {
    first: { limit: String(limit) },
    read(answer, asked) {
      const parts = answerParts(answer, asked.host);
      return {
        records: parts.list('results'),
        total: parts.count('count'),
        next: queryOf(parts.link('next'), asked),
        pages: Math.ceil(parts.count('count') / limit),
      };
    },
  };
}

/**
 * Only the query of the link is used: behind a proxy GO names itself `http://`. A link to another host or path is not
 * followed, whatever it says.
 */
function queryOf(link: string | null, asked: URL): string | null {
  if (link === null) return null;
  const next = URL.parse(link, asked);
  if (next === null || next.hostname !== asked.hostname || next.pathname !== asked.pathname)
    throw pullError(
      `${asked.host} names a next page that is elsewhere (${link.slice(0, 100)}): not followed.`,
      {
        kept: false,
      },
    );
  return next.searchParams.toString();
}
