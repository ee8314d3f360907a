import { VISIBILITIES, type Visibility } from './closed-lists.ts';

/**
 * Who may read a stored version: its stated visibility, narrowed by what it rests on. One text: `public`, `movement`,
 * `network A B` or `restricted A B`, where A and B are the sorted codes of the National Societies that own the fact.
 * Without owners, `network` and `restricted` are for those alone who read the facts of all Societies.
 */
export type Audience = string;

interface Parts {
  /** Place in VISIBILITIES. */
  readonly level: number;
  readonly owners: readonly string[];
}

const LEVELS = VISIBILITIES.map((visibility) => visibility.toLowerCase());
const MOVEMENT = LEVELS.indexOf('movement');

/** Of a fact that rests on something which nobody states. */
export const NOBODY: Audience = 'restricted';

/** The audience that a fact has by its own words. */
export function statedAudience(visibility: string, owners: readonly string[]): Audience {
  return asText({ level: VISIBILITIES.indexOf(visibility as Visibility), owners });
}

/**
 * Of a fact that rests on another: it is read only by who reads both. The higher level wins, and of two sets of owners
 * those in both are left.
 */
export function narrower(x: Audience, y: Audience): Audience {
  if (x === y || y === 'public') return x;
  if (x === 'public') return y;
  const [a, b] = [partsOf(x), partsOf(y)];
  const level = Math.max(a.level, b.level);
  if (!isOwned(a)) return asText({ level, owners: b.owners });
  if (!isOwned(b)) return asText({ level, owners: a.owners });
  return asText({ level, owners: a.owners.filter((owner) => b.owners.includes(owner)) });
}

/**
 * Of a code of which there are two versions: who reads either. Where no text says that exactly (`network A` or
 * `restricted B`), the lower level alone, which is less.
 */
export function wider(x: Audience, y: Audience): Audience {
  if (x === y || x === 'public') return x;
  if (y === 'public') return y;
  const [a, b] = [partsOf(x), partsOf(y)];
  if (a.level !== b.level) return a.level < b.level ? x : y;
  return asText({ level: a.level, owners: [...a.owners, ...b.owners] });
}

/**
 * Of what must be read by whoever reads one of two facts. Where no text says that exactly (`network A` or `restricted B`), more read it:
 * the lower level, for the owners of both.
 */
export function covering(x: Audience, y: Audience): Audience {
  const [a, b] = [partsOf(x), partsOf(y)];
  return asText({ level: Math.min(a.level, b.level), owners: [...a.owners, ...b.owners] });
}

/** How narrow the circle of its readers is: `visibilityOf('network A B')` is NETWORK. */
export function visibilityOf(audience: Audience): Visibility {
  return VISIBILITIES[partsOf(audience).level]!;
}

/** `partsOf('network A B')` is `{ level: 2, owners: ['A', 'B'] }`. Fails for what is no audience. */
export function partsOf(audience: Audience): Parts {
  const [word, ...owners] = audience.split(' ');
  const level = LEVELS.indexOf(word!);
  if (level < 0) throw new Error(`${JSON.stringify(audience)} is no audience.`);
  return { level, owners };
}

const isOwned = ({ level }: Parts): boolean => level > MOVEMENT;

function asText(parts: Parts): Audience {
  const word = LEVELS[parts.level];
  if (word === undefined) throw new Error(`There is no visibility of level ${parts.level}.`);
  return isOwned(parts) ? [word, ...[...new Set(parts.owners)].toSorted()].join(' ') : word;
}
