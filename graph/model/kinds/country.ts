import { IFRC_REGIONS } from '../closed-lists.ts';
import { oneOf, optional, real, refs, text, texts } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const country = defineKind(
  'Country',
  {
    name: text('English short name'),
    iso2: optional(text('ISO 3166-1 alpha-2')),
    names: texts('Names in other languages, each as `fr:Éthiopie` (ISO 639-1 code, colon, name)'),
    ifrcRegion: optional(oneOf(IFRC_REGIONS, 'IFRC region')),
    subregion: optional(text('Subregion of the United Nations geoscheme')),
    borders: refs('Country', 'Land neighbours'),
    lat: optional(real(-90, 90, 'Centre, degrees north')),
    lon: optional(real(-180, 180, 'Centre, degrees east')),
  },
  {
    about: 'A country or territory of ISO 3166; its code is the alpha-3 code.',
    indexed: ['ifrcRegion'],
    searched: ['name', 'names'],
    relationships: { borders: 'BORDERS' },
  },
);
export type Country = FactOf<typeof country>;
