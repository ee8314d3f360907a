import { countsWholeLegs, type PlanModel } from './plan-model.ts';

/** What opening a site adds to those that are open. */
export interface PlanGain {
  /** In the measure of the objective: metres, person-metres a year, people a year, or journeys. Exact: whole metres times weights. */
  readonly value: number;
  /** Metres times weights, whatever the objective: what decides among sites of which none yet completes a leg. */
  readonly weighted: number;
}

/** Sites opened so far, one by one, and what they are worth. */
export interface OpenSites {
  /** What `site` would add, without opening it; to these demands alone, if they are given. O(demands at the ends that it reaches). */
  gainOf(site: number, within?: ReadonlySet<number>): PlanGain;
  open(site: number): PlanGain;
  /** Metres of each leg of a demand that come into care by the open sites. */
  metresOf(demand: number): number;
  /** Demands at the ends that a site reaches. */
  demandsOf(site: number): number[];
}

interface Index {
  readonly ofSite: readonly (readonly { readonly end: number; readonly metres: number }[])[];
  readonly atEnd: readonly (readonly number[])[];
  readonly journeysOf: readonly (readonly number[])[];
}

const made = new WeakMap<PlanModel, Index>();

/** The ends that each site reaches, and the demands at each end. Made once per model. */
function indexOf(model: PlanModel): Index {
  const known = made.get(model);
  if (known !== undefined) return known;
  const { ends, demands } = model;
  const ofSite: { end: number; metres: number }[][] = model.sites.map(() => []);
  for (const [end, { sites, metres }] of ends.entries()) {
    for (const [i, site] of sites.entries()) ofSite[site]!.push({ end, metres: metres[i]! });
  }
  const atEnd: number[][] = ends.map(() => []);
  for (const [demand, { ends: two }] of demands.entries()) {
    for (const end of new Set(two)) if (end >= 0) atEnd[end]!.push(demand);
  }
  const journeysOf: number[][] = demands.map(() => []);
  for (const [journey, { demands: needed }] of model.journeys.entries()) {
    for (const demand of needed) journeysOf[demand]!.push(journey);
  }
  const index = { ofSite, atEnd, journeysOf };
  made.set(model, index);
  return index;
}

export function openSites(model: PlanModel): OpenSites {
  const { ends, demands, journeys, objective } = model;
  const { ofSite, atEnd, journeysOf } = indexOf(model);
  /** Metres by which the best open site reaches into legs from each end. */
  const best = new Float64Array(ends.length);
  const metresOf = (demand: number) => {
    const { ends: two, metres } = demands[demand]!;
    return Math.min(metres, (best[two[0]] ?? 0) + (best[two[1]] ?? 0));
  };
  const demandsOf = (site: number) => [...new Set(ofSite[site]!.flatMap(({ end }) => atEnd[end]!))];

  const isWhole = (journey: number) =>
    journeys[journey]!.demands.every((demand) => metresOf(demand) >= demands[demand]!.metres);

  /** Counts the demands before and after `raise`. */
  const difference = (touched: readonly number[], raise: () => void): PlanGain => {
    const before = touched.map(metresOf);
    const ways =
      objective === 'JOURNEYS' ? [...new Set(touched.flatMap((demand) => journeysOf[demand]!))] : [];
    const wholeBefore = ways.filter(isWhole).length;
    raise();
    let value = ways.filter(isWhole).length - wholeBefore;
    let weighted = 0;
    for (const [i, demand] of touched.entries()) {
      const { metres, weight } = demands[demand]!;
      const now = metresOf(demand);
      weighted += (now - before[i]!) * weight;
      if (objective === 'PEOPLE' && now >= metres && before[i]! < metres) value += weight;
    }
    return { value: countsWholeLegs(objective) ? value : weighted, weighted };
  };
  const raiseBy = (site: number, within: ReadonlySet<number> | null) => {
    const better = ofSite[site]!.filter(({ end, metres }) => metres > best[end]!);
    const touched = [...new Set(better.flatMap(({ end }) => atEnd[end]!))];
    return difference(within === null ? touched : touched.filter((demand) => within.has(demand)), () => {
      for (const { end, metres } of better) best[end] = metres;
    });
  };
  const open = (site: number) => raiseBy(site, null);
  return {
    open,
    metresOf,
    demandsOf,
    gainOf(site, within) {
      const were = ofSite[site]!.map(({ end }) => best[end]!);
      const gain = raiseBy(site, within ?? null);
      for (const [i, { end }] of ofSite[site]!.entries()) best[end] = were[i]!;
      return gain;
    },
  };
}

/** What a set of sites is worth, in the measure of the objective. O(what they reach). */
export function planValue(model: PlanModel, sites: readonly number[]): number {
  const open = openSites(model);
  return sites.reduce((sum, site) => sum + open.open(site).value, 0);
}

/** What the open sites bring into care on some demands, in the measure of the objective (not JOURNEYS: these are of no one demand). */
export function valueOn({ demands, objective }: PlanModel, open: OpenSites, some: readonly number[]): number {
  return some.reduce((sum, demand) => {
    const { metres, weight } = demands[demand]!;
    const now = open.metresOf(demand);
    return sum + (objective === 'PEOPLE' ? (now >= metres ? weight : 0) : now * weight);
  }, 0);
}
