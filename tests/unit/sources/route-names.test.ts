import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bundledMappings } from '../../../loaders/sources/bundled-mappings.ts';
import { publishedRoute } from '../../../loaders/sources/published-route.ts';

const mappings = bundledMappings();
const codes = (file: string) =>
  new Set(
    readFileSync(new URL(`../../../seeds/trails/${file}`, import.meta.url), 'utf8')
      .split('\n')
      .map((row) => row.split(',')[0]),
  );

describe('published names of routes', () => {
  it('name trails and legs that the seeds have, and say who publishes them', () => {
    const [trails, legs] = [codes('trail.csv'), codes('leg.csv')];
    const rows = mappings.rows('route-names');
    expect(rows.length).toBeGreaterThan(20);
    for (const row of rows) {
      const route = publishedRoute(row['words']!.split('|')[0]!, mappings)!;
      expect(route.trails.filter((trail) => !trails.has(trail))).toEqual([]);
      if (route.is !== null) expect(route.trails).toContain(route.is);
      if (route.leg !== null) expect(legs).toContain(route.leg);
      expect(row['source']).not.toBe('');
    }
  });

  it.each([
    ['Central Mediterranean Route', 'central-mediterranean'],
    ['Méditerranée centrale', 'central-mediterranean'],
    ['Ruta del Mediterráneo occidental', 'western-mediterranean'],
    ['Western Balkan Route', 'western-balkans'],
    ['Western African Route', 'western-africa-atlantic'],
    ['Western Africa / Atlantic route to the Canary Islands', 'western-africa-atlantic'],
    ['Eastern Route to/from EHOA', 'horn-to-gulf'],
    ['Bay of Bengal/Andaman Sea', 'bay-of-bengal-andaman-sea'],
  ])('%s is %s', (name, trail) => {
    expect(publishedRoute(name, mappings)).toMatchObject({ is: trail });
  });

  it.each([
    'Darien',
    'US-Mexico border crossing',
    'Sahara Desert crossing',
    'Türkiye-Europe land route',
    'Naf River crossing',
  ])('%s is a part of our trails: its figures are those of none', (name) => {
    const route = publishedRoute(name, mappings);
    expect(route?.is).toBeNull();
    expect(route?.trails.length).toBeGreaterThan(0);
  });

  it.each([
    'Eastern Borders Route',
    'Black sea Route',
    'Circular Route from Albania to Greece',
    'Other',
    'Sea crossings to Mayotte',
    'Caribbean to Central America',
    'Haiti to Dominican Republic',
    'Mainland Europe to the UK',
  ])('%s is none of ours, which is known', (name) => {
    expect(publishedRoute(name, mappings)).toMatchObject({ trails: [], is: null, leg: null });
  });

  it.each(['Belarus', 'Venezuela (Bolivarian Republic of)', 'Western Sahara', 'Mayotte', 'Comoros', 'Italy'])(
    'a country is no route: %s',
    (name) => {
      expect(publishedRoute(name, mappings)).toBeNull();
    },
  );

  it('a name that nobody wrote down is not known', () => {
    expect(publishedRoute('Moon Route', mappings)).toBeNull();
    expect(publishedRoute('', mappings)).toBeNull();
  });
});
