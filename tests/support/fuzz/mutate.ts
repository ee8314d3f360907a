import { makeZip } from '../make-xlsx.ts';
import { JSON_MUTATIONS } from './json-mutations.ts';
import { makeRandom } from './random.ts';
import { readZip } from './read-zip.ts';
import { TEXT_MUTATIONS } from './text-mutations.ts';

/** One step of damage: `how` names a mutation, by number so that a step fits every file; `seed` says where it strikes. */
export interface Step {
  readonly how: number;
  readonly seed: number;
}

/** A part of a workbook that holds what is read of it. */
const READ_PART = /^xl\/(?:worksheets\/.*|sharedStrings|workbook|styles)\.?.*\.xml$|\.rels$/u;

const TEXT_NAMES = Object.keys(TEXT_MUTATIONS);
const JSON_NAMES = Object.keys(JSON_MUTATIONS).map((name) => `json.${name}`);
const ZIP_NAMES = TEXT_NAMES.map((name) => `part.${name}`);

/**
 * The mutations that a file can suffer: all know bytes; JSON is changed by what it says more often, and a workbook within its
 * parts, since hardly one flipped bit leaves these readable at all.
 */
function mutationsOf(bytes: Buffer): readonly string[] {
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return [...times(3, ZIP_NAMES), ...TEXT_NAMES];
  return isJson(bytes) ? [...times(12, JSON_NAMES), ...TEXT_NAMES] : TEXT_NAMES;
}

const times = (n: number, names: readonly string[]) => Array.from({ length: n }, () => names).flat();

const isJson = (bytes: Buffer) => /^\s*[[{]/u.test(bytes.toString('latin1', 0, 100));

/** The damaged file, with the names of what was done to it. */
export function mutate(
  original: Buffer,
  steps: readonly Step[],
  largest: number,
): { bytes: Buffer; done: string[] } {
  let bytes = original;
  const done: string[] = [];
  for (const { how, seed } of steps) {
    const names = mutationsOf(bytes);
    const name = names[how % names.length]!;
    bytes = apply(name, bytes, seed, largest);
    done.push(`${name}(${seed})`);
  }
  return { bytes, done };
}

function apply(name: string, bytes: Buffer, seed: number, largest: number): Buffer {
  const random = makeRandom(seed);
  if (name.startsWith('json.')) {
    try {
      const root: unknown = JSON.parse(bytes.toString('utf8'));
      return Buffer.from(JSON.stringify(JSON_MUTATIONS[name.slice(5)]!(root, random)) ?? 'null');
    } catch {
      // An earlier step broke it, or made it deeper than JSON.stringify goes: its bytes can still be damaged.
      return apply('flipBytes', bytes, seed, largest);
    }
  }
  if (name.startsWith('part.')) {
    const parts = zipOf(bytes);
    if (parts === null || Object.keys(parts).length === 0) return apply(name.slice(5), bytes, seed, largest);
    const read = Object.keys(parts).filter((part) => READ_PART.test(part));
    const struck = random.pick(read.length > 0 ? read : Object.keys(parts));
    parts[struck] = text(parts[struck]!, (part) => TEXT_MUTATIONS[name.slice(5)]!(part, random, largest));
    return makeZip(parts);
  }
  return text(bytes, (whole) => TEXT_MUTATIONS[name]!(whole, random, largest));
}

function zipOf(bytes: Buffer): Record<string, Buffer> | null {
  try {
    return readZip(bytes);
  } catch {
    // Damaged by an earlier step.
    return null;
  }
}

const text = (bytes: Buffer, change: (text: string) => string) =>
  Buffer.from(change(bytes.toString('latin1')), 'latin1');
