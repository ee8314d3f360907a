import type { Fact, KindName } from '../../graph/model/kinds.ts';
import { STEWARD_OF_ALL } from '../../graph/model/viewer.ts';
import { openStore } from '../../graph/open-store.ts';

/** The facts of a kind that a source states, as a store holds them. */
export async function factsOfSource<N extends KindName>(
  url: string,
  env: Readonly<Record<string, string>>,
  kind: N,
  source: string,
): Promise<Fact<N>[]> {
  const store = await openStore(url, env);
  try {
    const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    const facts: Fact<N>[] = [];
    for await (const batch of store.scan(kind, at))
      facts.push(...batch.filter((fact) => fact.source === source));
    return facts;
  } finally {
    await store.close();
  }
}

/** Everything that a store holds, as one text: for looking for what must not be in it. */
export async function textOfStore(url: string, env: Readonly<Record<string, string>>): Promise<string> {
  const { KIND_NAMES } = await import('../../graph/model/kinds.ts');
  const store = await openStore(url, env);
  try {
    const at = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
    const parts: string[] = [];
    for (const kind of KIND_NAMES)
      for await (const batch of store.scan(kind, at)) parts.push(JSON.stringify(batch));
    parts.push(JSON.stringify(await store.listLoads({ first: 1000 })));
    return parts.join('\n');
  } finally {
    await store.close();
  }
}
