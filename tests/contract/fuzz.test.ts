import { fuzzLoads } from './fuzz.ts';

fuzzLoads({ runs: 300, seed: 5, largest: 100_000, timeoutMs: 300_000 });
