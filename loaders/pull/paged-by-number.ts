import { answerParts } from './answer-parts.ts';
import { pullError } from './pull-error.ts';
import type { Paging } from './pull-source.ts';

/** `{page, maxPages, items}`: UNHCR. */
export function pagedByNumber(limit: number): Paging {
  return {
    first: { limit: String(limit), page: '1' },
    read(answer, asked) {
      const parts = answerParts(answer, asked.host);
      const page = parts.count('page');
      const pages = parts.count('maxPages');
      const wanted = Number(asked.searchParams.get('page'));
      if (page !== wanted)
        throw pullError(`${asked.host} was asked for page ${wanted} and gave page ${page}.`, { kept: false });
      const following = new URLSearchParams(asked.searchParams);
      following.set('page', String(page + 1));
      return {
        records: parts.list('items'),
        next: page < pages ? following.toString() : null,
        total: null,
        pages,
      };
    },
  };
}
