import { GROUPS } from '../../graph/model/closed-lists.ts';
import { dateOfDay, dayNumber } from '../../graph/model/day.ts';
import type { Network } from '../../graph/network/network.ts';
import { candidatesAt } from '../../graph/analysis/candidates.ts';
import { cellAt } from '../../graph/analysis/cell.ts';
import { continuity } from '../../graph/analysis/continuity.ts';
import { coverage, type CoverageCell } from '../../graph/analysis/coverage.ts';
import { rankGaps } from '../../graph/analysis/gaps.ts';
import { journeyAlong, journeys } from '../../graph/analysis/journeys.ts';
import { layersOf } from '../../graph/analysis/layers.ts';
import { listQuestions } from '../../graph/analysis/questions.ts';
import { scopeOfEverything, scopeOfTrails } from '../../graph/analysis/scope.ts';
import { type View, viewAt } from '../../graph/analysis/view.ts';
import type { ContinuityAsk, OracleContinuity } from '../oracle/continuity.ts';
import type { CoverageAsk, OracleCoverage } from '../oracle/coverage.ts';
import type { JourneysAsk, OracleJourney } from '../oracle/journeys.ts';
import { roundKm, roundShare } from '../oracle/rounding.ts';

const km = (value: number | null) => (value === null ? null : roundKm(value));
const share = (value: number | null) => (value === null ? null : roundShare(value));
const groupPlace = (code: string) => (GROUPS as readonly string[]).indexOf(code);

/** Our measures in the words of the oracle, so that the two can be compared as plain JSON. */
export function coverageAsJson(network: Network, ask: CoverageAsk): OracleCoverage {
  const view = viewAt(network, dayNumber(ask.asOf));
  const scope =
    ask.trails === null
      ? scopeOfEverything(view)
      : scopeOfTrails(view, ask.trails.map(network.trails.indexOf));
  const answer = coverage(view, scope, {
    types: ask.serviceTypes.map(network.serviceTypes.indexOf),
    groups: ask.groups.map(groupPlace),
  });
  const { summary } = answer;
  const stop = (place: number) => network.stops.codes.at(place);
  const service = (place: number) => network.services.codes.at(place);
  const key = (cell: CoverageCell) => ({
    stop: stop(cell.stop),
    serviceType: network.serviceTypes.codes.at(cell.type),
    group: GROUPS[cell.group]!,
  });
  const servicesAt = (place: number, layer: { type: number; group: number }) =>
    cellAt(view, candidatesAt(view, place), place, layer.type, layer.group).services;
  return {
    summary: {
      served: summary.served,
      conditional: summary.conditional,
      planned: summary.planned,
      absent: summary.absent,
      unknown: summary.unknown,
      notExpected: summary.notExpected,
      expected: summary.expected,
      servedShare: share(summary.servedShare),
      unknownShare: share(summary.unknownShare),
      eligibilityUnknownShare: share(summary.eligibilityUnknownShare),
      kmInCare: km(summary.km?.kmInCare ?? null),
      kmWithoutCare: km(summary.km?.kmWithoutCare ?? null),
      kmUnknown: km(summary.km?.kmUnknown ?? null),
      personKmInCare: km(summary.km?.personKmInCare ?? null),
      personKmWithoutCare: km(summary.km?.personKmWithoutCare ?? null),
      personKmUnknown: km(summary.km?.personKmUnknown ?? null),
      kmWithoutFlow: km(summary.km?.kmWithoutFlow ?? null),
    },
    cells: answer.cells.map((cell) => ({
      ...key(cell),
      expected: cell.expected,
      status: cell.status,
      reason: cell.reason,
      eligibility: cell.eligibility,
      redundancy: cell.redundancy,
      services: cell.services.map(service),
    })),
    gaps: rankGaps(answer, 'PERSON_KM_TO_CARE_DESC', servicesAt).map((gap) => ({
      ...key(gap.cell),
      status: gap.cell.status,
      reason: gap.cell.reason,
      since: gap.cell.since === null ? null : dateOfDay(gap.cell.since),
      peoplePerYear: gap.peoplePerYear,
      peopleBasis: gap.peopleBasis,
      peoplePresent: gap.peoplePresent,
      isolationKm: gap.isolationKm,
      isolationAnyKm: gap.isolationAnyKm,
      isolationAtLeastKm: gap.isolationAtLeastKm,
      unreachable: gap.unreachable,
      nearest:
        gap.nearest === null
          ? null
          : { service: service(gap.nearest.service), stop: stop(gap.nearest.stop), km: gap.nearest.km },
      personKmToCare: km(gap.personKmToCare),
      deathsAndMissingPerYear: gap.deathsAndMissingPerYear,
    })),
    questions: listQuestions(answer).map((question) => ({
      ...key(question.cell),
      reason: question.cell.reason,
      peoplePerYear: question.peoplePerYear,
      askWhom: question.askWhom.map((society) => network.societies.codes.at(society)),
    })),
  };
}

