import { rowOf } from '../network/compressed-rows.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { type Coverage, type CoverageCell } from './coverage.ts';
import { chain, compareCells } from './gaps.ts';
import { peoplePassing } from './people.ts';
import { sortSteps } from './sort-steps.ts';
import { atOnce, type Steps } from './steps.ts';
import { type UsedFigure, usedFigures } from './used-figures.ts';
import type { View } from './view.ts';

/** An expected cell of which nobody knows, with the National Societies to ask. */
export interface Question {
  readonly cell: CoverageCell;
  readonly peoplePerYear: number | null;
  /** What it rests on. */
  readonly figures: readonly UsedFigure[];
  readonly askWhom: readonly number[];
}

/** Questions of a coverage, those of most people first; decision 0002, rule 22. Withheld cells are never questions. */
export const listQuestions = (answer: Coverage): Question[] => atOnce(questionSteps(answer));

/** `listQuestions`, a question at a time. */
export function* questionSteps(answer: Coverage): Steps<Question[]> {
  const { view, ask } = answer;
  const questions: Question[] = [];
  for (const cell of answer.cells) {
    if (!cell.expected || cell.status !== 'UNKNOWN' || cell.reason === 'WITHHELD') continue;
    yield;
    const people = peoplePassing(view, cell.stop, answer.scope.trails);
    answer.evidence.addFigures(people?.figures ?? []);
    questions.push({
      cell,
      peoplePerYear: people?.value ?? null,
      figures: usedFigures({ people }),
      askWhom: societiesToAsk(view, cell.stop),
    });
  }
  return yield* sortSteps(
    questions,
    chain<Question>([
      (a, b) => (b.peoplePerYear ?? -1) - (a.peoplePerYear ?? -1),
      (a, b) => compareCells(a.cell, b.cell, ask),
    ]),
  );
}

/** The Societies of the stop's countries; at sea, those of the stops one leg away. */
function societiesToAsk(view: View, stop: number): number[] {
  const { stops, legs, societies } = view.network;
  let countries = countriesOfStop(stops, stop);
  if (countries.length === 0) {
    const adjacent = [...rowOf(stops.legsIn, stop), ...rowOf(stops.legsOut, stop)].filter(
      (leg) => view.legHolds[leg],
    );
    countries = adjacent.flatMap((leg) => [
      ...countriesOfStop(stops, legs.from[leg]!),
      ...countriesOfStop(stops, legs.to[leg]!),
    ]);
  }
  const found = new Set(countries.flatMap((country) => [...rowOf(societies.byCountry, country)]));
  return [...found].toSorted((a, b) => a - b);
}
