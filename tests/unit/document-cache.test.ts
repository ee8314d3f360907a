import { parse } from 'graphql/index.js';
import { expect, it } from 'vitest';
import { documentCache } from '../../api/document-cache.ts';

it('keeps the documents used last, as far as their texts together are not too long', async () => {
  const cache = documentCache(30);
  const ten = (name: string) => parse(`{ ${name.repeat(6)} }`);
  for (const name of ['a', 'b', 'c']) await cache.set(name, ten(name));
  expect(await cache.get('a')).toBeDefined();
  await cache.set('d', ten('d'));
  expect(await cache.get('b')).toBeUndefined();
  for (const name of ['a', 'c', 'd']) expect(await cache.get(name), name).toBeDefined();
  // Set again, it is counted once.
  for (let n = 0; n < 5; n++) await cache.set('d', ten('d'));
  for (const name of ['a', 'c', 'd']) expect(await cache.get(name), name).toBeDefined();
  await cache.set('long', parse(`{ ${'x'.repeat(100)} }`));
  for (const name of ['a', 'c', 'd', 'long']) expect(await cache.get(name), name).toBeUndefined();
});
