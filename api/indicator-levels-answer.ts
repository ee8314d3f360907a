import { indicatorLevels, type IndicatorAtLevel } from '../graph/analysis/indicator-levels.ts';
import { TrailcareError } from '../graph/errors.ts';
import type { Fact } from '../graph/model/kinds.ts';
import type { Page } from '../graph/store.ts';
import { checkCodes } from './arguments/codes.ts';
import { requireSome } from './arguments/require-some.ts';
import { oneOf, type Reads } from './batches.ts';
import type { Context } from './context.ts';
import { levelMembers } from './level-members.ts';

/** The names of the schema are those of the measure. */
export type IndicatorAtLevelAnswer = IndicatorAtLevel;
export type IndicatorUnknownAnswer = IndicatorAtLevel['unknown'][number];

export interface IndicatorLevelsAnswer {
  readonly revision: number;
  readonly asOf: string;
  readonly name: string;
  readonly levels: readonly IndicatorAtLevel[];
  readonly sources: readonly string[];
}

interface IndicatorLevelsArguments {
  readonly name: string;
  readonly networks?: readonly string[] | null | undefined;
  readonly asOf?: string | null | undefined;
}

export async function indicatorLevelsAnswer(
  { reads, today }: Context,
  { name, networks, asOf: day }: IndicatorLevelsArguments,
): Promise<IndicatorLevelsAnswer> {
  requireSome('networks', networks);
  await checkCodes(reads, 'RegionalNetwork', 'networks', networks);
  const asOf = day ?? today;
  const named = await valuesOf(reads, name);
  if (named.length === 0) throw noSuchName(name, await someNames(reads.toCheck));
  const values = named.filter(
    (value) =>
      (value.asOf ?? '') <= asOf &&
      (value.validFrom ?? '') <= asOf &&
      (value.validUntil === null || asOf <= value.validUntil),
  );
  const levels = indicatorLevels(values, await levelMembers(reads, networks ?? null));
  return {
    revision: reads.at.revision,
    asOf,
    name,
    levels,
    sources: [...new Set(values.map(({ source }) => source))].toSorted(),
  };
}

const PAGE = 1_000;

/** Every value of the name, of any day. */
async function valuesOf(reads: Reads, name: string): Promise<Fact<'Indicator'>[]> {
  const values: Fact<'Indicator'>[] = [];
  for (let after: string | null = null, more = true; more;) {
    const page: Page<Fact<'Indicator'>> = await reads.page('Indicator', {
      first: PAGE,
      after,
      where: oneOf('name', name),
      counted: false,
    });
    values.push(...page.facts);
    after = page.facts.at(-1)?.code ?? null;
    more = page.hasNextPage;
  }
  return values;
}

const SHOWN_NAMES = 5;

/** Names there are, for whoever mistyped one. */
async function someNames(reads: Reads): Promise<string[]> {
  const { facts } = await reads.page('Indicator', { first: PAGE, counted: false });
  return [...new Set(facts.map(({ name }) => name))].slice(0, SHOWN_NAMES);
}

function noSuchName(name: string, there: readonly string[]): TrailcareError {
  const told =
    there.length === 0
      ? 'no indicator is loaded that this reader may read.'
      : `names there are: ${there.map((one) => JSON.stringify(one)).join(', ')}.`;
  return new TrailcareError('NOT_FOUND', `There is no indicator with name ${JSON.stringify(name)}: ${told}`, {
    what: 'indicator',
    value: name,
    candidates: there,
  });
}
