import { type KindName, KIND_NAMES, kindOf } from '../../graph/model/kinds.ts';
import type { Condition, GraphStore, Reading } from '../../graph/store.ts';
import { scannedCodes } from './context.ts';

/** What a reader is told by each way in, as plain data. */
export type Told = Record<string, unknown>;

/** Everything that a reader can learn of these codes of a kind, and of the sources that state them. */
export async function byEveryPath(
  store: GraphStore,
  kind: KindName,
  codes: readonly string[],
  sources: readonly string[],
  reading: Reading,
): Promise<Told> {
  const { fields, searched } = kindOf(kind);
  const told: Told = {
    get: [...(await store.get(kind, codes, reading)).values()].toSorted((a, b) => (a.code < b.code ? -1 : 1)),
    versions: await Promise.all(codes.map((code) => store.versions(kind, code, reading))),
    sourcesOf: Object.fromEntries(await store.sourcesOf(kind, codes, reading)),
    visibilities: Object.fromEntries(await store.visibilities(kind, codes, reading)),
    page: await store.page(kind, { first: 2 }, reading),
    pageBySource: await store.page(
      kind,
      { first: 9, where: [{ test: 'in', field: 'source', values: sources }] },
      reading,
    ),
    pagesBySource: [...(await store.pagesBy(kind, 'source', sources, { first: 1 }, reading))],
    scan: await scannedCodes(store, kind, reading),
    counts: await store.counts(reading),
  };
  if (searched.length > 0) {
    told['search'] = await store.search('findable', [kind], 9, reading);
    told['text'] = await store.page(
      kind,
      { first: 9, where: [{ test: 'text', folded: 'findable' }] },
      reading,
    );
  }
  for (const [field, { refersTo }] of Object.entries(fields)) {
    if (refersTo === undefined) continue;
    const target = KIND_NAMES.find((other) => other === refersTo)!;
    const some: Condition = { test: 'some', kind, by: field, where: [] };
    told[`some ${field}`] = await store.page(target, { first: 9, where: [some] }, reading);
    told[`pagesBy ${field}`] = [
      ...(await store.pagesBy(kind, field, ['hidden', 'ns-a', 'x'], { first: 1 }, reading)),
    ];
  }
  return told;
}
