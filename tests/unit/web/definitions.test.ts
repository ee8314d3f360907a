import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import definitions from '../../../web/pages/about/definitions.en.json' with { type: 'json' };

const web = path.resolve(import.meta.dirname, '../../../web');
const sources = globSync(['pages/**/*.tsx', 'parts/*.ts*'], { cwd: web }).map((file) =>
  readFileSync(path.join(web, file), 'utf8'),
);
const linked = new Set(
  sources.flatMap((text) => [
    ...[...text.matchAll(/measure="([a-z-]+)"/g)].map(([, id]) => id!),
    ...[...text.matchAll(/\['\w+', '([a-z-]+)'\]/g)].map(([, id]) => id!),
  ]),
);

/** Measures that the API has and that no page shows. */
const ON_NO_PAGE: readonly string[] = [];

describe('definitions of measures', () => {
  it('each is one click from where the measure is shown', () => {
    expect(definitions.map(({ id }) => id).filter((id) => !linked.has(id))).toEqual(ON_NO_PAGE);
  });
});
