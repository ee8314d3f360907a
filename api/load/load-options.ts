import { badInput } from '../../graph/errors.ts';

/** Options of `trailcare load` that may be given with an upload. Not those that name a file on this machine. */
const WITH_VALUE = [
  'format',
  'encoding',
  'sheet',
  'country',
  'trail',
  'as-of',
  'definition',
  'within-km',
  'source',
  'publisher',
  'licence',
  'dataset',
  'retrieved',
  'stale-days',
  'complete-for',
] as const;
const FLAGS = ['public', 'complete-links', 'replace-source', 'dry-run', 'all-or-nothing'] as const;

/** The field that holds a mapping of columns as YAML: its text, not the name of a file. */
export const MAP_FIELD = 'map';

const LOADABLE: readonly string[] = [...WITH_VALUE, ...FLAGS, MAP_FIELD];

/** Fields of a form as arguments of the command; BAD_INPUT for one that is no option. An empty value is one that is not given. */
export function argumentsOf(fields: readonly (readonly [name: string, value: string])[]): string[] {
  return fields.flatMap(([name, value]) => {
    if (!LOADABLE.includes(name)) throw badInput('field', name, `one of ${LOADABLE.join(', ')}, or file`);
    if (value === '' || name === MAP_FIELD) return [];
    if ((WITH_VALUE as readonly string[]).includes(name)) return [`--${name}=${value}`];
    if (value !== 'true' && value !== 'false') throw badInput(name, value, 'true or false');
    return value === 'true' ? [`--${name}`] : [];
  });
}
