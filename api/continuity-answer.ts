import { type Care, continuitySteps } from '../graph/analysis/continuity.ts';
import { groupCode } from '../graph/analysis/coverage.ts';
import type { FewerJourneys } from '../graph/analysis/journeys.ts';
import type { CareStretch } from '../graph/analysis/care-stretches.ts';
import type { Handover } from '../graph/analysis/handovers.ts';
import type { LongestBreak } from '../graph/analysis/longest-break.ts';
import type { CoverageReason, GroupCode } from '../graph/model/closed-lists.ts';
import type { WeakestLinkKind } from '../graph/analysis/weakest-link.ts';
import { withheld } from '../graph/analysis/withheld.ts';
import { isSupposedCode } from '../graph/network/changed-network.ts';
import type { Network } from '../graph/network/network.ts';
import type { Asked } from './arguments/question.ts';
import { inSteps } from '../graph/jobs/in-steps.ts';
import type { Context } from './context.ts';
import { type FigureAnswer, figureAnswer } from './figure-answer.ts';
import { findJourneys, journeyAnswer, type JourneyInCodes, type NoJourneyAnswer } from './journey-answer.ts';
import type { JourneyArguments } from './arguments/journey-arguments.ts';

/** Continuity with codes in place of the network's numbers. */
export interface ContinuityInCodes {
  readonly revision: number;
  readonly asOf: string;
  readonly journeys: readonly JourneyCareAnswer[];
  readonly noJourney: NoJourneyAnswer | null;
  readonly fewer: FewerJourneys | null;
  readonly sources: readonly string[];
}
export type JourneyCareAnswer = JourneyInCodes & { readonly care: readonly CareAnswer[] };
export interface CareAnswer extends Pick<
  Care,
  'servedStops' | 'expectedStops' | 'servedKmShare' | 'unknownShare'
> {
  readonly serviceType: string;
  readonly group: GroupCode;
  readonly longestBreak: BreakAnswer | null;
  readonly stretches: readonly StretchAnswer[] | null;
  readonly handovers: readonly HandoverAnswer[];
  readonly referralChain: ChainAnswer;
  readonly weakestLink: WeakestLinkAnswer;
}
export type BreakAnswer = Omit<LongestBreak, 'from' | 'to' | 'legs' | 'certainFrom' | 'figures'> & {
  readonly figures: readonly FigureAnswer[];
  readonly from: string;
  readonly to: string;
  readonly legs: readonly string[];
};
export type StretchAnswer = Omit<CareStretch, 'from' | 'to'> & { readonly from: string; readonly to: string };
export interface HandoverAnswer extends Pick<Handover, 'status' | 'lacking' | 'near'> {
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly lastStop: string | null;
  readonly firstStop: string | null;
  readonly crossing: string | null;
}
export interface ChainAnswer {
  readonly closed: boolean | null;
  readonly brokenAt: string | null;
}
export interface WeakestLinkAnswer {
  readonly kind: WeakestLinkKind;
  readonly serviceType: string;
  /** Whether this reader may know, and whether anybody expects the type on this journey. */
  readonly standing: 'EXPECTED' | 'NOT_EXPECTED' | 'WITHHELD';
  /** What this reader does not know, others may. */
  readonly isWithheldInPart: boolean;
  readonly stop: string | null;
  /** Why that stop is not served, or not known. */
  readonly reason: CoverageReason | null;
  readonly handover: HandoverAnswer | null;
  readonly longestBreak: BreakAnswer | null;
}

export async function continuityAnswer(
  context: Context,
  question: JourneyArguments,
  on: Asked | null = null,
): Promise<ContinuityInCodes> {
  const { asked, journeys, noJourney, fewer } = await findJourneys(context, question, on);
  const { network } = asked.view;
  const answer = await inSteps(continuitySteps(asked.view, asked), context.gone);
  for (const { deaths } of journeys) answer.evidence.addFigures(deaths);
  context.restsOn.noteLater(() => answer.evidence.sources());
  return {
    revision: network.revision,
    asOf: asked.asOf,
    journeys: journeys.map((journey) => ({
      ...journeyAnswer(asked, journey),
      care: answer.along(journey).map((care) => careAnswer(network, care)),
    })),
    noJourney,
    fewer,
    sources: answer.evidence.sources(),
  };
}

function careAnswer(network: Network, care: Care): CareAnswer {
  const serviceType = network.serviceTypes.codes.at(care.type);
  const { kind, stop, reason, handover, longestBreak } = care.weakestLink;
  return {
    ...care,
    serviceType,
    group: groupCode(care.group),
    longestBreak: care.longestBreak && breakAnswer(network, care.longestBreak),
    stretches:
      care.stretches &&
      care.stretches.map((stretch) => ({
        ...stretch,
        from: network.stops.codes.at(stretch.from),
        to: network.stops.codes.at(stretch.to),
      })),
    handovers: care.handovers.map((border) => handoverAnswer(network, border)),
    referralChain: { ...care.referralChain, brokenAt: stopCode(network, care.referralChain.brokenAt) },
    weakestLink: {
      kind,
      serviceType,
      standing: standingOf(network, care),
      isWithheldInPart: withheld(network, care.type) === 'SOME',
      stop: stopCode(network, stop),
      reason,
      handover: handover && handoverAnswer(network, handover),
      longestBreak: longestBreak && breakAnswer(network, longestBreak),
    },
  };
}

function standingOf(network: Network, care: Care): WeakestLinkAnswer['standing'] {
  if (withheld(network, care.type) === 'EVERYTHING') return 'WITHHELD';
  return care.isAsked ? 'EXPECTED' : 'NOT_EXPECTED';
}

const stopCode = ({ stops }: Network, stop: number | null) => (stop === null ? null : stops.codes.at(stop));

function breakAnswer(network: Network, found: LongestBreak): BreakAnswer {
  return {
    ...found,
    from: network.stops.codes.at(found.from),
    to: network.stops.codes.at(found.to),
    legs: found.legs.map((leg) => network.legs.codes.at(leg)),
    // What is only supposed, nobody published.
    figures: found.figures.filter(({ figure }) => !isSupposedCode(figure.code)).map(figureAnswer),
  };
}

function handoverAnswer(network: Network, found: Handover): HandoverAnswer {
  return {
    ...found,
    fromCountry: network.countries.codes.at(found.fromCountry),
    toCountry: network.countries.codes.at(found.toCountry),
    lastStop: stopCode(network, found.before),
    firstStop: stopCode(network, found.after),
    crossing: stopCode(network, found.crossing),
  };
}
