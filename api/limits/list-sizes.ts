/** The arguments of the fields around a field: `near('Query.coverage')` are those of the coverage in which it stands. */
export interface Around {
  /** Of the field itself. */
  readonly own: Arguments;
  readonly near: (...fields: readonly string[]) => Arguments | null;
}

export type Arguments = Readonly<Record<string, unknown>>;

type Size = number | ((around: Around) => number);

/** Service types that a question is about which names none: those that the minimum package asks for somewhere. */
const USUAL_TYPES = 20;
/** Stops of a scope: as many as a long trail has. */
const USUAL_STOPS = 100;
/** Stops, legs and the like of one journey. */
const USUAL_WAY = 20;
/** Of our own schema, as introspection tells it. */
const TYPES_OF_SCHEMA = 300;
const MOST_FIELDS = 50;
const USUAL_FIELDS = 4;
/** Of a list that is not named below: sources of a fact, areas of a stop, parties of an agreement. */
export const USUAL_LIST = 4;

const WAYS = ['Query.journeys', 'Query.continuity', 'WhatIfAnswer.journeys', 'WhatIfAnswer.continuity'];
const BOTTLENECKS = ['Query.bottlenecks', 'WhatIfAnswer.bottlenecks'];
const COVERAGES = ['Query.coverage', 'Trail.coverage', 'RegionalNetwork.coverage'];

const lengthOf = (value: unknown, usual: number) => (Array.isArray(value) ? value.length : usual);
const numberOf = (value: unknown, usual: number) => (typeof value === 'number' ? Math.max(0, value) : usual);

const layersOf = (question: Arguments | null) =>
  lengthOf(question?.['serviceTypes'], USUAL_TYPES) * lengthOf(question?.['groups'], 1);
const questionAround = (around: Around) =>
  layersOf(around.near(...COVERAGES, 'Query.continuity', 'Query.whatIf'));
const journeysAround = ({ near }: Around) => waysOf(near(...WAYS));
const rankedAround = ({ near }: Around) => numberOf(near(...BOTTLENECKS)?.['first'], 20);
const waysOf = (journeys: Arguments | null) => numberOf(journeys?.['first'], 3);
const ownWays = ({ own }: Around) => waysOf(own);
const ownFirst = ({ own }: Around) => numberOf(own['first'], 20);

/**
 * How long the lists without pages are taken to be, by type and field: as their arguments say, or as long as they usually are. The nodes of a
 * page are as many as were asked for.
 */
export const LIST_SIZES: Readonly<Record<string, Size>> = {
  '__Schema.types': TYPES_OF_SCHEMA,
  // Who asks of one type may ask of the one with all queries.
  '__Type.fields': ({ near }) => (near('__Schema.types') === null ? MOST_FIELDS : USUAL_FIELDS),
  '__Type.inputFields': 1,
  '__Type.enumValues': 2,
  '__Type.interfaces': 1,
  '__Type.possibleTypes': 1,
  '__Field.args': 1,
  'Query.nodes': ({ own }) => lengthOf(own['ids'], USUAL_LIST),
  'Query.audit': ownFirst,
  'AuditRecord.changes': ownFirst,
  'Query.dataAvailability': ({ own }) =>
    lengthOf(own['countries'], 1) * lengthOf(own['serviceTypes'], USUAL_TYPES * 2),
  'Query.serviceTypes': 50,
  'Query.groups': 20,
  'Query.minimumPackages': 150,
  'Trail.stops': USUAL_STOPS,
  'Trail.legs': USUAL_STOPS,
  'Trail.countries': 10,
  'Coverage.matrix': USUAL_STOPS,
  'Coverage.legs': (around) => USUAL_STOPS * questionAround(around),
  'CoverageRow.cells': questionAround,
  'CoverageSummary.byGroup': ({ near }) => lengthOf(near(...COVERAGES)?.['groups'], 1),
  'Gap.practices': ownFirst,
  'JourneyAnswer.journeys': journeysAround,
  'ContinuityAnswer.journeys': journeysAround,
  'Journey.stops': USUAL_WAY,
  'Journey.legs': USUAL_WAY,
  'JourneyCare.stops': USUAL_WAY,
  'JourneyCare.legs': USUAL_WAY,
  'JourneyCare.care': questionAround,
  'CareAlongJourney.stretches': USUAL_WAY,
  'Bottlenecks.stops': rankedAround,
  'Bottlenecks.legs': rankedAround,
  'WhatIfAnswer.opened': USUAL_WAY,
  'WhatIfAnswer.closed': USUAL_WAY,
  'WhatIfAnswer.turnedUnknown': USUAL_WAY,
  'Plan.sites': ({ near }) => numberOf(near('Query.plan', 'Mutation.startPlan')?.['sites'], USUAL_WAY),
  'PlanSite.legs': USUAL_WAY,
  'Communities.communities': USUAL_WAY,
  'Communities.across': USUAL_WAY,
  'Communities.unknown': USUAL_WAY,
  'Community.societies': USUAL_WAY,
  'RegionalNetwork.members': 50,
  'IndicatorAtLevel.reached': USUAL_WAY,
  'IndicatorAtLevel.notReached': USUAL_WAY,
  'IndicatorAtLevel.unknown': USUAL_WAY,
  'ScenarioComparison.compared': ({ near }) =>
    lengthOf(near('Query.compareScenarios')?.['codes'], USUAL_LIST),
};

/** What a field costs besides the values that it gives: what is computed for it. One is about the time in which a value is written. */
export const FIELD_COSTS: Readonly<Record<string, Size>> = {
  'Query.search': 500,
  'Query.audit': 500,
  'AuditRecord.changes': 500,
  'Query.societiesApart': 500,
  'Query.coverage': 2_000,
  'Trail.coverage': 2_000,
  'RegionalNetwork.coverage': 2_000,
  'Query.dataAvailability': 2_000,
  'Query.indicatorLevels': 2_000,
  'Query.keyPoints': 2_000,
  'Query.journeys': (around) => 1_000 * ownWays(around),
  'Query.continuity': (around) => 2_000 * ownWays(around),
  'Query.partnerships': 10_000,
  'Query.phoneCalls': 10_000,
  'Query.communities': 10_000,
  'Query.changes': 20_000,
  'Query.whatIf': 20_000,
  // Before and after.
  'WhatIfAnswer.journeys': (around) => 2 * 1_000 * ownWays(around),
  'WhatIfAnswer.continuity': (around) => 2 * 2_000 * ownWays(around),
  'WhatIfAnswer.bottlenecks': 2 * 50_000,
  'Scenario.answer': 20_000,
  'Query.compareScenarios': ({ own }) => 20_000 * lengthOf(own['codes'], USUAL_LIST),
  'Query.criticalServices': 50_000,
  'Query.bottlenecks': 50_000,
  // Its search has a thread of its own, and a queue: this is for what is built before.
  'Query.plan': 50_000,
  'Mutation.startPlan': 50_000,
  'Mutation.storeScenario': 20_000,
  'Mutation.recomputeScenario': 20_000,
  'Gap.practices': 100,
};

/** Counting a list takes longer than reading its page. */
export const COUNT_COST = 50;
/** Each is a load of its own. */
export const MUTATION_COST = 5_000;
