import type { QuestionAnswer } from '../../coverage-answer.ts';
import { CELL_COLUMNS, type CellRow, cellRows } from '../cell-rows.ts';
import { type Column, column } from '../column.ts';
import { defineTable } from '../define-table.ts';
import { openCoverage } from '../open-coverage.ts';
import { QUESTION, SCOPE } from '../parameters/common-parameters.ts';
import { pointAt } from '../place-columns.ts';

type Row = CellRow<QuestionAnswer>;

const columns: readonly Column<Row>[] = [
  ...CELL_COLUMNS,
  column.number(
    'peoplePerYear',
    '#population+passing+year',
    'People who pass in a year, as published; empty: not known',
    ({ cell }) => cell.peoplePerYear,
  ),
  column.list(
    'askWhom',
    '#org+ask+code+list',
    'Codes of the National Societies to ask',
    ({ cell }) => cell.askWhom,
  ),
];

/** `Coverage.questions`. */
export const questions = defineTable({
  name: 'questions',
  about: 'Expected services of which nobody knows, with whom to ask; those that most people pass first',
  parameters: { ...SCOPE, ...QUESTION },
  columns,
  geometry: ({ stop }: Row) => pointAt(stop),
  async open(context, values) {
    const answer = await openCoverage(context, values);
    const asking = await answer.questions();
    return {
      asOf: answer.asOf,
      batches: () => cellRows(context, answer, asking.values().map(answer.questionInCodes)),
    };
  },
});
