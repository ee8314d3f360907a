import { TrailcareError, badInput } from '../../graph/errors.ts';
import { GROUPS, type GroupCode } from '../../graph/model/closed-lists.ts';
import type { View } from '../../graph/analysis/view.ts';
import type { Context } from '../context.ts';
import { checkCodes } from './codes.ts';

export interface QuestionArguments {
  readonly serviceTypes?: readonly string[] | null | undefined;
  readonly groups: readonly GroupCode[];
  readonly asOf?: string | null | undefined;
}

/** What every measure asks: the network on a day, types and groups as places in its columns. */
export interface Asked {
  readonly view: View;
  readonly asOf: string;
  readonly types: readonly number[];
  readonly groups: readonly number[];
}

/** Checks and translates the arguments that every measure has. Repeated types and groups are asked once. */
export async function readQuestion(context: Context, question: QuestionArguments): Promise<Asked> {
  const asOf = question.asOf ?? context.today;
  const [view] = await Promise.all([
    context.view(asOf),
    checkCodes(context.reads, 'ServiceType', 'serviceTypes', question.serviceTypes),
  ]);
  const { serviceTypes, packages } = view.network;
  const noService = question.serviceTypes?.find(
    (code) => serviceTypes.countsAsService[serviceTypes.indexOf(code)] === 0,
  );
  if (noService !== undefined)
    throw badInput('serviceTypes', noService, 'a type of service: such rows are training or coordination');
  if (question.serviceTypes?.length === 0)
    throw badInput('serviceTypes', [], 'a list of at least one code, or null');
  if (question.groups.length === 0) throw badInput('groups', [], 'a list of at least one group');
  const types = question.serviceTypes?.map((code) => serviceTypes.indexOf(code));
  return {
    view,
    asOf,
    // In the order of codes, as the catalogue is listed.
    types: types
      ? [...new Set(types)]
      : [...new Set(packages.map(({ type }) => type))].toSorted((a, b) => a - b),
    groups: [...new Set(question.groups)].map((group) => GROUPS.indexOf(group)),
  };
}

const MAX_CELLS = 1_000_000;

/** Refuses what would take too long to compute or to write. */
export function checkSize(stops: number, asked: Asked): void {
  if (stops > mostPlaces(asked)) throw tooLarge(stops, asked, 'stops');
}

/** Of how many stops or borders a question may ask. */
export const mostPlaces = ({ types, groups }: Asked): number =>
  Math.floor(MAX_CELLS / (types.length * groups.length));

export function tooLarge(
  places: number,
  { types, groups }: Asked,
  what: 'stops' | 'borders',
): TrailcareError {
  const cells = places * types.length * groups.length;
  return new TrailcareError(
    'LIMIT_EXCEEDED',
    `This asks for ${cells} cells (${places} ${what} × ${types.length} types × ${groups.length} groups); the limit is ${MAX_CELLS}. Ask for fewer types, groups or ${what}.`,
    { cells, limit: MAX_CELLS },
  );
}
