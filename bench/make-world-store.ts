/** `node bin/node24.mjs bench/make-world-store.ts SIZE`: makes the embedded store of a made-up world ahead, and says where it is. */
import { SIZES, type SizeName } from './world/sizes.ts';
import { worldStoreUrl } from './world/world-store.ts';

const [size = ''] = process.argv.slice(2);
if (!Object.hasOwn(SIZES, size)) throw new Error(`'${size}' is no size: ${Object.keys(SIZES).join(', ')}`);
process.stdout.write(`${await worldStoreUrl(size as SizeName)}\n`);
