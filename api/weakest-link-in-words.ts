import type { Lacking } from '../graph/analysis/handovers.ts';
import type { CoverageReason } from '../graph/model/closed-lists.ts';
import type { WeakestLinkAnswer } from './continuity-answer.ts';
import type { Context } from './context.ts';
import { known } from './known.ts';

/** `weakestLinkInWords(…)`: "Primary health: 575 km without care for certain, between Agadez and Dirkou." */
export async function weakestLinkInWords(link: WeakestLinkAnswer, context: Context): Promise<string> {
  const type = (await known(context, 'ServiceType', link.serviceType)).name;
  const stop = (await context.reads.find('Stop', link.stop))?.name;
  return `${type}: ${await sentence(link, stop ?? 'the border', context)}`;
}

async function sentence(link: WeakestLinkAnswer, stop: string, context: Context): Promise<string> {
  if (link.standing === 'WITHHELD') return 'withheld from this reader.';
  switch (link.kind) {
    case 'CERTAIN_BREAK':
      return `${shownKm(link.longestBreak?.certainKm)} without care for certain, from ${stop} on.`;
    case 'POSSIBLE_BREAK':
      return `up to ${shownKm(link.longestBreak?.possibleKm)} without care, ${await between(link, context)}; ${nobodyKnows(link)}.`;
    case 'HANDOVER_ABSENT':
    case 'HANDOVER_ONE_SIDED':
    case 'HANDOVER_UNLINKED':
    case 'HANDOVER_UNKNOWN':
      return handover(link, stop, context);
    case 'CHAIN_BROKEN':
      return `nobody at ${stop} refers on to the next place where it is served.`;
    case 'STOP_NOT_SERVED':
      return `at ${stop}, ${notServed(link.reason)}.`;
    case 'STOP_UNKNOWN':
      return `${nobodyKnows(link)} whether it is served at ${stop}.`;
    case 'CHAIN_UNKNOWN':
      return `${nobodyKnows(link)} whether ${stop} refers on to the next place where it is served.`;
    case 'NONE':
      return link.standing === 'NOT_EXPECTED'
        ? 'the minimum package does not ask for it on this journey.'
        : 'no weak link was found.';
  }
}

const nobodyKnows = ({ isWithheldInPart }: WeakestLinkAnswer) =>
  isWithheldInPart ? 'this reader does not know' : 'nobody knows';

function notServed(reason: CoverageReason | null): string {
  switch (reason) {
    case 'STATED_COMPLETE':
      return 'there is none';
    case 'CONDITION':
      return 'it is there on conditions alone';
    case 'PART_OF_GROUP':
      return 'it is there for a part of the group alone';
    case 'STARTS_LATER':
      return 'it has not started yet';
    case 'SUSPENDED':
      return 'it is suspended';
    default:
      throw new Error(`A stop that is not served has the reason ${reason}.`);
  }
}

async function handover(link: WeakestLinkAnswer, stop: string, context: Context): Promise<string> {
  if (link.handover === null) throw new Error(`A weakest link of kind ${link.kind} has no handover.`);
  const { fromCountry, toCountry, lacking, status } = link.handover;
  const [from, to] = await Promise.all([
    known(context, 'Country', fromCountry),
    known(context, 'Country', toCountry),
  ]);
  const sides: Record<Lacking, string> = {
    FROM_SIDE: `on the side of ${from.name}`,
    TO_SIDE: `on the side of ${to.name}`,
    BOTH_SIDES: 'on either side',
    LINK: 'of an agreement or referral between the two sides',
  };
  const side = sides[lacking ?? 'LINK'];
  const where = `at the border from ${from.name} to ${to.name} (${stop})`;
  if (status === 'UNKNOWN') {
    return lacking === 'LINK'
      ? `${where}, ${nobodyKnows(link)} ${side}.`
      : `${where}, ${nobodyKnows(link)} whether it is served ${side}.`;
  }
  return lacking === 'LINK'
    ? `${where}, both sides are served and nothing joins them.`
    : `${where}, it is not served ${side}.`;
}

async function between({ longestBreak }: WeakestLinkAnswer, context: Context): Promise<string> {
  if (longestBreak === null) throw new Error('A weakest link that is a break has no break.');
  const [from, to] = await Promise.all([
    known(context, 'Stop', longestBreak.from),
    known(context, 'Stop', longestBreak.to),
  ]);
  return `between ${from.name} and ${to.name}`;
}

/** Whole km; what is less than one km is said in metres. */
const WHOLE = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 0 });

const shownKm = (km = 0) => (km >= 1 ? `${WHOLE.format(km)} km` : `${WHOLE.format(km * 1000)} m`);
