import type { Fact } from '../model/kinds.ts';
import { STALE_DAYS } from '../model/stale-days.ts';
import { STEWARD_SOURCES } from '../model/steward-sources.ts';

/** Above every file that states the same fact as of the same day: the Society's own facts are its own. */
const PRIORITY = 900;

/** The source of what a Society's stewards write. */
export function stewardSource(society: Pick<Fact<'NationalSociety'>, 'code' | 'name'>): Fact<'Source'> {
  const code = `${STEWARD_SOURCES}${society.code}`;
  return {
    code,
    source: code,
    asOf: null,
    validFrom: null,
    validUntil: null,
    visibility: 'PUBLIC',
    publisher: society.name,
    dataset: 'Stated by its stewards',
    licence: null,
    url: null,
    retrieved: null,
    priority: PRIORITY,
    staleDays: STALE_DAYS,
    illustrative: false,
  };
}
