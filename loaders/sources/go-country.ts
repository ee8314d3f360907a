import { IFRC_REGIONS, type IfrcRegion } from '../../graph/model/closed-lists.ts';
import { foldText } from '../../graph/model/text.ts';
import type { Row } from '../formats/row.ts';

/** A country record of GO, from its API or a fixture. Fields are absent rather than null in fixtures. */
export interface GoCountry {
  readonly name: string;
  /** 1 country, 2 cluster, 3 region … */
  readonly recordType: number | null;
  readonly iso3: string | null;
  readonly independent: boolean | null;
  readonly fdrs: string | null;
  readonly society: string | null;
  /** In Spanish, French, Arabic, as GO translates them. */
  readonly otherSocietyNames: readonly string[];
  readonly region: IfrcRegion | null;
}

/** GO numbers its regions. */
const REGIONS: readonly IfrcRegion[] = [
  'AFRICA',
  'AMERICAS',
  'ASIA_PACIFIC',
  'EUROPE_AND_CENTRAL_ASIA',
  'MIDDLE_EAST_AND_NORTH_AFRICA',
];
const TYPED_FIELDS = new Set(['record_type', 'independent', 'region', 'region.id']);
const REGION_WORDS: Readonly<Record<string, IfrcRegion>> = {
  europe: 'EUROPE_AND_CENTRAL_ASIA',
  mena: 'MIDDLE_EAST_AND_NORTH_AFRICA',
};

/** Null when the row is no country of GO. A report of rejected records is a table: its cells are texts. */
export function goCountry({ record, cells }: Row): GoCountry | null {
  const outer = asObject(record) ?? (record === undefined ? fromCells(cells) : null);
  const fields = asObject(outer?.['fields']) ?? outer;
  if (fields !== null && 'National Society name' in fields) return listedSociety(fields);
  if (fields === null || !('society_name' in fields || 'record_type' in fields || 'fdrs' in fields))
    return null;
  const text = (key: string): string | null => {
    const value = fields[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const name = text('name_en') ?? text('name');
  if (name === null) return null;
  const society = text('society_name_en') ?? text('society_name');
  const others = ['society_name', 'society_name_es', 'society_name_fr', 'society_name_ar'].map(text);
  return {
    name,
    recordType: typeof fields['record_type'] === 'number' ? fields['record_type'] : null,
    iso3: text('iso3'),
    independent: typeof fields['independent'] === 'boolean' ? fields['independent'] : null,
    fdrs: text('fdrs'),
    society,
    otherSocietyNames: [...new Set(others.filter((other) => other !== null))],
    region: regionOf(fields['region'] ?? fields['region.id']),
  };
}

/** A record of the IFRC's list of National Societies (YAML): names for keys, and an empty list where a text is missing. */
function listedSociety(fields: Record<string, unknown>): GoCountry | null {
  const text = (key: string): string | null => {
    const value = fields[key];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : null;
  };
  const name = text('Country');
  if (name === null) return null;
  const others = fields['Alternative National Society names'];
  const alternatives = Array.isArray(others)
    ? others.filter((other) => typeof other === 'string')
    : (text('Alternative National Society names')?.split('|') ?? []);
  return {
    name,
    recordType: null,
    iso3: text('ISO3'),
    independent: null,
    fdrs: text('National Society ID'),
    society: text('National Society name'),
    otherSocietyNames: [
      ...new Set(alternatives.map((other) => other.trim()).filter((other) => other !== '')),
    ],
    region: regionOf(text('Region')),
  };
}

/** A number, or the API's `{ id, region_name }`. */
function regionOf(value: unknown): IfrcRegion | null {
  if (typeof value === 'number') return REGIONS[value] ?? null;
  const object = asObject(value);
  if (object !== null && typeof object['id'] === 'number') return REGIONS[object['id']] ?? null;
  const label = object === null ? value : (object['region_name'] ?? object['name']);
  if (typeof label !== 'string') return null;
  const folded = foldText(label);
  const code = folded.toUpperCase().replaceAll(' ', '_');
  return IFRC_REGIONS.find((region) => region === code) ?? REGION_WORDS[folded] ?? null;
}

/** `fields.iso3` is the key iso3, as in a fixture; numbers and booleans are what they look like. */
function fromCells(cells: Row['cells']): Record<string, unknown> {
  const typed = (text: string) =>
    /^\d{1,4}$/u.test(text) ? Number(text) : text === 'true' ? true : text === 'false' ? false : text;
  return Object.fromEntries(
    Object.entries(cells).map(([key, text]) => {
      const name = key.replace(/^fields\./u, '');
      return [name, TYPED_FIELDS.has(name) ? typed(text) : text];
    }),
  );
}

function asObject(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null;
}
