import { BRANCH_KINDS } from '../closed-lists.ts';
import { integer, oneOf, optional, real, ref, refs, text, texts } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const branch = defineKind(
  'Branch',
  {
    name: text('Name'),
    alternatives: texts('Other names'),
    kind: oneOf(BRANCH_KINDS, 'Kind of local unit'),
    nationalSociety: ref('NationalSociety', 'The Society of which it is a local unit'),
    country: ref('Country', 'Country in which it stands'),
    lat: optional(real(-90, 90, 'Degrees north; null: no point published')),
    lon: optional(real(-180, 180, 'Degrees east; null: no point published')),
    adminAreas: refs('AdminArea', 'Areas in which it is stated to lie'),
    volunteers: optional(integer(0, 100_000_000, 'Volunteers; null: not stated')),
  },
  {
    about: 'A local unit of a National Society.',
    indexed: ['nationalSociety', 'country', 'kind'],
    searched: ['name', 'alternatives'],
    relationships: { nationalSociety: 'OF', country: 'IN', adminAreas: 'WITHIN' },
    owners: ['nationalSociety'],
    rule: (fact) =>
      (fact.lat === null) === (fact.lon === null) ? null : 'has one of lat and lon without the other',
  },
);
export type Branch = FactOf<typeof branch>;
