import { badInput } from '../graph/errors.ts';
import { buildPlanModel } from '../graph/analysis/build-plan-model.ts';
import { evidence } from '../graph/analysis/evidence.ts';
import { expectationOf } from '../graph/analysis/expectation.ts';
import type { ExplainedSite } from '../graph/analysis/explain-plan.ts';
import { toMetre } from '../graph/analysis/kilometres.ts';
import { layersOf } from '../graph/analysis/layers.ts';
import { flowOnLeg, peoplePassing } from '../graph/analysis/people.ts';
import { type NothingOpened, nothingOpened } from '../graph/analysis/nothing-opened.ts';
import type { LeftOutReason } from '../graph/analysis/plan-demands.ts';
import { type JourneyOfPlan, type JourneyState, journeyStates } from '../graph/analysis/journeys-of-plan.ts';
import {
  countsWholeLegs,
  type PlanLimit,
  type PlanLimitKind,
  type PlanModel,
  type PlanObjective,
} from '../graph/analysis/plan-model.ts';
import type { PlanPair } from '../graph/analysis/plan-ways.ts';
import { breather } from '../graph/jobs/breather.ts';
import type { JobProgress } from '../graph/jobs/job-record.ts';
import type { SolvedPlan } from '../graph/jobs/plan-messages.ts';
import { solvePlan } from '../graph/jobs/solve-plan.ts';
import { rowOf } from '../graph/network/compressed-rows.ts';
import type { Network } from '../graph/network/network.ts';
import { requireMovement } from './access/require-movement.ts';
import { type AskedPlan, MAX_PLAN_SECONDS, readPlan } from './arguments/plan.ts';
import type { PlanArguments } from './arguments/plan-arguments.ts';
import { answerOn } from './answers-on.ts';
import type { Context } from './context.ts';
import { nothingOpenedInWords } from './nothing-opened-in-words.ts';
import { plansAtOnce } from './plans-at-once.ts';

/** A plan with codes in place of the network's numbers. */
export interface PlanAnswer {
  readonly revision: number;
  readonly asOf: string;
  readonly status: SolvedPlan['status'];
  readonly unit: (typeof UNITS)[PlanObjective];
  readonly objective: number | null;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly sites: readonly PlanSiteAnswer[];
  /** Null: does not apply. */
  readonly nothingOpened: PlanNothingOpenedAnswer | null;
  readonly missing: number;
  readonly kmWithoutFlow: number;
  readonly conflict: readonly PlanConflictAnswer[];
  readonly leftOut: readonly PlanLeftOutAnswer[];
  readonly journeys: readonly PlanJourneyAnswer[];
  readonly journeysWithoutWay: readonly PlanPairAnswer[];
  readonly sources: readonly string[];
}
export interface PlanNothingOpenedAnswer extends Pick<NothingOpened, 'reason'> {
  readonly message: string;
}
export interface PlanSiteAnswer {
  readonly stop: string;
  readonly serviceType: string;
  readonly gain: number;
  readonly fixed: boolean;
  readonly capacity: number | null;
  readonly passing: number | null;
  readonly legs: readonly PlanLegAnswer[];
}
export interface PlanLegAnswer {
  readonly leg: string;
  readonly km: number;
  readonly peoplePerYear: number | null;
}
export interface PlanLeftOutAnswer {
  readonly serviceType: string;
  readonly reason: LeftOutReason;
}
export interface PlanPairAnswer {
  readonly from: string;
  readonly to: string;
}
export interface PlanJourneyAnswer extends PlanPairAnswer {
  readonly serviceType: string;
  readonly km: number;
  readonly state: JourneyState;
}
export interface PlanConflictAnswer {
  readonly limit: PlanLimitKind;
  readonly message: string;
  readonly country: string | null;
  readonly stop: string | null;
  readonly serviceType: string | null;
}

const UNITS = {
  KM: 'KM',
  PERSON_KM: 'PERSON_KM_PER_YEAR',
  PEOPLE: 'PEOPLE_PER_YEAR',
  JOURNEYS: 'JOURNEYS',
} as const;
const UNIT_WORDS = {
  KM: 'km',
  PERSON_KM: 'person-km a year',
  PEOPLE: 'people a year',
  JOURNEYS: 'journeys',
} as const;

