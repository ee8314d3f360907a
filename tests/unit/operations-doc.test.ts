import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { metrics } from '../../api/metrics.ts';

const root = path.resolve(import.meta.dirname, '../..');
const page = readFileSync(path.join(root, 'docs/operations.md'), 'utf8');
const limits = readFileSync(path.join(root, 'docs/limits.md'), 'utf8');
const variable = /\b(?:TRAILCARE_[A-Z_]+|NEO4J_(?:USERNAME|PASSWORD|DATABASE)|NODE_COMPILE_CACHE)\b/g;

describe('docs/operations.md', () => {
  it('has every variable that the program reads in its table or among the limits, and no other', () => {
    const code = globSync('{api,graph,loaders,bin}/**/*.{ts,mjs}', {
      cwd: root,
      exclude: ['api/generated/**'],
    })
      .map((file) => readFileSync(path.join(root, file), 'utf8'))
      .join('\n');
    const table = page.slice(page.indexOf('## Environment'), page.indexOf('## What is seen'));
    const told = new Set([...(table.match(variable) ?? []), ...(limits.match(variable) ?? [])]);
    const known = new Set(code.match(variable));
    expect([...told].toSorted()).toEqual([...known].toSorted());
  });

  it('has every metric of ours in its table, with its labels', async () => {
    const ours = (await metrics.registry.getMetricsAsJSON())
      .map(({ name }) => name)
      .filter((name) => name.startsWith('trailcare_'));
    const told = new Set(page.match(/trailcare_[a-z_]+/g));
    expect([...ours].toSorted()).toEqual([...told].filter((name) => name !== 'trailcare_roles').toSorted());
  });
});
