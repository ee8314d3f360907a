import { askedPartnerships, type AskedPartnershipsAsk } from '../../analysis/asked-partnerships.ts';
import { bottlenecks } from '../../analysis/bottlenecks.ts';
import { type CriticalBy, criticalServices } from '../../analysis/critical-services.ts';
import { phoneCalls } from '../../analysis/phone-calls.ts';
import { withPauses } from '../../analysis/steps.ts';
import type { View } from '../../analysis/view.ts';
import { type WhatIf, type WhatIfAsk, whatIfSteps } from '../../analysis/what-if.ts';

type Pause = () => Promise<void>;

/** Codes of the sources on which an answer rests, beside it. */
interface WithSources<T> {
  readonly found: T;
  readonly sources: readonly string[];
}

/**
 * Measures that may take seconds: they ask again and again, of each origin, service, or border. What goes in and comes out is plain data, so
 * that a thread can be asked; `pause` is awaited between parts.
 */
export const ANALYSES = {
  bottlenecks: (view: View, ask: { trails: readonly number[]; samples: number | null }, pause: Pause) =>
    bottlenecks(view, ask.trails, { samples: ask.samples, pause }),

  /** Null when nothing is measured in km. */
  async criticalServices(
    view: View,
    { measured, by }: { measured: WhatIfAsk; by: CriticalBy },
    pause: Pause,
  ) {
    const prepared = await whatIfOf(view, measured, pause);
    const { types, groups } = measured;
    const { km } = prepared.before;
    const critical = km && (await criticalServices(view, prepared, { types, group: groups[0]!, by }, pause));
    return withSources(prepared, critical && { ...critical, km });
  },

  partnerships: async (view: View, ask: AskedPartnershipsAsk) => askedPartnerships(view, ask),

  async phoneCalls(view: View, { measured }: { measured: WhatIfAsk }, pause: Pause) {
    const prepared = await whatIfOf(view, measured, pause);
    const { cells, km } = prepared.before;
    const calls = await phoneCalls(view, prepared, measured.types, pause);
    return withSources(prepared, { ...calls, cells, km });
  },
};

export type AnalysisName = keyof typeof ANALYSES;
export type AnalysisAsk<N extends AnalysisName> = Parameters<(typeof ANALYSES)[N]>[1];
export type AnalysisAnswer<N extends AnalysisName> = Awaited<ReturnType<(typeof ANALYSES)[N]>>;

/** Runs an analysis by its name. */
export const runAnalysis = <N extends AnalysisName>(view: View, name: N, ask: AnalysisAsk<N>, pause: Pause) =>
  (ANALYSES[name] as (view: View, ask: AnalysisAsk<N>, pause: Pause) => Promise<AnalysisAnswer<N>>)(
    view,
    ask,
    pause,
  );

const withSources = <T>({ evidence }: WhatIf, found: T): WithSources<T> => ({
  found,
  sources: evidence.sources(),
});

const KEPT = 4;
const prepared = new WeakMap<View, Map<string, WhatIf>>();

/** Kept with its view: who asks by branch and then by provider asks of one preparation. */
async function whatIfOf(view: View, ask: WhatIfAsk, pause: Pause): Promise<WhatIf> {
  const ofView = prepared.get(view) ?? new Map<string, WhatIf>();
  prepared.set(view, ofView);
  const key = JSON.stringify(ask);
  const found = ofView.get(key) ?? (await withPauses(whatIfSteps(view, ask), pause));
  // The map's order is that of their last use.
  ofView.delete(key);
  ofView.set(key, found);
  for (const oldest of [...ofView.keys()].slice(0, -KEPT)) ofView.delete(oldest);
  return found;
}
