import type { KindName } from '../graph/model/kinds.ts';
import type { Context } from './context.ts';
import type { Entity } from './entity.ts';
import { type OrPromise, whenAllThere, whenThere } from './or-promise.ts';

/** The fact behind a code that the network gave: it was built at this revision for this viewer, so that the store has it. */
export function known<N extends KindName>({ reads }: Context, kind: N, code: string): OrPromise<Entity<N>> {
  return whenThere(reads.find(kind, code), (found) => {
    if (found === null) throw new Error(`The network knows ${kind} ${code}, and the store does not.`);
    return found;
  });
}

/** All of them, in the order given. */
export function allKnown<N extends KindName>(
  context: Context,
  kind: N,
  codes: readonly string[],
): OrPromise<Entity<N>[]> {
  return whenAllThere(codes.map((code) => known(context, kind, code)));
}
