import { cellChanges, type CellTurn, serviceChanges, type ServiceTurn } from '../graph/analysis/changes.ts';
import { groupCode } from '../graph/analysis/coverage.ts';
import { badInput } from '../graph/errors.ts';
import type { GroupCode } from '../graph/model/closed-lists.ts';
import { dateOfDay } from '../graph/model/day.ts';
import { codesAt } from '../graph/network/codes-at.ts';
import type { QuestionArguments } from './arguments/question.ts';
import { type CellAnswer, cellInCodes } from './coverage-answer.ts';
import type { Context } from './context.ts';
import { differenceOf, type MeasuresAnswer, measuresAnswer, readMeasured } from './what-if-answer.ts';
import { whatIfOn } from './what-if-on.ts';

/** What is different on the later day, with codes in place of the network's numbers. */
export interface ChangesAnswer {
  /** Cursors of its lists belong to it alone. */
  readonly question: unknown;
  readonly revision: number;
  readonly from: string;
  readonly to: string;
  readonly before: MeasuresAnswer;
  readonly after: MeasuresAnswer;
  readonly difference: MeasuresAnswer;
  readonly cells: readonly CellChangeAnswer[];
  readonly services: readonly ServiceChangeAnswer[];
  readonly sources: readonly string[];
}
export interface CellChangeAnswer {
  readonly stop: string;
  readonly serviceType: string;
  readonly group: GroupCode;
  readonly turn: CellTurn;
  readonly before: CellAnswer | null;
  readonly after: CellAnswer | null;
}
export interface ServiceChangeAnswer {
  readonly service: string;
  readonly turn: ServiceTurn;
  readonly on: string;
}

interface ChangesArguments extends Omit<QuestionArguments, 'asOf'> {
  readonly from: string;
  readonly to: string;
  readonly trails?: readonly string[] | null | undefined;
}

export async function changesAnswer(context: Context, question: ChangesArguments): Promise<ChangesAnswer> {
  const { from, to } = question;
  if (to < from) throw badInput('to', to, `a day that is not before \`from\` (${from})`);
  const on = async (asOf: string) => {
    const { asked, trails } = await readMeasured(context, { ...question, asOf });
    return { asked, prepared: await whatIfOn(asked.view, { ...asked, trails }, context) };
  };
  const [was, is] = [await on(from), await on(to)];
  const { network } = is.asked.view;
  const cells = cellChanges(was.prepared.cells, is.prepared.cells);
  const scopes = [was.prepared.scope, is.prepared.scope];
  const services = serviceChanges(was.asked.view, is.asked.view, {
    stops: new Set(scopes.flatMap(({ stops }) => stops)),
    legs: new Set(scopes.flatMap(({ legs }) => legs)),
    types: is.asked.types,
  });
  const ofServices = codesAt(
    network.sources.codes,
    services.map(({ service }) => network.services.source[service]!),
  );
  const sources = [
    ...new Set([...was.prepared.evidence.sources(), ...is.prepared.evidence.sources(), ...ofServices]),
  ].toSorted();
  context.restsOn.noteLater(() => sources);
  const [before, after] = [measuresAnswer(was.prepared.before), measuresAnswer(is.prepared.before)];
  return {
    question,
    revision: network.revision,
    from,
    to,
    before,
    after,
    difference: differenceOf(before, after),
    cells: cells.map((cell) => ({
      stop: network.stops.codes.at(cell.stop),
      serviceType: network.serviceTypes.codes.at(cell.type),
      group: groupCode(cell.group),
      turn: cell.turn,
      before: cell.before && cellInCodes(network, cell.before),
      after: cell.after && cellInCodes(network, cell.after),
    })),
    services: services.map(({ service, turn, on: day }) => ({
      service: network.services.codes.at(service),
      turn,
      on: dateOfDay(day),
    })),
    sources,
  };
}
