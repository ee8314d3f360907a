import type { Fact } from '../model/kinds.ts';

type Indicator = Fact<'Indicator'>;

/** Why nobody can say whether a Society reaches its target. */
export type IndicatorUnknown = 'NOT_STATED' | 'NOT_MEASURED' | 'NO_TARGET' | 'SOURCES_DISAGREE';

/** National Societies that are looked at together, by code. */
export interface LevelMembers {
  readonly level: 'NETWORK' | 'REGIONAL' | 'GLOBAL';
  /** Code of the network, or the IFRC region; null at global level. */
  readonly of: string | null;
  readonly societies: readonly string[];
}

/** One indicator over the Societies of a level. Those of the three lists are all of them, each in one. */
export interface IndicatorAtLevel extends LevelMembers {
  readonly reached: readonly string[];
  readonly notReached: readonly string[];
  readonly unknown: readonly { readonly society: string; readonly reason: IndicatorUnknown }[];
  /** Share of Societies that reach their target, if of the unknown none does, and if all do; null: there is no Society. */
  readonly reachedShareAtLeast: number | null;
  readonly reachedShareAtMost: number | null;
  /** As-of of the oldest value that counts; null: none has one. */
  readonly oldestAsOf: string | null;
  /** What a source states for the level itself; null: none does. */
  readonly stated: Indicator | null;
  /** Share of Societies that should reach their target, as stated for the level; null: none is. */
  readonly targetShare: number | null;
  /** Null: unknown, what is not known of Societies decides; or no share is asked of the level. */
  readonly targetReached: boolean | null;
}

/** Units whose value says yes (1) or no (0): they need no target of their own. */
const YES_OR_NO = new Set(['yes/no', 'yes or no', 'boolean']);
const PERCENT = new Set(['%', 'percent', 'per cent']);

/**
 * One indicator at the levels above the national one: decision 0022. `values` are those of one name that hold on the day. A value reaches its target
 * when it is not below it. Nobody is counted as reaching, or missing, what nobody stated. O(values + Societies of all levels).
 */
export function indicatorLevels(
  values: readonly Indicator[],
  levels: readonly LevelMembers[],
): IndicatorAtLevel[] {
  const national = Map.groupBy(
    values.filter(({ level, nationalSociety }) => level === 'NATIONAL' && nationalSociety !== null),
    ({ nationalSociety }) => nationalSociety!,
  );
  const newest = new Map([...national].map(([society, all]) => [society, newestOf(all)]));
  return levels.map((members) => {
    const states = members.societies.map((society) => ({
      society,
      state: stateOf(newest.get(society) ?? []),
    }));
    const having = (wanted: string) =>
      states.filter(({ state }) => state === wanted).map(({ society }) => society);
    const [reached, notReached] = [having('REACHED'), having('NOT_REACHED')];
    const unknown = states.flatMap(({ society, state }) =>
      state === 'REACHED' || state === 'NOT_REACHED' ? [] : [{ society, reason: state }],
    );
    const share = (count: number) => (states.length === 0 ? null : count / states.length);
    const atLeast = share(reached.length);
    const atMost = share(reached.length + unknown.length);
    const stated = newestOf(values.filter((value) => isOf(value, members))).at(0) ?? null;
    const targetShare = stated !== null && isPercent(stated) ? shareOf(stated.target) : null;
    return {
      ...members,
      reached,
      notReached,
      unknown,
      reachedShareAtLeast: atLeast,
      reachedShareAtMost: atMost,
      oldestAsOf: oldestOf(members.societies.flatMap((society) => newest.get(society) ?? [])),
      stated,
      targetShare,
      targetReached: decided(targetShare, atLeast, atMost),
    };
  });
}

function decided(target: number | null, atLeast: number | null, atMost: number | null): boolean | null {
  if (target === null || atLeast === null || atMost === null) return null;
  if (atLeast >= target) return true;
  return atMost < target ? false : null;
}

/** A regional value names no region, so it is never stated of one: `indicators` lists it. */
function isOf({ level, network }: Indicator, members: LevelMembers): boolean {
  if (level !== members.level) return false;
  return level === 'GLOBAL' || (level === 'NETWORK' && network === members.of);
}

/** All of the greatest as-of, by code; values without one are older than any. */
function newestOf(values: readonly Indicator[]): Indicator[] {
  const last = values.reduce((newest, { asOf }) => ((asOf ?? '') > newest ? asOf! : newest), '');
  return values.filter(({ asOf }) => (asOf ?? '') === last).toSorted((a, b) => (a.code < b.code ? -1 : 1));
}

function oldestOf(values: readonly Indicator[]): string | null {
  return (
    values.flatMap(({ asOf, value }) => (asOf === null || value === null ? [] : [asOf])).toSorted()[0] ?? null
  );
}

function stateOf(newest: readonly Indicator[]): 'REACHED' | 'NOT_REACHED' | IndicatorUnknown {
  if (newest.length === 0) return 'NOT_STATED';
  const states = new Set(newest.map(stateOfValue));
  return states.size === 1 ? [...states][0]! : 'SOURCES_DISAGREE';
}

function stateOfValue({ unit, value, target }: Indicator) {
  if (value === null) return 'NOT_MEASURED';
  const asked = target ?? (YES_OR_NO.has(unit.toLowerCase()) ? 1 : null);
  if (asked === null) return 'NO_TARGET';
  return value >= asked ? 'REACHED' : 'NOT_REACHED';
}

const isPercent = ({ unit }: Indicator) => PERCENT.has(unit.toLowerCase());
const shareOf = (percent: number | null) => (percent === null ? null : percent / 100);