export function continuityAsJson(network: Network, ask: ContinuityAsk): OracleContinuity[] {
  const view = viewAt(network, dayNumber(ask.asOf));
  const along = journeyAlong(view, ask.legs.map(network.legs.indexOf));
  const cares = continuity(view, {
    types: ask.serviceTypes.map(network.serviceTypes.indexOf),
    groups: [groupPlace(ask.group)],
  }).along(along);
  const stop = (place: number | null) => (place === null ? null : network.stops.codes.at(place));
  const country = (place: number) => network.countries.codes.at(place);
  return cares.map((care) => ({
    serviceType: network.serviceTypes.codes.at(care.type),
    group: GROUPS[care.group]!,
    expectedStops: care.expectedStops,
    servedStops: care.servedStops,
    kmInCare: km(care.km?.kmInCare ?? null),
    kmWithoutCare: km(care.km?.kmWithoutCare ?? null),
    kmUnknown: km(care.km?.kmUnknown ?? null),
    servedKmShare: share(care.servedKmShare),
    unknownShare: share(care.unknownShare),
    longestBreak:
      care.longestBreak === null
        ? null
        : {
            from: stop(care.longestBreak.from),
            to: stop(care.longestBreak.to),
            certainKm: km(care.longestBreak.certainKm),
            possibleKm: km(care.longestBreak.possibleKm),
            hours: km(care.longestBreak.hours),
            legs: care.longestBreak.legs.map((leg) => network.legs.codes.at(leg)),
            peoplePerYear: care.longestBreak.peoplePerYear,
          },
    handovers: care.handovers.map((handover) => ({
      fromCountry: country(handover.fromCountry),
      toCountry: country(handover.toCountry),
      crossing: stop(handover.crossing),
      lastStop: stop(handover.before ?? handover.crossing),
      firstStop: stop(handover.after ?? handover.crossing),
      near: handover.near,
      status: handover.status,
      lacking: handover.lacking,
    })),
    referralChain: { closed: care.referralChain.closed, brokenAt: stop(care.referralChain.brokenAt) },
    weakestLink: { kind: care.weakestLink.kind, stop: stop(care.weakestLink.stop) },
  })) as OracleContinuity[];
}

export function journeysAsJson(network: Network, ask: JourneysAsk): OracleJourney[] {
  const view: View = viewAt(network, dayNumber(ask.asOf));
  const layers = layersOf(view, ask.serviceTypes.map(network.serviceTypes.indexOf), [groupPlace(ask.group)]);
  const found = journeys(view, {
    from: network.stops.indexOf(ask.from),
    to: network.stops.indexOf(ask.to),
    via: ask.via.map(network.stops.indexOf),
    avoid: {
      countries: ask.avoid.countries.map(network.countries.indexOf),
      stops: ask.avoid.stops.map(network.stops.indexOf),
      modes: ask.avoid.modes as never[],
    },
    optimise: ask.optimise,
    layers,
    first: ask.first,
    maxOverlap: ask.maxOverlap ?? null,
  })!;
  return found.journeys.map((journey) => ({
    legs: journey.legs.map((leg) => network.legs.codes.at(leg)),
    stops: journey.stops.map((stop) => network.stops.codes.at(stop)),
    km: roundKm(journey.km),
    hours: km(journey.hours),
    kmNotInCare: km(journey.kmNotInCare),
    deathsAndMissingPerYear: journey.deathsAndMissingPerYear,
  }));
}
