import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { PAGE_PATHS } from '../../../api/pages/page-paths.ts';

test('the server answers every path that the pages have, and no other', () => {
  const app = readFileSync(path.resolve(import.meta.dirname, '../../../web/app.tsx'), 'utf8');
  const routes = [...app.matchAll(/<Route path="(?<path>[^"]+)"/gu)].map(({ groups }) => groups!['path']);
  expect(new Set(routes)).toEqual(new Set(PAGE_PATHS));
  expect(routes).toHaveLength(PAGE_PATHS.length);
});
