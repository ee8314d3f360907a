// A loader that a test kills: `load-generation.ts URL GENERATION SIZE`. Says on stdout how far it is.
import { openStore } from '../../../graph/open-store.ts';
import { RECORD } from '../context.ts';
import { generationOf, SHIFT } from '../generation.ts';
import { SOURCE } from '../facts.ts';

const [url, generationText, sizeText] = process.argv.slice(2);
const generation = Number(generationText);
const size = Number(sizeText);
const say = (words: string) => process.stdout.write(`${words}\n`);

const store = await openStore(url ?? '', process.env);
await store.migrate();
// Long enough for the lease of a loader that was killed to run out.
const session = await store.beginLoad({ waitMs: 120_000 });
say('began');
const facts = generationOf(generation, size);
const batch = Math.min(5_000, Math.ceil(size / 6));
for (let from = 0; from < size; from += batch) {
  await session.put('Service', facts.slice(from, from + batch));
  say(`put ${from / batch + 1}`);
}
const past = generationOf(generation - 1, SHIFT).map(({ code }) => code);
await session.end('Service', SOURCE, past);
await session.putRecord('scenario', 'generation', JSON.stringify({ generation }), generation - 1);
say('committing');
const revision = await session.commit(RECORD);
say(`committed ${revision}`);
await store.close();
