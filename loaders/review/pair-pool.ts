import type Database from 'better-sqlite3';
import type { AnyFact } from '../../graph/model/kinds.ts';
import type { PairedKind } from '../../graph/review/question.ts';

/** How far two facts of two sources may lie apart that are still asked about, km. Organisations have no place. */
export const NEAR_KM: Readonly<Record<PairedKind, number>> = { Branch: 5, Service: 1, Stop: 5, Provider: 0 };

const KM_PER_DEGREE = 111;
/** Facts of a source that are compared with one: more of one group at one place cannot be told apart by name anyhow. */
const MOST_COMPARED = 200;
const KEPT_GROUPS = 10_000;

/** Facts of one kind on disk, found by their group (Society, provider and type, country) and place. */
export interface PairPool {
  add(fact: AnyFact): void;
  /** Those of another code and source, of the same group, within its kind's distance by latitude and longitude, or of the same finest area. */
  readonly near: (fact: AnyFact) => AnyFact[];
  all(): Iterable<AnyFact>;
  sourcesOf(code: string): string[];
}

/** Uses a table of its own in a load's temporary database; the pool before it is gone. */
export function openPairPool(db: Database.Database, kind: PairedKind): PairPool {
  db.exec(`
    DROP TABLE IF EXISTS pool;
    CREATE TABLE pool (code TEXT, source TEXT, grp TEXT, lat REAL, lon REAL, area TEXT, json TEXT, PRIMARY KEY (code, source)) WITHOUT ROWID;
    CREATE INDEX pool_by_place ON pool (grp, source, lat);
    CREATE INDEX pool_by_area ON pool (grp, source, area);`);
  const insert = db.prepare('INSERT OR IGNORE INTO pool VALUES (?, ?, ?, ?, ?, ?, ?)');
  const ofCode = db.prepare<[string], { source: string }>('SELECT source FROM pool WHERE code = ?');
  // Source by source: of its own a list may have thousands within the distance.
  const sourcesIn = db.prepare<[string], { source: string }>(
    'SELECT DISTINCT source FROM pool WHERE grp = ?',
  );
  const not = `code <> ? LIMIT ${MOST_COMPARED}`;
  const byPlace = db.prepare<[string, string, number, number, number, number, string], { json: string }>(
    `SELECT json FROM pool WHERE grp = ? AND source = ? AND lat BETWEEN ? AND ? AND abs(abs(lon - ?) - 180) >= 180 - ? AND ${not}`,
  );
  const byArea = db.prepare<[string, string, string, string], { json: string }>(
    `SELECT json FROM pool WHERE grp = ? AND source = ? AND area = ? AND ${not}`,
  );
  /** By group; forgotten when a fact is added, and when there are many: services have a group for each provider and type. */
  const known = new Map<string, string[]>();
  const sourcesOfGroup = (group: string) => {
    let sources = known.get(group);
    if (known.size > KEPT_GROUPS) known.clear();
    if (sources === undefined) known.set(group, (sources = sourcesIn.all(group).map(({ source }) => source)));
    return sources;
  };
  const all = db.prepare<[], { json: string }>('SELECT json FROM pool ORDER BY code, source');
  const degrees = NEAR_KM[kind] / KM_PER_DEGREE;
  const facts = (rows: readonly { json: string }[]) => rows.map(({ json }) => JSON.parse(json) as AnyFact);
  return {
    add(fact) {
      const { lat, lon, area } = placeOf(fact);
      known.clear();
      insert.run(fact.code, fact.source, groupOf(kind, fact), lat, lon, area, JSON.stringify(fact));
    },
    near(fact) {
      const group = groupOf(kind, fact);
      const { lat, lon, area } = placeOf(fact);
      const others = sourcesOfGroup(group).filter((source) => source !== fact.source);
      return others.flatMap((source) => {
        if (lat !== null && lon !== null)
          return facts(
            byPlace.all(group, source, lat - degrees, lat + degrees, lon, wider(degrees, lat), fact.code),
          );
        return area === null ? [] : facts(byArea.all(group, source, area, fact.code));
      });
    },
    all: () => facts(all.all()),
    sourcesOf: (code) => ofCode.all(code).map(({ source }) => source),
  };
}

/** Degrees of longitude are shorter towards the poles. */
const wider = (degrees: number, lat: number) =>
  Math.min(180, degrees / Math.max(0.01, Math.cos((Math.min(89, Math.abs(lat) + 1) * Math.PI) / 180)));

/** What two facts must share before their places and names are compared. */
function groupOf(kind: PairedKind, fact: AnyFact): string {
  if (kind === 'Branch') return String(fact['nationalSociety']);
  if (kind === 'Stop') return String(fact['country']);
  if (kind === 'Service') return [fact['provider'], fact['serviceType'], fact['country']].join(' ');
  return '';
}

/** A point that stands for an area says no more than the area: services of a 3W are compared by their finest area. */
function placeOf(fact: AnyFact): { lat: number | null; lon: number | null; area: string | null } {
  const areas = (fact['adminAreas'] ?? []) as readonly string[];
  const precise = fact['precision'] === undefined || fact['precision'] === 'POINT';
  const lat = precise ? ((fact['lat'] ?? null) as number | null) : null;
  const lon = precise ? ((fact['lon'] ?? null) as number | null) : null;
  // Codes of areas are those of their countries, finer ones longer.
  const area = areas.toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))[0] ?? null;
  return { lat, lon, area: lat === null ? area : null };
}
