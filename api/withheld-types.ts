import { withheld } from '../graph/analysis/withheld.ts';
import type { Network } from '../graph/network/network.ts';

/** Types among those asked of which the reader may not read all that there is, by code. */
export const withheldTypes = (network: Network, types: readonly number[]): readonly string[] =>
  types
    .filter((type) => withheld(network, type) !== 'NOTHING')
    .map((type) => network.serviceTypes.codes.at(type));
