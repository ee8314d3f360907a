import type { Changes } from '../graph/analysis/changed-view.ts';
import { type CoverageCell, groupCode } from '../graph/analysis/coverage.ts';
import { toMetre } from '../graph/analysis/kilometres.ts';
import type { Measures } from '../graph/analysis/what-if.ts';
import { badInput } from '../graph/errors.ts';
import type { CoverageStatus, GroupCode } from '../graph/model/closed-lists.ts';
import { requireMovement } from './access/require-movement.ts';
import { type Asked, checkSize, type QuestionArguments, readQuestion } from './arguments/question.ts';
import { readScope } from './arguments/scope.ts';
import { readChanges } from './arguments/supposed/read-changes.ts';
import type { Context } from './context.ts';
import type { ChangeInput } from './generated/resolver-types.ts';
import { whatIfOn } from './what-if-on.ts';

/** What would be, with codes in place of the network's numbers. */
export interface WhatIfInCodes {
  readonly revision: number;
  readonly asOf: string;
  readonly before: MeasuresAnswer;
  readonly after: MeasuresAnswer;
  readonly difference: MeasuresAnswer;
  readonly opened: readonly WhatIfCellAnswer[];
  readonly closed: readonly WhatIfCellAnswer[];
  readonly turnedUnknown: readonly WhatIfCellAnswer[];
  readonly sources: readonly string[];
}
export interface WhatIfCellAnswer {
  readonly stop: string;
  readonly serviceType: string;
  readonly group: GroupCode;
  readonly status: CoverageStatus;
}
export type MeasuresAnswer = ReturnType<typeof measuresAnswer>;

export interface WhatIfArguments extends QuestionArguments {
  readonly changes: readonly ChangeInput[];
  readonly trails?: readonly string[] | null | undefined;
}

export async function whatIfAnswer(context: Context, question: WhatIfArguments): Promise<WhatIfInCodes> {
  requireMovement(context, 'Asking what would be');
  const { asked, trails } = await readMeasured(context, question);
  const changes = await readChanges(question.changes, { reads: context.reads, view: asked.view, trails });
  return answerOf(context, { asked, trails }, changes);
}

/** What would be on the network that was asked of, if these changes were made. */
export async function answerOf(
  context: Context,
  { asked, trails }: Measured,
  changes: Changes,
): Promise<WhatIfInCodes> {
  const prepared = await whatIfOn(asked.view, { ...asked, trails }, context);
  const outcome = prepared.after(changes);
  const sources = () =>
    [...new Set([...prepared.evidence.sources(), ...outcome.evidence.sources()])].toSorted();
  context.restsOn.noteLater(sources);
  const cells = (list: readonly CoverageCell[]) => list.map((cell) => cellAnswer(asked, cell));
  const [before, after] = [prepared.before, outcome.after].map(measuresAnswer);
  return {
    revision: asked.view.network.revision,
    asOf: asked.asOf,
    before: before!,
    after: after!,
    difference: differenceOf(before!, after!),
    opened: cells(outcome.opened),
    closed: cells(outcome.closed),
    turnedUnknown: cells(outcome.turnedUnknown),
    sources: sources(),
  };
}

/** A question and its trails, as places; `trails` null: the whole network. */
interface Measured {
  readonly asked: Asked;
  readonly trails: readonly number[] | null;
}

/** Checks the arguments of a question about trails. */
export async function readMeasured(
  context: Context,
  question: QuestionArguments & Pick<WhatIfArguments, 'trails'>,
): Promise<Measured> {
  const asked = await readQuestion(context, question);
  const { trails: codes = null } = question;
  if (codes?.length === 0) throw badInput('trails', [], 'a list of at least one code, or null');
  const scope = await readScope(
    context.reads,
    asked.view,
    codes === null ? { all: true } : { trails: codes },
  );
  checkSize(scope.stops.length, asked);
  const places = codes?.map(asked.view.network.trails.indexOf) ?? null;
  return { asked, trails: places && [...new Set(places)].toSorted((a, b) => a - b) };
}

export function measuresAnswer({ cells, km, handovers }: Measures) {
  return {
    kmInCare: km?.kmInCare ?? null,
    kmWithoutCare: km?.kmWithoutCare ?? null,
    kmUnknown: km?.kmUnknown ?? null,
    personKmInCare: km?.personKmInCare ?? null,
    personKmWithoutCare: km?.personKmWithoutCare ?? null,
    personKmUnknown: km?.personKmUnknown ?? null,
    kmWithoutFlow: km?.kmWithoutFlow ?? null,
    kmInCareWithoutFlow: km?.kmInCareWithoutFlow ?? null,
    served: cells.SERVED,
    conditional: cells.CONDITIONAL,
    planned: cells.PLANNED,
    absent: cells.ABSENT,
    unknown: cells.UNKNOWN,
    notExpected: cells.NOT_EXPECTED,
    expected: cells.expected,
    handoversLinked: handovers.LINKED,
    handoversUnlinked: handovers.UNLINKED,
    handoversOneSided: handovers.ONE_SIDED,
    handoversAbsent: handovers.ABSENT,
    handoversUnknown: handovers.UNKNOWN,
  };
}

/** After less before; null where one is: what is unknown is no difference of 0. */
export function differenceOf(before: MeasuresAnswer, after: MeasuresAnswer): MeasuresAnswer {
  const names = Object.keys(before) as (keyof MeasuresAnswer)[];
  const less = (name: keyof MeasuresAnswer) => {
    const [was, is] = [before[name], after[name]];
    return was === null || is === null ? null : toMetre(is - was);
  };
  return Object.fromEntries(names.map((name) => [name, less(name)])) as MeasuresAnswer;
}

function cellAnswer(
  { view: { network } }: Asked,
  { stop, type, group, status }: CoverageCell,
): WhatIfCellAnswer {
  return {
    stop: network.stops.codes[stop]!,
    serviceType: network.serviceTypes.codes[type]!,
    group: groupCode(group),
    status,
  };
}
