import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import type { Fact, KindName } from '../../graph/model/kinds.ts';
import { buildNetwork } from '../../graph/network/build-network.ts';
import type { Network } from '../../graph/network/network.ts';
import { makeWorld } from './made-world.ts';
import { readVocabulary, type Vocabulary } from './read-vocabulary.ts';
import type { SizeName } from './sizes.ts';

let vocabulary: Promise<Vocabulary> | undefined;
const made = new Map<SizeName, Promise<Network>>();

/** The network of a made-up world and the bundled seeds beside it, as a steward of all sees it. Made once per process: seconds at M, a minute at L. */
export function worldNetwork(size: SizeName): Promise<Network> {
  const known = made.get(size) ?? build(size);
  made.set(size, known);
  return known;
}

/** Lets go of the network of a size: L takes a gigabyte. */
export function forgetNetwork(size: SizeName): void {
  made.delete(size);
}

async function build(size: SizeName): Promise<Network> {
  vocabulary ??= readVocabulary();
  const seeds = await vocabulary;
  const world = makeWorld(size, seeds);
  async function* read<N extends KindName>(kind: N): AsyncIterable<readonly Fact<N>[]> {
    // All codes of a world lie between these: they begin with w-.
    const seeded = seeds[kind] as readonly Fact<N>[];
    yield seeded.filter(({ code }) => code < 'w-');
    yield* world.facts(kind);
    yield seeded.filter(({ code }) => code >= 'w-');
  }
  return buildNetwork(read, 1, STEWARD_OF_ALL);
}
