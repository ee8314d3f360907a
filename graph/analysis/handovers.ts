import type { HandoverStatus } from '../model/closed-lists.ts';
import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { holdsOn } from '../network/validity.ts';
import { type Border, bordersOf } from './borders.ts';
import { candidatesAt } from './candidates.ts';
import { type Cell, cellAt } from './cell.ts';
import type { Evidence } from './evidence.ts';
import type { Journey } from './journeys.ts';
import { findLink, linksAreListed, servingSide, type ServingSide } from './links.ts';
import type { View } from './view.ts';
import { withheld } from './withheld.ts';

export type Lacking = 'FROM_SIDE' | 'TO_SIDE' | 'BOTH_SIDES' | 'LINK';

/** Whether care is handed over at a border; decision 0002, rules 25 to 27. */
export interface Handover extends Border {
  readonly status: HandoverStatus;
  /** What is missing, or not known to be there. */
  readonly lacking: Lacking | null;
}

type Answer = 'YES' | 'NO' | 'UNKNOWN';

/** The handovers of a journey for one type and group. O(borders × services at their sides). */
export function handoversOf(
  view: View,
  journey: Journey,
  type: number,
  group: number,
  proof: Evidence,
): Handover[] {
  return bordersOf(view, journey).map((border) => ({
    ...border,
    ...handoverAt(view, border, border.legs.slice(-1), type, group, proof),
  }));
}

/** What a handover is told by: the countries of a border, and the stops that stand for its sides. */
type Sides = Pick<Border, 'fromCountry' | 'toCountry' | 'crossing' | 'before' | 'after'>;

/** The handover at one border. `into` are the legs that lead over it into `toCountry`. O(services at its sides). */
export function handoverAt(
  view: View,
  border: Sides,
  into: readonly number[],
  type: number,
  group: number,
  proof: Evidence,
): Pick<Handover, 'status' | 'lacking'> {
  const { fromCountry, toCountry, crossing } = border;
  const from = sideOf(view, fromCountry, border.before, crossing, type, group, proof);
  const to = sideOf(view, toCountry, border.after, crossing, type, group, proof);
  return judge(view, isReturn(view, toCountry, into), type, from, to, proof);
}

interface Side {
  readonly answer: Answer;
  readonly serving: ServingSide;
}

function sideOf(
  view: View,
  country: number,
  stop: number | null,
  crossing: number | null,
  type: number,
  group: number,
  proof: Evidence,
): Side {
  const cells: Cell[] = [];
  const look = (place: number | null) => {
    if (place === null) return;
    // A crossing is seen from this country alone, whether it lies on this border or is the next stop.
    const isCrossing = countriesOfStop(view.network.stops, place).length > 1;
    cells.push(cellAt(view, candidatesAt(view, place), place, type, group, isCrossing ? country : null));
  };
  look(crossing);
  look(stop);
  for (const cell of cells) {
    proof.addServices(cell.services);
    proof.addStatements(cell.statements);
  }
  const served = cells.filter((cell) => cell.status === 'SERVED');
  const unknown =
    withheld(view.network, type) !== 'NOTHING' ||
    cells.length === 0 ||
    cells.some((cell) => cell.status === 'UNKNOWN');
  return {
    answer: served.length > 0 ? 'YES' : unknown ? 'UNKNOWN' : 'NO',
    serving: servingSide(
      view,
      [country],
      served.flatMap((cell) => cell.services),
    ),
  };
}

function judge(
  view: View,
  agreementOnly: boolean,
  type: number,
  from: Side,
  to: Side,
  proof: Evidence,
): { status: HandoverStatus; lacking: Lacking | null } {
  if (from.answer === 'YES' && to.answer === 'YES') {
    const link = findLink(view, type, from.serving, to.serving, agreementOnly);
    if (link !== null) {
      proof.addSource(link.source);
      return { status: 'LINKED', lacking: null };
    }
    const listed = linksAreListed(view, type, from.serving) && linksAreListed(view, type, to.serving);
    return { status: listed ? 'UNLINKED' : 'UNKNOWN', lacking: 'LINK' };
  }
  const lacking = from.answer === 'YES' ? 'TO_SIDE' : to.answer === 'YES' ? 'FROM_SIDE' : 'BOTH_SIDES';
  if (from.answer === 'UNKNOWN' || to.answer === 'UNKNOWN') return { status: 'UNKNOWN', lacking };
  return { status: lacking === 'BOTH_SIDES' ? 'ABSENT' : 'ONE_SIDED', lacking };
}

/** Whether a country is there for return alone, on every trail that holds a leg by which one comes into it. */
function isReturn({ network, day }: View, country: number, into: readonly number[]): boolean {
  return (
    into.length > 0 &&
    into.every((leg) => {
      const trails = [...rowOf(network.legs.trails, leg)].filter((trail) =>
        network.trails.legs[trail]!.some(
          (entry) => entry.leg === leg && holdsOn(day, entry.validFrom, entry.validUntil),
        ),
      );
      return (
        trails.length > 0 &&
        trails.every((trail) => {
          const roles = network.trails.countryRoles[trail]!.filter(
            (entry) => entry.country === country && holdsOn(day, entry.validFrom, entry.validUntil),
          ).flatMap((entry) => entry.roles);
          return roles.length > 0 && roles.every((role) => role === 'RETURN');
        })
      );
    })
  );
}
