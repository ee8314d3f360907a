import { answerParts } from './answer-parts.ts';
import type { Paging } from './pull-source.ts';

/**
 * `{data}` with limit and offset: HDX HAPI. Nothing says how many there are, so the list ends with an empty page: a short one
 * may only mean that the server gives fewer at once than it was asked for.
 */
export function pagedByOffset(limit: number): Paging {
  return {
    first: { limit: String(limit), offset: '0' },
    read(answer, asked) {
      const records = answerParts(answer, asked.host).list('data');
      const following = new URLSearchParams(asked.searchParams);
      following.set('offset', String(Number(asked.searchParams.get('offset')) + records.length));
      return { records, next: records.length === 0 ? null : following.toString(), total: null, pages: null };
    },
  };
}
