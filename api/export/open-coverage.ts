import { readQuestion } from '../arguments/question.ts';
import { readScope } from '../arguments/scope.ts';
import type { Context } from '../context.ts';
import { type CoverageAnswer, coverageAnswer } from '../coverage-answer.ts';
import type { QUESTION, SCOPE } from './parameters/common-parameters.ts';
import type { ValuesOf } from './parameters/parameter.ts';

/** The coverage that parameters ask for, with the checks of GraphQL. */
export async function openCoverage(
  context: Context,
  values: ValuesOf<typeof QUESTION & typeof SCOPE>,
): Promise<CoverageAnswer> {
  const asked = await readQuestion(context, { ...values, groups: values.groups ?? ['EVERYONE'] });
  const scope = await readScope(context.reads, asked.view, values);
  return coverageAnswer(context, scope, asked, { ...values, asOf: asked.asOf });
}
