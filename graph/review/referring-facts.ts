import { allFields } from '../model/kind.ts';
import { type AnyFact, KIND_NAMES, type KindName, kindOf } from '../model/kinds.ts';
import type { GraphStore, Page, Reading } from '../store.ts';

const PAGE = 1_000;

interface Referring {
  readonly kind: KindName;
  readonly fact: AnyFact;
}

/**
 * Every version, of whatever source, that names a code. Facts of which one version is shown and another names the code are found
 * too where the shown one names it; a version that is never shown and alone names it is not.
 */
export async function* referringFacts(
  store: GraphStore,
  target: KindName,
  code: string,
  reading: Reading,
): AsyncGenerator<Referring> {
  for (const kind of KIND_NAMES) {
    for (const [field, { refersTo }] of allFields(kindOf(kind))) {
      if (refersTo !== target) continue;
      const where = [{ test: 'in', field, values: [code] }] as const;
      for (let after: string | null = null; ;) {
        const page: Page<AnyFact> = await store.page(
          kind,
          { where, first: PAGE, after, counted: false },
          reading,
        );
        const codes: string[] = page.facts.map((fact) => fact.code);
        const sources = await store.sourcesOf(kind, codes, reading);
        for (const shown of page.facts) {
          const alone = (sources.get(shown.code)?.length ?? 1) === 1;
          const all = alone
            ? [shown]
            : ((await store.versions(kind, shown.code, reading)) as unknown as AnyFact[]);
          for (const fact of all) if ([fact[field]].flat().includes(code)) yield { kind, fact };
        }
        if (!page.hasNextPage) break;
        after = codes.at(-1)!;
      }
    }
  }
}