/** A plan that is ready to be solved. */
export interface PreparedPlan {
  readonly model: PlanModel;
  readonly seconds: number;
  readonly unit: PlanAnswer['unit'];
  /** How far the search is, in the plan's unit. */
  readonly progress: (value: number | null, bound: number | null) => JobProgress;
  readonly answer: (solved: SolvedPlan) => PlanAnswer;
}

/** Plans on the reader's own network, in a thread of its own; decision 0015. A plan that is proven is kept for who asks the same. */
export async function planAnswer(context: Context, question: PlanArguments): Promise<PlanAnswer> {
  requireMovement(context, 'plan');
  const { gone } = context;
  const plan = await readPlan(context, question, MAX_PLAN_SECONDS);
  const { view, asOf } = plan.asked;
  const isKept = ({ status }: PlanAnswer) => status !== 'TIME_LIMIT';
  const answer = await answerOn(
    view,
    JSON.stringify(['plan', { ...question, asOf }]),
    { gone, isKept },
    async (signal) => {
      const { model, seconds, answer: told } = await prepared(plan, question, signal);
      return told(await plansAtOnce.run(() => solvePlan(model, { seconds, signal }), signal));
    },
  );
  context.restsOn.noteLater(() => answer.sources);
  return answer;
}

/** Checks a question, and builds what is to be solved; at most `mostSeconds` of search may be asked. */
export async function preparePlan(
  context: Context,
  question: PlanArguments,
  mostSeconds: number,
): Promise<PreparedPlan> {
  requireMovement(context, 'plan');
  return prepared(await readPlan(context, question, mostSeconds), question, context.gone);
}

async function prepared(plan: AskedPlan, question: PlanArguments, gone: AbortSignal): Promise<PreparedPlan> {
  const { asked, scope, ask, seconds } = plan;
  const { view } = asked;
  const { network } = view;
  // Others are answered between the parts of it.
  const built = await buildPlanModel(view, scope, expectationOf(view, scope.trails), ask, breather(gone));
  if (built.pairs === 0) throw nothingToPlan(question, built.leftOut.length === ask.types.length);
  const { model } = built;
  const proof = sourcesOf(plan);
  const inUnit = (value: number) => toMetre(countsWholeLegs(ask.objective) ? value : value / 1000);
  const progress: PreparedPlan['progress'] = (value, bound) => {
    const objective = value === null ? null : inUnit(value);
    // The solver's arithmetic is good to a part in 10⁹: what was found is within any bound.
    return { objective, bound: bound === null ? null : Math.max(inUnit(bound), objective ?? 0) };
  };
  const shareInWords = ({ place, least }: PlanLimit) => {
    const missing = built.missingIn.get(place)!;
    const percent = Math.round((least / missing) * 1e6) / 1e4;
    const unit = UNIT_WORDS[ask.objective];
    return `At least ${percent} % of what is missing in ${network.countries.codes.at(place)} comes into care: ${inUnit(least)} of ${inUnit(missing)} ${unit}.`;
  };
  return {
    model,
    seconds,
    unit: UNITS[ask.objective],
    progress,
    answer(solved) {
      const { sites: explained } = solved;
      const value = explained && explained.reduce((sum, one) => sum + one.value, 0);
      const { objective, bound } = progress(value, solved.bound);
      return {
        revision: network.revision,
        asOf: asked.asOf,
        status: solved.status,
        unit: UNITS[ask.objective],
        objective,
        bound,
        gap: gapOf({ objective, bound }),
        sites: (explained ?? []).map((site) => siteAnswer(plan, model, site, inUnit)),
        nothingOpened:
          solved.status === 'OPTIMAL' && explained?.length === 0 ? nothingTold(model, built.missing) : null,
        missing: inUnit(built.missing),
        kmWithoutFlow: built.metresWithoutFlow / 1000,
        conflict: solved.conflict.map((limit) => conflictAnswer(network, model.limits[limit]!, shareInWords)),
        leftOut: built.leftOut.map(({ type, reason }) => ({
          serviceType: network.serviceTypes.codes.at(type),
          reason,
        })),
        journeys: journeyStates(built, explained ?? []).map((journey) => journeyAnswer(plan, journey)),
        journeysWithoutWay: plan.withoutWay.map((pair) => pairAnswer(network, pair)),
        sources: proof,
      };
    },
  };
}

