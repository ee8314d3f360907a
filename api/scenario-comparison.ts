import { badInput, TrailcareError } from '../graph/errors.ts';
import type { ScenarioRecord } from '../graph/scenarios/scenario-record.ts';
import { requireMovement } from './access/require-movement.ts';
import type { Context } from './context.ts';
import { questionOf, requireScenario, scenarioAnswer } from './scenario-answer.ts';
import type { WhatIfInCodes } from './what-if-answer.ts';

/** Scenarios side by side, with codes of sources. */
export interface ScenarioComparisonAnswer {
  readonly revision: number;
  readonly sameQuestion: boolean;
  readonly compared: readonly ComparedScenarioAnswer[];
  readonly sources: readonly string[];
}
export interface ComparedScenarioAnswer {
  readonly scenario: ScenarioRecord;
  readonly answer: WhatIfInCodes | null;
  readonly problem: string | null;
}

const MOST = 10;

export async function compareScenarios(
  context: Context,
  codes: readonly string[],
  partly: boolean,
): Promise<ScenarioComparisonAnswer> {
  requireMovement(context, 'Comparing scenarios');
  if (codes.length < 1 || codes.length > MOST) throw badInput('codes', codes.length, `1 to ${MOST} codes`);
  const scenarios = await Promise.all(codes.map((code) => requireScenario(context, code)));
  const compared = await Promise.all(scenarios.map((scenario) => comparedOf(context, scenario, partly)));
  return {
    revision: context.reads.at.revision,
    sameQuestion: new Set(scenarios.map(asText)).size === 1,
    compared,
    sources: [...new Set(compared.flatMap(({ answer }) => answer?.sources ?? []))].toSorted(),
  };
}

async function comparedOf(
  context: Context,
  scenario: ScenarioRecord,
  partly: boolean,
): Promise<ComparedScenarioAnswer> {
  try {
    const { answer, leftOut } = await scenarioAnswer(context, scenario, partly);
    return { scenario, answer, problem: leftOut };
  } catch (error) {
    // One whose trail has gone must not cost the others.
    if (!(error instanceof TrailcareError) || error.code !== 'BAD_INPUT') throw error;
    return { scenario, answer: null, problem: error.message };
  }
}

/** Of what a scenario is measured, the same whatever the order. */
function asText(scenario: ScenarioRecord): string {
  const { trails, serviceTypes, groups, asOf } = questionOf(scenario);
  return JSON.stringify([trails?.toSorted(), serviceTypes?.toSorted(), groups.toSorted(), asOf]);
}
