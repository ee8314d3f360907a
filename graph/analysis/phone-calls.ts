import { PROVIDER_KINDS } from '../model/closed-lists.ts';
import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { NO_CHANGES } from './changed-view.ts';
import { type Availability, dataAvailability } from './data-availability.ts';
import { toMetre } from './kilometres.ts';
import type { View } from './view.ts';
import type { WhatIf } from './what-if.ts';
import { withheld } from './withheld.ts';

/** One thing to ask: are these all services of a type in a country? */
export interface PhoneCall {
  readonly country: number;
  readonly type: number;
  /** National Societies of the country. */
  readonly askWhom: readonly number[];
  /** What is known now. */
  readonly availability: Availability;
  /** Expected cells of which nobody knows and of which somebody would. */
  readonly questionsSettled: number;
  /** Of kmUnknown, what would be known; null when nothing is measured in km. */
  readonly kmSettled: number | null;
  /** Null when none of these km has a published flow. */
  readonly personKmSettled: number | null;
  /** Of kmSettled, those on legs without a published flow. */
  readonly kmWithoutFlow: number | null;
}

/** All calls that would settle something, and what was looked at: an empty list says nothing by itself. */
export interface PhoneCalls {
  readonly list: readonly PhoneCall[];
  /** Pairs of a country and a type of which the viewer may know. */
  readonly lookedAt: number;
  /** Of them, those of which fresh statements say that all is listed: there is nothing to ask. */
  readonly complete: number;
}

/**
 * What a complete and fresh list of one type in one country would settle, and more if it lists what nobody knew: decision 0002, rule 39. Calls that would settle
 * nothing are left out, and types of which the viewer may not know. In the order of countries, then of `types`: `orderedCalls` ranks them. Asks of each what would be with such a statement:
 * O(countries × types × (stops of the network + legs of the scope)); `pause` is awaited between them.
 */
export async function phoneCalls(
  view: View,
  question: WhatIf,
  types: readonly number[],
  pause: () => Promise<void> = async () => {},
): Promise<PhoneCalls> {
  const { network } = view;
  const { from, to } = network.legs;
  const { before, scope } = question;
  const stops = new Set([...scope.stops, ...scope.legs.flatMap((leg) => [from[leg]!, to[leg]!])]);
  const countries = [...new Set([...stops].flatMap((stop) => countriesOfStop(network.stops, stop)))];
  const asked = types.filter((type) => withheld(network, type) === 'NOTHING');
  const calls: PhoneCall[] = [];
  const known = dataAvailability(
    view,
    countries.toSorted((a, b) => a - b),
    asked,
  );
  for (const availability of known) {
    await pause();
    const { country, type, complete } = availability;
    if (complete) continue;
    const stated = { country, area: -1, types: [type], kinds: PROVIDER_KINDS, links: false };
    const { after } = question.after({ ...NO_CHANGES, statements: [stated] });
    const questionsSettled = before.cells.UNKNOWN - after.cells.UNKNOWN;
    const fall = (was: number, is: number) => toMetre(was - is);
    const [was, is] = [before.km, after.km];
    const kmSettled = was && is && fall(was.kmUnknown, is.kmUnknown);
    if (questionsSettled === 0 && !kmSettled) continue;
    const kmWithoutFlow = was && is && fall(was.kmUnknownWithoutFlow, is.kmUnknownWithoutFlow);
    const people = fall(was?.personKmUnknown ?? 0, is?.personKmUnknown ?? 0);
    calls.push({
      country,
      type,
      askWhom: [...rowOf(network.societies.byCountry, country)].toSorted((a, b) => a - b),
      availability,
      questionsSettled,
      kmSettled,
      personKmSettled: kmSettled !== null && kmWithoutFlow! < kmSettled ? people : null,
      kmWithoutFlow,
    });
  }
  return {
    list: calls,
    lookedAt: known.length,
    complete: known.filter(({ complete }) => complete).length,
  };
}
