import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { openStore } from '../../graph/open-store.ts';
import { makeGraphLookup } from '../../loaders/reconcile/graph-lookup.ts';
import { loadSeeds } from '../../loaders/seed.ts';
import type { GraphLookup } from '../../loaders/source-format.ts';
import { bundledMappings } from '../../loaders/sources/bundled-mappings.ts';
import { temporaryFolder } from '../support/load-toy.ts';
import { hasRealData, realFile } from '../support/real-data.ts';

/** A name with the ISO code that stands beside it in the file. */
type Named = readonly [name: string, iso3: string];

interface ListedSociety {
  readonly ISO3: string;
  readonly Country: string;
  readonly 'National Society name': string;
  readonly 'Alternative National Society names': readonly (string | null)[];
  readonly 'Alternative country names': readonly (string | null)[];
}

interface GoCountry {
  readonly fields: Readonly<Record<string, string | null>>;
}

/** The table of docs/reconciliation.md, as `{ '09, Societies in English': [197, 192, 5, 0] }`. */
function documented(): Record<string, number[]> {
  const text = readFileSync(path.resolve(import.meta.dirname, '../../docs/reconciliation.md'), 'utf8');
  const rows = [...text.matchAll(/^\| ((?:09|10), [^|]+) \|([ \d|]+)\|$/gmu)];
  return Object.fromEntries(
    rows.map(([, file, numbers]) => [file!, numbers!.split('|').map((number) => Number(number.trim()))]),
  );
}

describe.skipIf(!hasRealData)('names in real files', () => {
  let graph: GraphLookup;
  beforeAll(async () => {
    const store = await openStore(`sqlite:${path.join(temporaryFolder(), 'graph.db')}`, {});
    await store.migrate();
    await loadSeeds(store, { demonstration: false });
    const reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    graph = await makeGraphLookup(store, reading, bundledMappings());
    await store.close();
  }, 60_000);

  function count(named: readonly Named[], kind: 'country' | 'nationalSociety'): number[] {
    const right = new Map<string, Set<string>>();
    for (const [name, iso3] of named) {
      const code = kind === 'country' ? (iso3 === 'KSV' ? 'XKX' : iso3) : `ns-${iso3.toLowerCase()}`;
      if (name.trim() !== '') right.set(name.trim(), (right.get(name.trim()) ?? new Set()).add(code));
    }
    const found = [...right].map(([name, codes]) => {
      const code = graph[kind](name).found;
      return code === null ? 'none' : codes.has(code) ? 'right' : 'wrong';
    });
    const of = (what: string) => found.filter((one) => one === what).length;
    return [right.size, of('right'), of('none'), of('wrong')];
  }

  it('are reconciled as the table in docs/reconciliation.md says, and none to a wrong one', () => {
    const go = (JSON.parse(readFileSync(realFile('09'), 'utf8')) as GoCountry[]).map(({ fields }) => fields);
    const list = parse(readFileSync(realFile('10'), 'utf8')) as ListedSociety[];
    const counted: Record<string, number[]> = {};
    for (const [language, name] of [
      ['en', 'English'],
      ['es', 'Spanish'],
      ['fr', 'French'],
      ['ar', 'Arabic'],
    ] as const) {
      const societies = go.map((row): Named => [row[`society_name_${language}`] ?? '', row['iso3'] ?? '']);
      counted[`09, Societies in ${name}`] = count(societies, 'nationalSociety');
      const countries = go
        .filter((row) => row['iso3'])
        .map((row): Named => [row[`name_${language}`] ?? '', row['iso3']!]);
      counted[`09, countries in ${name}`] = count(countries, 'country');
    }
    const societies = list.flatMap((row): Named[] =>
      [row['National Society name'], ...row['Alternative National Society names']].map((name) => [
        name ?? '',
        row.ISO3,
      ]),
    );
    counted['10, Societies and alternatives'] = count(societies, 'nationalSociety');
    const countries = list.flatMap((row): Named[] =>
      [row.Country, ...row['Alternative country names']].map((name) => [name ?? '', row.ISO3]),
    );
    counted['10, countries and alternatives'] = count(countries, 'country');
    expect(documented()).toEqual(counted);
    expect(Object.values(counted).map(([, , , wrong]) => wrong)).toEqual(Object.keys(counted).map(() => 0));
  });
});