/** (bound − objective) / objective; null when either is unknown, and for an objective of 0. */
export function gapOf({ objective, bound }: JobProgress): number | null {
  return bound === null || objective === null || objective === 0 ? null : (bound - objective) / objective;
}

/** Nothing measured is not nothing missing. */
function nothingToPlan({ objective, serviceTypes, trails }: PlanArguments, allLeftOut: boolean) {
  if (allLeftOut) {
    const accepted = 'a list with a type that has a care range and is not withheld from this reader';
    return badInput('serviceTypes', serviceTypes ?? null, accepted);
  }
  const accepted = 'a list with a trail on a leg of which the minimum package asks for one of the types';
  if (objective === 'KM') return badInput('trails', trails, accepted);
  return badInput(
    'objective',
    objective,
    `one that can be counted there: no leg that counts has a published flow; KM needs none, only \`trails\` with a leg on which the minimum package asks for one of the types`,
  );
}

function sourcesOf({ asked: { view }, scope, ask }: AskedPlan): readonly string[] {
  const { legs, services } = view.network;
  const proof = evidence(view.network);
  proof.addScope(view, scope, layersOf(view, ask.types, [ask.group]));
  proof.addServices(
    scope.legs.flatMap((leg) =>
      [...rowOf(legs.services, leg)].filter((service) => ask.types.includes(services.type[service]!)),
    ),
  );
  for (const stop of new Set([...ask.candidates, ...ask.fixed.map((one) => one.stop)]))
    proof.addFigures(peoplePassing(view, stop, [])?.figures ?? []);
  return proof.sources();
}

function siteAnswer(
  { asked: { view }, ask }: AskedPlan,
  model: PlanModel,
  { site, value, legs }: ExplainedSite,
  inUnit: (value: number) => number,
): PlanSiteAnswer {
  const { network } = view;
  const { stop, type } = model.sites[site]!;
  return {
    stop: network.stops.codes.at(stop),
    serviceType: network.serviceTypes.codes.at(type),
    gain: inUnit(value),
    fixed: ask.fixed.some((one) => one.stop === stop && one.type === type),
    capacity: ask.roomOf(stop, type),
    passing: peoplePassing(view, stop, [])?.value ?? null,
    legs: legs
      .toSorted((a, b) => a.leg - b.leg)
      .map(({ leg, metres }) => ({
        leg: network.legs.codes.at(leg),
        km: metres / 1000,
        peoplePerYear: flowOnLeg(view, leg)?.value ?? null,
      })),
  };
}

function journeyAnswer(
  { asked: { view }, ask, pairs }: AskedPlan,
  { way, type, state }: JourneyOfPlan,
): PlanJourneyAnswer {
  const { network } = view;
  const metres = ask.ways[way]!.reduce((sum, leg) => sum + network.legs.metres[leg]!, 0);
  return {
    ...pairAnswer(network, pairs[way]!),
    serviceType: network.serviceTypes.codes.at(type),
    km: metres / 1000,
    state,
  };
}

function pairAnswer({ stops }: Network, { from, to }: PlanPair): PlanPairAnswer {
  return { from: stops.codes.at(from), to: stops.codes.at(to) };
}

function nothingTold(model: PlanModel, missing: number): PlanNothingOpenedAnswer {
  const why = nothingOpened(model, missing);
  return { reason: why.reason, message: nothingOpenedInWords(why) };
}

function conflictAnswer(
  network: Network,
  limit: PlanLimit,
  shareInWords: (limit: PlanLimit) => string,
): PlanConflictAnswer {
  const { kind, place, type, least, most } = limit;
  const isFixed = kind === 'FIXED';
  const country = place < 0 || isFixed ? null : network.countries.codes.at(place);
  const stop = isFixed ? network.stops.codes.at(place) : null;
  const serviceType = isFixed ? network.serviceTypes.codes.at(type) : null;
  const words: Record<PlanLimitKind, () => string> = {
    SITES: () => `At most ${most} services are opened.`,
    BUDGET: () => `At most ${most} is spent.`,
    MOST_IN_COUNTRY: () => `At most ${most} are opened in ${country}.`,
    LEAST_IN_COUNTRY: () => `At least ${least} are opened in ${country}.`,
    SHARE_IN_COUNTRY: () => shareInWords(limit),
    FIXED: () => `${serviceType} is opened at ${stop}.`,
  };
  return { limit: kind, message: words[kind](), country, stop, serviceType };
}
