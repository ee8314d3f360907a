import type { Context } from './context.ts';
import { known } from './known.ts';
import type { MissingLinkAnswer, SharedBorderAnswer } from './partnerships-answer.ts';

/** Borders that a sentence names; `MissingLink.borders` has all. */
const NAMED = 3;

/**
 * `missingLinkInWords(…)`: "Primary health care: served on both sides at Lampedusa (from Libya to Italy), and no agreement or referral
 * joins them. 7000 people cross there in a year."
 */
export async function missingLinkInWords(link: MissingLinkAnswer, context: Context): Promise<string> {
  const { borders, peoplePerYear, serviceType, isCertain } = link;
  const type = (await known(context, 'ServiceType', serviceType)).name;
  const named = await Promise.all(borders.slice(0, NAMED).map((border) => borderInWords(border, context)));
  const more = borders.length > NAMED ? ` and ${borders.length - NAMED} more` : '';
  const joined = isCertain
    ? 'no agreement or referral joins them'
    : 'this reader cannot know whether an agreement or referral joins them';
  const people =
    peoplePerYear === null
      ? 'Nobody published how many people cross there.'
      : `${peoplePerYear} people cross there in a year, as far as published.`;
  return `${type}: served on both sides at ${named.join(', ')}${more}, and ${joined}. ${people}`;
}

async function borderInWords(border: SharedBorderAnswer, context: Context): Promise<string> {
  const [from, to] = await Promise.all([
    known(context, 'Country', border.fromCountry),
    known(context, 'Country', border.toCountry),
  ]);
  const stop = await context.reads.find('Stop', border.crossing ?? border.firstStop);
  return `${stop?.name ?? 'the border'} (from ${from.name} to ${to.name})`;
}
