import { badInput } from '../../graph/errors.ts';
import type { PlanAsk } from '../../graph/analysis/build-plan-model.ts';
import type { PlanPair } from '../../graph/analysis/plan-ways.ts';
import { type Scope, scopeOfTrails } from '../../graph/analysis/scope.ts';
import type { Context } from '../context.ts';
import { checkCodes } from './codes.ts';
import { checkLength } from './length.ts';
import type { PlanArguments } from './plan-arguments.ts';
import { capacityTable } from './plan-capacities.ts';
import { costTable } from './plan-costs.ts';
import { journeysOf } from './plan-journeys.ts';
import { type Asked, readQuestion } from './question.ts';
import { resolveStops } from './stops.ts';

export interface AskedPlan {
  readonly asked: Asked;
  readonly scope: Scope;
  readonly ask: PlanAsk;
  /** From where to where each of `ask.ways` goes. */
  readonly pairs: readonly PlanPair[];
  /** Pairs between which the trails have no way. */
  readonly withoutWay: readonly PlanPair[];
  readonly seconds: number;
}

/** Of a plan whose client waits for it. */
export const MAX_PLAN_SECONDS = 60;
const MAX_SITES = 500;
/** Sites are looked at one by one before the search, on the thread that answers everybody. */
const MAX_CANDIDATES = 50_000;
const MAX_LISTED = 1_000;

/** Checks the arguments of a plan, and translates them into places of the network's columns. */
export async function readPlan(
  context: Context,
  question: PlanArguments,
  mostSeconds: number,
): Promise<AskedPlan> {
  const { reads } = context;
  checkNumber('sites', question.sites, MAX_SITES);
  if (question.timeLimitSeconds < 1 || question.timeLimitSeconds > mostSeconds)
    throw badInput('timeLimitSeconds', question.timeLimitSeconds, `a whole number from 1 to ${mostSeconds}`);
  if (question.trails.length === 0) throw badInput('trails', [], 'a list of at least one code');
  if (question.candidates?.length === 0)
    throw badInput('candidates', [], 'a list of at least one stop, or null');
  checkNumber('maxPerCountry', question.maxPerCountry, MAX_SITES);
  for (const { atLeast, atMost } of question.countries) {
    checkNumber('countries.atLeast', atLeast, MAX_SITES);
    checkNumber('countries.atMost', atMost, MAX_SITES);
  }
  checkShares(question);
  for (const name of ['trails', 'fixed', 'countries', 'costs', 'capacities'] as const) {
    checkLength(name, question[name].length, MAX_LISTED);
  }
  checkLength('candidates', question.candidates?.length ?? 0, MAX_LISTED);
  const countryCodes = question.countries.map(({ country }) => country);
  const [asked, candidates, fixedStops] = await Promise.all([
    readQuestion(context, question),
    question.candidates ? resolveStops(reads, 'candidates', question.candidates) : null,
    resolveStops(
      reads,
      'fixed.stop',
      question.fixed.map(({ stop }) => stop),
    ),
    checkCodes(reads, 'Trail', 'trails', question.trails),
    checkCodes(reads, 'Country', 'countries.country', countryCodes),
  ]);
  const [group, ...more] = asked.groups;
  if (group === undefined || more.length > 0)
    throw badInput('groups', question.groups, 'exactly one group: a leg’s flow is not split by group');
  const { view } = asked;
  const { network } = view;
  const scope = scopeOfTrails(view, question.trails.map(network.trails.indexOf));
  const placeOf = (argument: string) => (code: string) => {
    const stop = network.stops.indexOf(code);
    if (stop < 0 || !view.stopHolds[stop])
      throw badInput(argument, code, `a stop that is there on ${asked.asOf}`);
    return stop;
  };
  const stops = candidates
    ? [...new Set(candidates.map(placeOf('candidates')))]
    : scope.stops.filter((stop) => network.stops.country[stop]! >= 0);
  checkLength('candidates (stops × types)', stops.length * asked.types.length, MAX_CANDIDATES);
  const fixed = fixedStops.map((code, place) => {
    const type = network.serviceTypes.indexOf(question.fixed[place]!.serviceType);
    if (!asked.types.includes(type)) {
      const accepted = 'one of the types that may be opened: see `serviceTypes`';
      throw badInput('fixed.serviceType', question.fixed[place]!.serviceType, accepted);
    }
    return { stop: placeOf('fixed.stop')(code), type };
  });
  const { pairs, ways, withoutWay } = await journeysOf(context, { view, scope }, placeOf, question);
  const sites = [...stops.flatMap((stop) => asked.types.map((type) => ({ stop, type }))), ...fixed];
  return {
    asked,
    scope,
    pairs,
    withoutWay,
    seconds: question.timeLimitSeconds,
    ask: {
      types: asked.types,
      group,
      objective: question.objective,
      ways,
      candidates: stops,
      fixed: fixed.filter(
        ({ stop, type }, place) => fixed.findIndex((one) => one.stop === stop && one.type === type) === place,
      ),
      sites: question.sites,
      maxPerCountry: question.maxPerCountry ?? null,
      minShare: question.minShare ?? 0,
      countries: question.countries.map(({ country, atLeast, atMost, minShare }) => ({
        country: network.countries.indexOf(country),
        least: atLeast ?? 0,
        most: atMost ?? null,
        share: minShare ?? 0,
      })),
      budget: await costTable(context, network, sites, question),
      roomOf: await capacityTable(context, network, question),
    },
  };
}

/** A share is 0 to 1, and of what lies in a country: of journeys, which pass several, there is none. */
function checkShares({ minShare, countries, objective }: PlanArguments): void {
  const shares = [
    ['minShare', minShare] as const,
    ...countries.map((country) => ['countries.minShare', country.minShare] as const),
  ];
  for (const [argument, share] of shares) {
    if (share === null || share === undefined || share === 0) continue;
    if (share < 0 || share > 1) throw badInput(argument, share, 'a share from 0 to 1');
    if (objective === 'JOURNEYS')
      throw badInput(argument, share, '0 or null with JOURNEYS: a journey lies in several countries');
  }
}

function checkNumber(argument: string, value: number | null | undefined, most: number): void {
  if (typeof value === 'number' && (value < 0 || value > most))
    throw badInput(argument, value, `a whole number from 0 to ${most}`);
}
