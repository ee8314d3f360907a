import { TrailcareError } from '../errors.ts';
import type { AnyFact } from '../model/kinds.ts';
import type { Put } from '../model/check-fact.ts';
import type { GraphStore, LoadSession, Reading } from '../store.ts';
import type { PairedKind } from './question.ts';
import { referringFacts } from './referring-facts.ts';
import { renameCode } from './rename-code.ts';

const PER_PUT = 1_000;

/**
 * Makes two codes one: what sources say under `from` they say under `to` from now on, as versions beside those that are there, and
 * whoever names `from` names `to`. Returns the sources whose facts moved. BAD_INPUT, and nothing is changed, when a
 * source states both, for it tells them apart.
 */
export async function joinFacts(
  store: GraphStore,
  session: LoadSession,
  kind: PairedKind,
  { from, to }: { from: string; to: string },
  reading: Reading,
): Promise<string[]> {
  const [moving, staying] = await Promise.all([
    store.versions(kind, from, reading) as unknown as Promise<AnyFact[]>,
    store.versions(kind, to, reading) as unknown as Promise<AnyFact[]>,
  ]);
  for (const [code, found] of [
    [from, moving],
    [to, staying],
  ] as const)
    if (found.length === 0)
      throw refused(`There is no ${kind} ${code} any more, so that the two cannot be joined.`);
  const both = moving.find(({ source }) => staying.some((other) => other.source === source));
  if (both !== undefined)
    throw refused(`The source ${both.source} states both ${from} and ${to}, so it tells them apart.`);

  let batch: Put[] = [];
  async function flush(): Promise<void> {
    for (const [of, puts] of Map.groupBy(batch, ([name]) => name))
      await session.put(
        of,
        puts.map(([, fact]) => fact),
      );
    batch = [];
  }
  function renamed(put: Put): Put {
    const done = renameCode(put, kind, from, to);
    if (done !== null) return done;
    throw refused(`${put[0]} ${put[1].code} names both, and cannot if they are one.`);
  }

  for (const fact of moving) batch.push(renamed([kind, fact]));
  for await (const { kind: of, fact } of referringFacts(store, kind, from, reading)) {
    batch.push(renamed([of, fact]));
    if (batch.length >= PER_PUT) await flush();
  }
  await flush();
  const sources = moving.map(({ source }) => source);
  for (const source of sources) await session.end(kind, source, [from]);
  return sources.toSorted();
}

const refused = (message: string) => new TrailcareError('BAD_INPUT', `${message} Nothing was changed.`);
