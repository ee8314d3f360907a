import { textOfValue } from './text-of-value.ts';

/** The cells of a JSON record: `{ fields: { iso3: 'ETH' } }` has the cell `fields.iso3`; lists of texts are joined by `|`. */
export function flattenRecord(record: unknown): Map<string, string> {
  const cells = new Map<string, string>();
  if (isFeature(record)) {
    add(cells, '', record.properties ?? {});
    const { type, coordinates } = geometryOf(record.geometry);
    if (type !== '') cells.set('geometry.type', type);
    if (type === 'Point' && Array.isArray(coordinates)) {
      cells.set('geometry.lon', textOfValue(coordinates[0]));
      cells.set('geometry.lat', textOfValue(coordinates[1]));
    }
    if (record.id !== undefined && !cells.has('id')) cells.set('id', textOfValue(record.id));
  } else add(cells, '', record);
  return cells;
}

interface Feature {
  readonly type: 'Feature';
  readonly id?: unknown;
  readonly properties: unknown;
  readonly geometry: unknown;
}

/** Of a Feature that somebody edited the geometry may be anything. */
function geometryOf(geometry: unknown): { type: string; coordinates: unknown } {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  return { type: textOfValue(type), coordinates };
}

export function isFeature(record: unknown): record is Feature {
  return typeof record === 'object' && record !== null && (record as { type?: unknown }).type === 'Feature';
}

function add(cells: Map<string, string>, prefix: string, value: unknown): void {
  if (value === null || value === undefined) return void (prefix !== '' && cells.set(prefix, ''));
  if (Array.isArray(value)) {
    const plain = value.every((item) => typeof item !== 'object' || item === null);
    cells.set(prefix, plain ? value.map(textOfValue).join('|') : JSON.stringify(value));
    return;
  }
  if (typeof value !== 'object') return void cells.set(prefix, textOfValue(value));
  for (const [key, inner] of Object.entries(value))
    add(cells, prefix === '' ? key : `${prefix}.${key}`, inner);
}
