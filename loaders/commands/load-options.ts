import { TrailcareError, badInput } from '../../graph/errors.ts';
import { dateProblem, latestDateOnEarth } from '../../graph/model/day.ts';
import { FLOW_DEFINITIONS } from '../../graph/model/closed-lists.ts';
import { CODE_PATTERN } from '../../graph/model/field.ts';
import { getFormat } from '../choose-format.ts';
import { type CompletenessClaim, parseCompletenessClaim } from '../completeness.ts';
import { listInputs } from '../list-inputs.ts';
import { type LoadInput, sourceFromFileName } from '../load-input.ts';
import { readMappedFormat } from '../mapped-format.ts';
import type { FlowDefinition } from '../source-format.ts';
import { bundledMappings } from '../sources/bundled-mappings.ts';
import { formats } from '../sources/index.ts';
import type { Values } from './command.ts';

/** `--complete-for` and `--complete-links`. */
export function claimsOf(values: Values): CompletenessClaim[] {
  const claims = values.list('complete-for').map(parseCompletenessClaim);
  if (values.flag('complete-links') && claims.length === 0) {
    throw new TrailcareError('BAD_INPUT', '--complete-links says more about --complete-for: give that too.');
  }
  return claims.map((claim) => ({ ...claim, links: claim.links || values.flag('complete-links') }));
}

/** The files with what the options say about them. Wrong options are refused also when there is no file yet. */
export async function inputsOf(values: Values, files: readonly string[], now: Date): Promise<LoadInput[]> {
  requireNotLater(day(values, 'as-of'), latestDateOnEarth(now));
  const name = values.text('format');
  const map = values.text('map');
  if (name !== null && map !== null)
    throw new TrailcareError('BAD_INPUT', 'Give --format or --map, not both.');
  const forced =
    map !== null
      ? await readMappedFormat(map, bundledMappings())
      : name !== null
        ? getFormat(formats, name)
        : null;
  const native = getFormat(formats, 'native');
  const country = values.text('country');
  if (country !== null && !/^[A-Za-z]{3}$/u.test(country))
    throw badInput('--country', country, 'an ISO 3166 alpha-3 code, as ETH');
  const source = code(values, 'source');
  const options = {
    publisher: values.text('publisher'),
    licence: values.text('licence'),
    asOf: day(values, 'as-of'),
    visibility: values.flag('public') ? ('PUBLIC' as const) : ('MOVEMENT' as const),
    country: country?.toUpperCase() ?? null,
    trail: code(values, 'trail'),
    staleDays: wholeDays(values.text('stale-days')),
    definition: definitionOf(values.text('definition')),
    withinKm: kilometres(values.text('within-km')),
  };
  const about = {
    sourceFromName: source === null,
    encoding: values.text('encoding'),
    sheet: values.text('sheet'),
    dataset: values.text('dataset'),
    retrieved: day(values, 'retrieved'),
  };
  return (await listInputs(files)).map(({ file, folder, native: isNative }) => ({
    file,
    format: forced ?? (isNative ? native : null),
    options: { ...options, source: source ?? sourceFromFileName(folder ?? file.name) },
    ...about,
  }));
}

function code(values: Values, name: string): string | null {
  const text = values.text(name);
  if (text === null || CODE_PATTERN.test(text)) return text;
  throw badInput(`--${name}`, text, 'a code of ASCII letters, digits and _ . : / -, as ocha-3w-ethiopia');
}

function day(values: Values, name: string): string | null {
  const text = values.text(name);
  if (text === null || dateProblem(text) === null) return text;
  throw new TrailcareError('BAD_INPUT', `--${name}: ${JSON.stringify(text)} ${dateProblem(text)}.`, {
    argument: `--${name}`,
    value: text,
  });
}

/** Facts of a day to come would never age. */
function requireNotLater(asOf: string | null, today: string): void {
  if (asOf === null || asOf <= today) return;
  throw new TrailcareError(
    'BAD_INPUT',
    `--as-of: ${asOf} is later than today (${today}). Give the day on which the files were true.`,
    { argument: '--as-of', value: asOf },
  );
}

function definitionOf(text: string | null): FlowDefinition | null {
  if (text === null) return null;
  const known = FLOW_DEFINITIONS.find((definition) => definition === text.toUpperCase());
  if (known !== undefined) return known;
  throw badInput('--definition', text, `one of ${FLOW_DEFINITIONS.join(', ')}`);
}

function kilometres(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d{1,4}(?:\.\d+)?$/u.test(text) && Number(text) <= 1000) return Number(text);
  throw badInput('--within-km', text, 'a number of kilometres from 0 to 1000');
}

function wholeDays(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d{1,5}$/u.test(text) && Number(text) >= 1) return Number(text);
  throw badInput('--stale-days', text, 'a whole number of days from 1 to 36500');
}
