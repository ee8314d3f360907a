import { fileURLToPath } from 'node:url';
import { readMappings } from '../mappings.ts';
import type { Mappings } from '../mappings.ts';

let mappings: Mappings | null = null;

/** The mappings of this project's seeds, read once: a format is recognised before a load has any of its own. */
export function bundledMappings(): Mappings {
  return (mappings ??= readMappings(fileURLToPath(new URL('../../seeds/mappings', import.meta.url))));
}
