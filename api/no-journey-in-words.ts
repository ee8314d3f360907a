import type { NoJourneyCode } from '../graph/analysis/no-journey.ts';
import type { Context } from './context.ts';
import type { NoJourneyAnswer } from './journey-answer.ts';
import { allKnown } from './known.ts';

/** Why there is no journey, in words. `stop` is the name of the stop to blame. */
const WORDS: Record<NoJourneyCode, (from: string, to: string, stop: string, avoided: string) => string> = {
  SAME_STOP: (_, __, stop) =>
    `${stop} is named twice among from, via and to: a journey passes no stop twice.`,
  STOP_NOT_THERE: (_, __, stop) => `${stop} is not there on this day.`,
  STOP_AVOIDED: (_, __, stop) => `${stop} is one to avoid, or in a country to avoid.`,
  NO_LEG_LEAVES: (_, __, stop) => `No leg leaves ${stop}.`,
  NO_LEG_ARRIVES: (_, __, stop) => `No leg arrives at ${stop}.`,
  AGAINST_DIRECTION: (from, to) =>
    `${from} and ${to} are joined, but no way leads from ${from} to ${to} in the direction of the legs.`,
  NOT_CONNECTED: (from, to) => `No way joins ${from} and ${to}, in whatever direction.`,
  VIA_NOT_CONNECTED: (from, to, stop) => `No way from ${from} to ${to} passes ${stop} in the order asked.`,
  BLOCKED_BY_AVOID: (from, to, _, avoided) =>
    `There are ways from ${from} to ${to}, and each has something to avoid: see avoid.${avoided}.`,
  HOURS_NOT_PUBLISHED: (from, to) =>
    `There are ways from ${from} to ${to}, and each has a leg without published hours: optimise by DISTANCE.`,
};

/** A sentence for whoever asked for a journey, with the names of the stops. */
export async function noJourneyInWords(
  { code, from, to, stop, avoid }: NoJourneyAnswer,
  context: Context,
): Promise<string> {
  const names = await allKnown(context, 'Stop', [from, to, stop ?? from]);
  const [start, end, blamed] = names.map(({ name }) => name);
  return WORDS[code](start!, end!, blamed!, avoid.map((kind) => kind.toLowerCase()).join(', avoid.'));
}
