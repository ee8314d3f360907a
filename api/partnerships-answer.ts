import type { NetworkPairs } from '../graph/analysis/asked-partnerships.ts';
import { groupCode } from '../graph/analysis/coverage.ts';
import {
  type BorderHandover,
  type HandoverCounts,
  type MissingLink,
  type Partnership,
  type SharedBorder,
} from '../graph/analysis/partnerships.ts';
import { usedFigures } from '../graph/analysis/used-figures.ts';
import { badInput } from '../graph/errors.ts';
import type { GroupCode } from '../graph/model/closed-lists.ts';
import { dateOfDay } from '../graph/model/day.ts';
import type { Figure, Network } from '../graph/network/network.ts';
import { NO_END, NO_START } from '../graph/network/validity.ts';
import { answerOn } from './answers-on.ts';
import { checkCodes } from './arguments/codes.ts';
import { mostPlaces, type QuestionArguments, readQuestion, tooLarge } from './arguments/question.ts';
import type { Connection } from './connection.ts';
import type { Context } from './context.ts';
import { type FigureAnswer, figureAnswer } from './figure-answer.ts';

export interface PartnershipsArguments extends QuestionArguments {
  readonly network?: string | null | undefined;
  readonly pairs: NetworkPairs;
  readonly trails?: readonly string[] | null | undefined;
}

/** Partnerships with codes in place of the network's numbers. */
export interface PartnershipsInCodes {
  readonly revision: number;
  readonly asOf: string;
  readonly pairs: readonly PartnershipAnswer[];
  /** Codes of all sources on which the answer rests. */
  readonly sources: readonly string[];
}
export interface PartnershipsAnswer
  extends Connection<PartnershipAnswer>, Omit<PartnershipsInCodes, 'pairs'> {}
export type PartnershipEdgeAnswer = PartnershipsAnswer['edges'][number];

export interface PartnershipAnswer {
  readonly a: string;
  readonly b: string;
  readonly sharedTrails: readonly string[];
  readonly sharedBorders: readonly SharedBorderAnswer[];
  readonly peoplePerYear: number | null;
  readonly figures: readonly FigureAnswer[];
  readonly handovers: HandoverCountsAnswer;
  readonly agreements: readonly PartnershipAgreementAnswer[];
  readonly referrals: readonly string[];
  /** Codes of the types of `missingLinks` and `unknownLinks`. */
  readonly missing: readonly string[];
  readonly unknown: readonly string[];
  readonly missingLinks: readonly MissingLinkAnswer[];
  readonly unknownLinks: readonly MissingLinkAnswer[];
  readonly missingPeoplePerYear: number | null;
  /** Codes of the sources on which the pair rests. */
  readonly sources: readonly string[];
}
export interface SharedBorderAnswer {
  readonly fromCountry: string;
  readonly toCountry: string;
  readonly crossing: string | null;
  readonly lastStop: string | null;
  readonly firstStop: string | null;
  readonly near: boolean;
  readonly peoplePerYear: number | null;
  readonly figures: readonly FigureAnswer[];
  readonly handovers: readonly BorderHandoverAnswer[];
}
export interface BorderHandoverAnswer extends Pick<BorderHandover, 'status' | 'lacking'> {
  readonly serviceType: string;
  readonly group: GroupCode;
}
interface HandoverCountsAnswer {
  readonly linked: number;
  readonly unlinked: number;
  readonly oneSided: number;
  readonly absent: number;
  readonly unknown: number;
}
export interface MissingLinkAnswer {
  readonly serviceType: string;
  readonly borders: readonly SharedBorderAnswer[];
  readonly peoplePerYear: number | null;
  /** True: there is no link. False: nobody knows. */
  readonly isCertain: boolean;
}
export interface PartnershipAgreementAnswer {
  readonly code: string;
  readonly topics: readonly string[];
  readonly from: string | null;
  readonly until: string | null;
}

