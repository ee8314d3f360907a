import type { KindName } from '../graph/model/kinds.ts';
import type { Context } from './context.ts';
import type { Entity } from './entity.ts';

/** The fact behind a code that the network gave: it was built at this revision for this viewer, so that the store has it. */
export async function known<N extends KindName>(
  { reads }: Context,
  kind: N,
  code: string,
): Promise<Entity<N>> {
  const found = await reads.find(kind, code);
  if (found === null) throw new Error(`The network knows ${kind} ${code}, and the store does not.`);
  return found;
}

/** All of them, in the order given. */
export function allKnown<N extends KindName>(
  context: Context,
  kind: N,
  codes: readonly string[],
): Promise<Entity<N>[]> {
  return Promise.all(codes.map((code) => known(context, kind, code)));
}
