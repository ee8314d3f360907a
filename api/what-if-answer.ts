import type { Changes } from '../graph/analysis/changed-view.ts';
import { type CoverageCell, groupCode } from '../graph/analysis/coverage.ts';
import { toMetre } from '../graph/analysis/kilometres.ts';
import { type NotMeasured, notMeasured } from '../graph/analysis/not-measured.ts';
import type { WayToCare } from '../graph/analysis/ways-to-care.ts';
import type { IsolationOfCell, Isolations, Measures, PartOfScope } from '../graph/analysis/what-if.ts';
import { badInput } from '../graph/errors.ts';
import type { Network } from '../graph/network/network.ts';
import type { CoverageStatus, GroupCode } from '../graph/model/closed-lists.ts';
import { requireMovement } from './access/require-movement.ts';
import { type Asked, checkSize, type QuestionArguments, readQuestion } from './arguments/question.ts';
import { readScope } from './arguments/scope.ts';
import { readChanges } from './arguments/supposed/read-changes.ts';
import type { Context } from './context.ts';
import type { ChangeInput } from './generated/resolver-types.ts';
import { notMeasuredInWords } from './not-measured-in-words.ts';
import { supposedWays } from './supposed-ways.ts';
import { whatIfOn } from './what-if-on.ts';

/** What would be, with codes in place of the network's numbers. */
export interface WhatIfInCodes {
  readonly revision: number;
  readonly asOf: string;
  readonly before: MeasuresAnswer;
  readonly after: MeasuresAnswer;
  readonly difference: MeasuresAnswer;
  readonly gone: PartOfScope;
  readonly added: PartOfScope;
  readonly opened: readonly WhatIfCellAnswer[];
  readonly closed: readonly WhatIfCellAnswer[];
  readonly turnedUnknown: readonly WhatIfCellAnswer[];
  gapsMoved(): readonly WhatIfCellAnswer[];
  readonly notMeasured: readonly NotMeasuredAnswer[];
  readonly ways: ReturnType<typeof supposedWays>;
  readonly sources: readonly string[];
}
export interface NotMeasuredAnswer {
  readonly reason: NotMeasured['reason'];
  readonly message: string;
  readonly serviceType: string | null;
  readonly stop: string | null;
  readonly leg: string | null;
}
export interface IsolationAnswer extends Omit<WayToCare, 'nearest'> {
  readonly nearest: NearestCareAnswer | null;
}
export interface NearestCareAnswer {
  readonly stop: string;
  readonly km: number;
}
export interface IsolationsAnswer {
  readonly before: IsolationAnswer;
  readonly after: IsolationAnswer;
  readonly difference: { readonly isolationKm: number | null; readonly isolationAnyKm: number | null };
}
export interface WhatIfCellAnswer {
  isolation(): IsolationsAnswer;
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
  const outcome = prepared.after(named(context, asked.view.network, changes));
  const sources = () =>
    [...new Set([...prepared.evidence.sources(), ...outcome.evidence.sources()])].toSorted();
  context.restsOn.noteLater(sources);
  // Searches the whole network, so only for who asks.
  let searched: Isolations | null = null;
  const isolations = () => (searched ??= outcome.isolations());
  const cells = (list: readonly CoverageCell[]) =>
    list.map((cell) => ({
      ...cellAnswer(asked, cell),
      isolation: () => isolationsAnswer(outcome.view.network, isolations().of(cell)),
    }));
  const [before, after] = [prepared.before, outcome.after].map(measuresAnswer);
  return {
    revision: asked.view.network.revision,
    asOf: asked.asOf,
    before: before!,
    after: after!,
    difference: differenceOf(before!, after!),
    gone: outcome.gone,
    added: outcome.added,
    gapsMoved: () => cells(isolations().moved),
    notMeasured: notMeasured(asked.view, prepared, asked.types, changes).map((one) =>
      notMeasuredAnswer(outcome.view.network, one),
    ),
    ways: supposedWays(asked, outcome.view, trails),
    opened: cells(outcome.opened),
    closed: cells(outcome.closed),
    turnedUnknown: cells(outcome.turnedUnknown),
    sources: sources(),
  };
}

/** The same changes, with codes by which the legs that open are facts to this request. */
function named({ reads }: Context, { stops }: Network, changes: Changes): Changes {
  const openedLegs = changes.openedLegs.map((leg) => ({
    ...leg,
    code: reads.supposeLeg({
      from: stops.codes.at(leg.from),
      to: stops.codes.at(leg.to),
      mode: leg.mode,
      km: leg.metres / 1000,
      hours: Number.isNaN(leg.hours) ? null : leg.hours,
    }),
  }));
  return { ...changes, openedLegs };
}

function isolationsAnswer({ stops }: Network, { before, after }: IsolationOfCell): IsolationsAnswer {
  const answer = ({ nearest, ...way }: WayToCare): IsolationAnswer => ({
    ...way,
    nearest: nearest && { stop: stops.codes.at(nearest.stop), km: nearest.km },
  });
  const less = (name: 'isolationKm' | 'isolationAnyKm') => {
    const [was, is] = [before[name], after[name]];
    return was === null || is === null ? null : toMetre(is - was);
  };
  return {
    before: answer(before),
    after: answer(after),
    difference: { isolationKm: less('isolationKm'), isolationAnyKm: less('isolationAnyKm') },
  };
}

function notMeasuredAnswer(network: Network, { reason, type, stop, leg }: NotMeasured): NotMeasuredAnswer {
  const codes = {
    serviceType: network.serviceTypes.codes.orNull(type),
    stop: network.stops.codes.orNull(stop),
    leg: network.legs.codes.orNull(leg),
  };
  return {
    reason,
    message: notMeasuredInWords(reason, codes.serviceType, codes.stop ?? codes.leg),
    ...codes,
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
): Omit<WhatIfCellAnswer, 'isolation'> {
  return {
    stop: network.stops.codes.at(stop),
    serviceType: network.serviceTypes.codes.at(type),
    group: groupCode(group),
    status,
  };
}
