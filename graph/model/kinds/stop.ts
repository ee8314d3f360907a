import { STOP_KINDS } from '../closed-lists.ts';
import { oneOf, optional, real, ref, refs, text, texts } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const stop = defineKind(
  'Stop',
  {
    name: text('Name'),
    alternatives: texts('Other names'),
    kind: oneOf(STOP_KINDS, 'Kind of place'),
    country: optional(ref('Country', 'Country; null at sea')),
    otherCountry: optional(ref('Country', 'For a border crossing: the country on the other side')),
    lat: real(-90, 90, 'Degrees north'),
    lon: real(-180, 180, 'Degrees east'),
    adminAreas: refs('AdminArea', 'Areas in which it is stated to lie'),
  },
  {
    about: 'A place on a trail.',
    restsOn: ['country', 'otherCountry'],
    indexed: ['country', 'kind'],
    searched: ['name', 'alternatives'],
    relationships: { country: 'IN', otherCountry: 'BORDERING', adminAreas: 'WITHIN' },
    rule: (fact) => {
      if (fact.country === null && fact.kind !== 'SEA_AREA')
        return 'has no country: only a SEA_AREA has none';
      if (fact.country !== null && fact.kind === 'SEA_AREA') return 'is a SEA_AREA, so it has no country';
      if (fact.otherCountry !== null && fact.kind !== 'BORDER_CROSSING') {
        return 'has an otherCountry: only a BORDER_CROSSING has one';
      }
      if (fact.otherCountry === null && fact.kind === 'BORDER_CROSSING') {
        return 'is a BORDER_CROSSING, so it needs otherCountry';
      }
      if (fact.otherCountry !== null && fact.otherCountry === fact.country) return 'borders its own country';
      return null;
    },
  },
);
export type Stop = FactOf<typeof stop>;
