import { badInput, TrailcareError } from '../../../graph/errors.ts';
import type { KindName } from '../../../graph/model/kinds.ts';
import { rowOf } from '../../../graph/network/compressed-rows.ts';
import type { CodeIndex } from '../../../graph/network/code-index.ts';
import { checkCodes } from '../codes.ts';
import { resolveStop } from '../stops.ts';
import type { Surroundings } from './read-change.ts';

/** The place of a code in a column; BAD_INPUT with the nearest codes when there is none that the reader may read. */
export async function placeOf(
  { reads }: Surroundings,
  kind: KindName,
  index: CodeIndex,
  argument: string,
  code: string,
): Promise<number> {
  await checkCodes(reads, kind, argument, code);
  const place = index.indexOf(code);
  if (place < 0) throw badInput(argument, code, 'the code of one that is on the network');
  return place;
}

export function placesOf(
  around: Surroundings,
  kind: KindName,
  index: CodeIndex,
  argument: string,
  codes: readonly string[],
): Promise<number[]> {
  if (codes.length === 0) throw badInput(argument, [], 'a list of at least one code');
  return Promise.all([...new Set(codes)].map((code) => placeOf(around, kind, index, argument, code)));
}

/** The place of a stop by its code or name. */
export async function stopPlace(around: Surroundings, argument: string, text: string): Promise<number> {
  const code = await resolveStop(around.reads, argument, text);
  return placeOf(around, 'Stop', around.view.network.stops, argument, code);
}

interface NamedLeg {
  readonly code?: string | null | undefined;
  readonly from?: string | null | undefined;
  readonly to?: string | null | undefined;
}

/** The legs that a code names, or all that lead from one stop to another; NOT_FOUND when none does. */
export async function legPlaces(around: Surroundings, argument: string, named: NamedLeg): Promise<number[]> {
  const { legs, stops } = around.view.network;
  const { code = null, from = null, to = null } = named;
  if (code !== null && from === null && to === null) {
    return [await placeOf(around, 'Leg', legs, `${argument}.code`, code)];
  }
  if (code !== null || from === null || to === null) {
    throw badInput(argument, named, 'a leg by its code, or by from and to');
  }
  const start = await stopPlace(around, `${argument}.from`, from);
  const end = await stopPlace(around, `${argument}.to`, to);
  const leaving = [...rowOf(stops.legsOut, start)];
  const found = leaving.filter((leg) => legs.to[leg] === end);
  if (found.length > 0) return found;
  const candidates = [...new Set(leaving.map((leg) => stops.codes.at(legs.to[leg]!)))].toSorted();
  const where =
    candidates.length > 0 ? ` Legs from there lead to ${candidates.join(', ')}.` : ' No leg leaves it.';
  throw new TrailcareError(
    'NOT_FOUND',
    `${argument}: there is no leg from ${JSON.stringify(from)} to ${JSON.stringify(to)}.${where}`,
    {
      argument,
      what: 'leg',
      value: { from, to },
      accepted: 'two stops between which a leg leads',
      candidates,
    },
  );
}

/** A number between two bounds, both allowed; null stays null. */
export function checkNumber<T extends number | null>(
  argument: string,
  value: T,
  least: number,
  most: number,
): T {
  if (value !== null && !(value >= least && value <= most)) {
    throw badInput(argument, value, `a number from ${least} to ${most}`);
  }
  return value;
}
