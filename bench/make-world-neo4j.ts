/** `node bin/node24.mjs bench/make-world-neo4j.ts SIZE`: fills the Neo4j of a made-up world ahead, and counts what is in it. */
import type { BenchSize } from './harness/promise.ts';
import { SIZES } from './world/sizes.ts';
import { startWorldNeo4j } from './world/world-neo4j.ts';

const [size = ''] = process.argv.slice(2);
if (!Object.hasOwn(SIZES, size) || size === 'XS') throw new Error(`'${size}' is no size: S, M, L`);
const world = await startWorldNeo4j(size as BenchSize);
const { records } = await world.driver.executeQuery('MATCH (n:Fact) RETURN count(n) AS facts');
process.stdout.write(`${records[0]!.get('facts')} facts in Neo4j ${world.version}\n`);
await world.stop();
