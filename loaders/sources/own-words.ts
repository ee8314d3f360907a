import type { Row } from '../formats/row.ts';
import type { Columns } from './columns.ts';
import { parts } from './parts.ts';
import { safeText } from './safe-text.ts';

/** What a row says in our own words: an export of ours that comes back. What it does not say is null. */
export interface OwnWords {
  readonly serviceType: string | null;
  readonly groups: readonly string[] | null;
  readonly eligibility: string | null;
  readonly conditions: readonly string[];
  readonly precision: string | null;
  readonly remote: boolean | null;
}

export const OWN_COLUMNS = [
  'own.serviceType',
  'own.groups',
  'own.eligibility',
  'own.conditions',
  'own.precision',
  'own.remote',
];

/** Reads the columns of hashtags with `+v_trailcare`. Words that are none of ours are refused when the fact is checked. */
export function ownWords(row: Row, columns: Columns): OwnWords {
  const said = (field: string) => columns.text(row, `own.${field}`) || null;
  const groups = parts(said('groups') ?? '');
  const remote = said('remote');
  return {
    serviceType: said('serviceType'),
    groups: groups.length === 0 ? null : groups,
    eligibility: said('eligibility'),
    conditions: parts(said('conditions') ?? '').flatMap((condition) => safeText(condition) ?? []),
    precision: said('precision'),
    remote: remote === null ? null : remote.toLowerCase() === 'true',
  };
}
