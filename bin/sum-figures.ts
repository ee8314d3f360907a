import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'csv-parse/sync';

/**
 * Sums two published files into seeds/figures/: `node bin/node24.mjs bin/sum-figures.ts FRONTEX.csv MISSING_MIGRANTS.csv`. The files
 * themselves are not part of the project; seeds/manifest.yml names them with their sha256. Written without the
 * loaders, so that each may be checked against the other.
 */

/** Published names of routes that are trails of ours: `is` of seeds/mappings/route-names.csv. */
const TRAILS: Readonly<Record<string, string>> = {
  'Central Mediterranean Route': 'central-mediterranean',
  'Eastern Mediterranean Route': 'eastern-mediterranean',
  'Western Mediterranean Route': 'western-mediterranean',
  'Western Balkan Route': 'western-balkans',
  'Western African Route': 'western-africa-atlantic',
  'Central Mediterranean': 'central-mediterranean',
  'Eastern Mediterranean': 'eastern-mediterranean',
  'Western Mediterranean': 'western-mediterranean',
  'Western Balkans': 'western-balkans',
  'Western Africa / Atlantic route to the Canary Islands': 'western-africa-atlantic',
  'Eastern Route to/from EHOA': 'horn-to-gulf',
  'Bay of Bengal/Andaman Sea': 'bay-of-bengal-andaman-sea',
};

interface Counted {
  readonly route: string;
  /** First and last day of what the row counts. */
  readonly from: string;
  readonly to: string;
  readonly people: number;
}

const [frontex, incidents] = process.argv.slice(2);
if (frontex === undefined || incidents === undefined)
  throw new Error('Give the two files: FRONTEX.csv MISSING_MIGRANTS.csv');

write(
  'flow.csv',
  'code,leg,trail,origin,destination,peoplePerYear,periodFrom,periodTo,definition,source,asOf,visibility',
  sums(
    rowsOf(frontex).map((row) => ({
      route: row['route']!,
      from: row['t']!,
      to: lastOfMonth(row['t']!),
      people: Number(row['n']),
    })),
  ).map(({ trail, year, from, to, people }) => {
    const source = 'frontex-detections';
    return [
      `${source}:${trail}:${year}`,
      '',
      trail,
      '',
      '',
      people,
      from,
      to,
      'DETECTIONS',
      source,
      '2025-06-03',
      'PUBLIC',
    ];
  }),
);
write(
  'incident-total.csv',
  'code,leg,trail,country,deathsAndMissingPerYear,periodFrom,periodTo,source,asOf,visibility',
  sums(
    rowsOf(incidents).map((row) => {
      const [, month, day, year] = /(\d{2})\/(\d{2})\/(\d{4})/u.exec(row['Incident Date']!)!;
      const people = Number(row['Number Dead']) + Number(row['Minimum Estimated Number of Missing']);
      return {
        route: row['Migration route']!,
        from: `${year}-${month}-01`,
        to: `${year}-${month}-${day}`,
        people,
      };
    }),
  ).map(({ trail, year, from, to, people }) => {
    const source = 'iom-missing-migrants';
    return [`${source}:${trail}:${year}`, '', trail, '', people, from, to, source, '2026-05-06', 'PUBLIC'];
  }),
);

/** By trail and calendar year; of the first and last year of the file what it holds of them. */
function sums(rows: readonly Counted[]) {
  const first = rows.map(({ from }) => from).toSorted()[0]!;
  const last = rows
    .map(({ to }) => to)
    .toSorted()
    .at(-1)!;
  const byKey = Map.groupBy(
    rows.filter(({ route }) => TRAILS[route] !== undefined),
    ({ route, from }) => `${TRAILS[route]} ${from.slice(0, 4)}`,
  );
  return [...byKey.keys()].toSorted().map((key) => {
    const [trail, year] = key.split(' ') as [string, string];
    return {
      trail,
      year,
      from: first > `${year}-01-01` ? first : `${year}-01-01`,
      to: last < `${year}-12-31` ? last : `${year}-12-31`,
      people: byKey.get(key)!.reduce((sum, { people }) => sum + people, 0),
    };
  });
}

function rowsOf(file: string): Record<string, string>[] {
  const bytes = readFileSync(file);
  process.stdout.write(`${path.basename(file)} sha256 ${createHash('sha256').update(bytes).digest('hex')}\n`);
  return parse(bytes, { columns: true, bom: true });
}

function lastOfMonth(first: string): string {
  const [year, month] = first.split('-').map(Number) as [number, number];
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
}

function write(name: string, header: string, rows: readonly (readonly (string | number)[])[]): void {
  const file = path.join(import.meta.dirname, '../seeds/figures', name);
  writeFileSync(file, `${header}\n${rows.map((row) => row.join(',')).join('\n')}\n`);
}