/** Pairs of Societies, all of them, in the order of MISSING_FLOW_DESC. */
export async function partnershipsAnswer(
  context: Context,
  question: PartnershipsArguments,
): Promise<PartnershipsInCodes> {
  const memberCodes = await membersOf(context, question);
  const asked = await readQuestion(context, question);
  const { view, types, groups } = asked;
  const { network } = view;
  const { pairs } = question;
  if (question.trails?.length === 0) throw badInput('trails', [], 'a list of at least one code, or null');
  await checkCodes(context.reads, 'Trail', 'trails', question.trails);
  const trails = question.trails?.map(network.trails.indexOf) ?? null;
  const members =
    memberCodes && new Set(memberCodes.map(network.societies.indexOf).filter((society) => society >= 0));
  const key = JSON.stringify(['partnerships', question.network ?? null, pairs, trails, types, groups]);
  const { borders, answers } = await answerOn(view, key, context, async (signal) => {
    const ask = { trails, types, groups, members, pairs, mostBorders: mostPlaces(asked) };
    const { borders: count, found } = await context.analyses.run(view, 'partnerships', ask, signal);
    return {
      borders: count,
      answers: found?.map(({ pair, sources: of }) => pairAnswer(network, pair, of)) ?? null,
    };
  });
  if (answers === null) throw tooLarge(borders, asked, 'borders');
  // They say whose countries these are: whoever says so is a source of which pairs there are, and of their number.
  await context.reads.list('NationalSociety', [...new Set(answers.flatMap(({ a, b }) => [a, b]))]);
  // The order and the number of pairs rest on all of them.
  const sources = [...new Set(answers.flatMap((pair) => pair.sources))].toSorted();
  context.restsOn.noteLater(() => sources);
  return {
    revision: network.revision,
    asOf: asked.asOf,
    pairs: answers,
    sources,
  };
}

/** The Societies of the regional network asked for; null: all. */
async function membersOf(
  { reads }: Context,
  { network, pairs }: PartnershipsArguments,
): Promise<readonly string[] | null> {
  if (network === null || network === undefined) {
    if (pairs !== 'ANY')
      throw badInput('pairs', pairs, 'ANY, or the code of a regional network as `network`');
    return null;
  }
  await checkCodes(reads, 'RegionalNetwork', 'network', network);
  return (await reads.find('RegionalNetwork', network))?.members ?? [];
}

function pairAnswer(network: Network, pair: Partnership, sources: readonly string[]): PartnershipAnswer {
  const borders = new Map(pair.borders.map((border) => [border, borderAnswer(network, border)]));
  const linkAnswer = (link: MissingLink, isCertain: boolean): MissingLinkAnswer => ({
    serviceType: network.serviceTypes.codes.at(link.type),
    borders: link.borders.map((border) => borders.get(border)!),
    peoplePerYear: link.peoplePerYear,
    isCertain,
  });
  const missingLinks = pair.missing.map((link) => linkAnswer(link, true));
  const unknownLinks = pair.unknown.map((link) => linkAnswer(link, false));
  return {
    a: network.societies.codes.at(pair.a),
    b: network.societies.codes.at(pair.b),
    sharedTrails: pair.sharedTrails.map((trail) => network.trails.codes.at(trail)),
    sharedBorders: [...borders.values()],
    peoplePerYear: pair.peoplePerYear,
    figures: figuresAnswer(pair.figures),
    handovers: countsAnswer(pair.handovers),
    agreements: pair.agreements.map(({ code, topics, validFrom, validUntil }) => ({
      code,
      topics: topics.map((type) => network.serviceTypes.codes.at(type)),
      from: validFrom === NO_START ? null : dateOfDay(validFrom),
      until: validUntil === NO_END ? null : dateOfDay(validUntil),
    })),
    referrals: pair.referrals.map(({ code }) => code),
    missing: missingLinks.map(({ serviceType }) => serviceType),
    unknown: unknownLinks.map(({ serviceType }) => serviceType),
    missingLinks,
    unknownLinks,
    missingPeoplePerYear: pair.missingPeoplePerYear,
    sources,
  };
}

function borderAnswer(network: Network, border: SharedBorder): SharedBorderAnswer {
  const stop = (place: number | null) => (place === null ? null : network.stops.codes.at(place));
  return {
    fromCountry: network.countries.codes.at(border.fromCountry),
    toCountry: network.countries.codes.at(border.toCountry),
    crossing: stop(border.crossing),
    lastStop: stop(border.before),
    firstStop: stop(border.after),
    near: border.near,
    peoplePerYear: border.people?.value ?? null,
    figures: figuresAnswer(border.people?.figures ?? []),
    handovers: border.handovers.map(({ type, group, status, lacking }) => ({
      serviceType: network.serviceTypes.codes.at(type),
      group: groupCode(group),
      status,
      lacking,
    })),
  };
}

const figuresAnswer = (figures: readonly Figure[]) =>
  usedFigures({ people: { basis: 'LEG', figures } }).map(figureAnswer);

const countsAnswer = (counts: HandoverCounts): HandoverCountsAnswer => ({
  linked: counts.LINKED,
  unlinked: counts.UNLINKED,
  oneSided: counts.ONE_SIDED,
  absent: counts.ABSENT,
  unknown: counts.UNKNOWN,
});
