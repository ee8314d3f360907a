import { candidatesAt } from './candidates.ts';
import { type CareStretch, careStretches } from './care-stretches.ts';
import { cellAt } from './cell.ts';
import { evidence, type Evidence } from './evidence.ts';
import { type Expectation, expectationSteps } from './expectation.ts';
import { type Handover, handoversOf } from './handovers.ts';
import type { Journey } from './journeys.ts';
import { kilometres, type Kilometres } from './kilometres.ts';
import { caredLayerSteps, type LegCare, legCare } from './leg-care.ts';
import type { Layer } from './layers.ts';
import { longestBreak, type LongestBreak } from './longest-break.ts';
import { type ReferralChain, referralChain } from './referral-chain.ts';
import { atOnce, type Steps } from './steps.ts';
import type { View } from './view.ts';
import { withheld } from './withheld.ts';
import { NO_WEAK_LINK, type WeakestLink, weakestLink } from './weakest-link.ts';

/** Whether care for one type and group follows a person along a journey. */
export interface Care {
  readonly type: number;
  readonly group: number;
  readonly expectedStops: number;
  readonly servedStops: number;
  /** False when the minimum package asks for nothing on the journey that could be measured: no stop, and no km. */
  readonly isAsked: boolean;
  /** Null for a type without km, and when no leg of the journey expects it. */
  readonly km: Kilometres | null;
  /** Of the length of the legs that expect it; null when none does. */
  readonly servedKmShare: number | null;
  readonly unknownShare: number | null;
  readonly longestBreak: LongestBreak | null;
  /** The whole journey in pieces: where care is in range, missing or unknown. Null for a type without km. */
  readonly stretches: readonly CareStretch[] | null;
  readonly handovers: readonly Handover[];
  readonly referralChain: ReferralChain;
  readonly weakestLink: WeakestLink;
}

interface ContinuityAsk {
  readonly types: readonly number[];
  readonly groups: readonly number[];
}

/** Computes the care along journeys of one view; layers and expectations are made once for all of them. */
interface ContinuityOf {
  readonly layers: readonly Layer[];
  along(journey: Journey): Care[];
  readonly evidence: Evidence;
}

/** Definitions: docs/decisions/0002-measures.md, rules 23 to 29. */
export const continuity = (view: View, ask: ContinuityAsk): ContinuityOf =>
  atOnce(continuitySteps(view, ask));

/** `continuity`, of which what is prepared for all journeys comes in steps. */
export function* continuitySteps(view: View, ask: ContinuityAsk): Steps<ContinuityOf> {
  const layers = yield* caredLayerSteps(view, ask.types, ask.groups);
  const trails = [...view.network.trails.codes.keys()];
  const expectation = yield* expectationSteps(view, trails);
  const cares = layers.map((layer) => ({ layer, care: legCare(view, layer) }));
  const proof = evidence(view.network);
  return {
    layers,
    evidence: proof,
    along(journey) {
      proof.addScope(view, { stops: journey.stops, legs: journey.legs, trails }, layers);
      return cares.map(({ layer, care }) => careAlong(view, journey, layer, care, expectation, proof));
    },
  };
}

function careAlong(
  view: View,
  journey: Journey,
  layer: Layer,
  care: LegCare | null,
  expectation: Expectation,
  proof: Evidence,
): Care {
  const { type, group } = layer;
  const expected = journey.stops
    .filter((stop) => expectation.atStop(stop, type))
    .map((stop) => ({ stop, cell: cellAt(view, candidatesAt(view, stop), stop, type, group) }));
  for (const { cell } of expected) {
    proof.addServices(cell.services);
    proof.addStatements(cell.statements);
  }
  const km = care === null ? null : kilometres(view, care, expectation, journey.legs);
  const length = km === null ? 0 : km.kmInCare + km.kmWithoutCare + km.kmUnknown;
  const share = (part: number) => (length === 0 ? null : part / length);
  const isAsked = expected.length > 0 || km !== null;
  const broken = care === null ? null : longestBreak(view, journey, care, expectation);
  const handovers = handoversOf(view, journey, type, group, proof);
  const chain = referralChain(view, journey, type, group, proof);
  return {
    type,
    group,
    expectedStops: expected.length,
    servedStops: expected.filter(({ cell }) => cell.status === 'SERVED').length,
    isAsked,
    km,
    servedKmShare: km === null ? null : share(km.kmInCare),
    unknownShare: km === null ? null : share(km.kmUnknown),
    longestBreak: broken,
    stretches: care === null ? null : careStretches(view, journey, care, expectation),
    handovers,
    referralChain: chain,
    weakestLink: isAsked
      ? weakestLink(broken, handovers, chain, expected, withheld(view.network, type))
      : NO_WEAK_LINK,
  };
}
