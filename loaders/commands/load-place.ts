import type { GraphStore } from '../../graph/store.ts';
import type { LoadPlace } from '../pull/remember-load.ts';
import { storeUrl } from './command.ts';
import { TEXTS } from './pull-texts.ts';
import type { Pulling } from './pulling.ts';

/** Options that decide nothing about the facts. */
const BESIDE = ['folder', 'report', 'max-mb'];

/** Where a pull is loaded, and how: what must be the same for "unchanged". */
export function loadPlace(store: GraphStore, source: string, { values, terminal }: Pulling): LoadPlace {
  const given = [...TEXTS, 'public', 'replace-source', 'complete-links']
    .filter((name) => !BESIDE.includes(name))
    .map((name) => [name, values.text(name) ?? values.flag(name)]);
  return {
    store,
    storeUrl: storeUrl(terminal),
    options: JSON.stringify([given, values.list('complete-for')]),
    source,
  };
}
