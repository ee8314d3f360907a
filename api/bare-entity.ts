import type { TrailcareError } from '../graph/errors.ts';
import { allFields } from '../graph/model/kind.ts';
import { type KindName, kindOf } from '../graph/model/kinds.ts';
import type { Entity } from './entity.ts';

/**
 * A fact of which the network tells the code, while the store that has the rest is away: `{ code: 'agadez' }` is answered, and every other
 * field fails with why.
 */
export function bareEntity<N extends KindName>(kindName: N, code: string, away: TrailcareError): Entity<N> {
  const fields = new Set(allFields(kindOf(kindName)).map(([name]) => name));
  return new Proxy({ kindName, code } as unknown as Entity<N>, {
    get(bare, name) {
      if (typeof name === 'string' && name !== 'code' && fields.has(name)) throw away;
      return Reflect.get(bare, name) as unknown;
    },
  });
}
