import { fuzzLoads } from '../contract/fuzz.ts';
import { SOAK_SEED } from './support/soak-seed.ts';

// A case that fails names its own seed.
const seed = SOAK_SEED;
console.log(`Damaged files with TRAILCARE_SEED=${seed}`);
fuzzLoads({ runs: 10_000, seed, largest: 200_000, timeoutMs: 3 * 3_600_000 });
