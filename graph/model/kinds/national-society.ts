import { IFRC_REGIONS } from '../closed-lists.ts';
import { oneOf, optional, ref, text, texts } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const nationalSociety = defineKind(
  'NationalSociety',
  {
    name: text('English name'),
    localNames: texts('Names in its own languages, each as `es:Cruz Roja Española`'),
    alternatives: texts('Other names and acronyms by which files call it'),
    country: ref('Country', 'Country of the Society'),
    ifrcRegion: optional(oneOf(IFRC_REGIONS, 'IFRC region')),
    ifrcId: optional(text('Id in the Federation-wide databank (FDRS), as DET001')),
  },
  {
    about: 'A Red Cross or Red Crescent National Society.',
    indexed: ['country', 'ifrcRegion'],
    searched: ['name', 'localNames', 'alternatives'],
    relationships: { country: 'OF' },
    owners: ['code'],
    // `steward:S` names its stewards and what they state, and `S:…` is a fact of theirs.
    rule: ({ code }) =>
      code.includes(':') ? 'has a colon in its code, which stands behind the code of a Society' : null,
  },
);
export type NationalSociety = FactOf<typeof nationalSociety>;
