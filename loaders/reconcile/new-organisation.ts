import type { AnyFact } from '../../graph/model/kinds.ts';
import { slug } from './slug.ts';

/** A Provider fact for a name that joins nothing, coded by its name; its source is '' until a load gives it one. */
export function newOrganisation(
  name: string,
  acronym: string | null,
  kind: string | null,
  isTaken: (code: string) => boolean,
): AnyFact {
  const label = name.replaceAll(/\s+/gu, ' ').trim() || (acronym ?? '').trim();
  let code = `org-${slug(label)}`;
  // Another organisation already has that code: two names of one slug that the graph keeps apart.
  for (let i = 2; isTaken(code); i++) code = `org-${slug(label)}-${i}`;
  return {
    code,
    source: '',
    asOf: null,
    validFrom: null,
    validUntil: null,
    visibility: 'MOVEMENT',
    name: label,
    acronym: acronym === null || acronym.trim() === '' ? null : acronym.replaceAll(/\s+/gu, ' ').trim(),
    alternatives: [],
    kind,
    nationalSociety: null,
  };
}
