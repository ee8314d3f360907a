import { stringify } from 'yaml';
import { listFields, type MappedKind } from './mapped-format.ts';
import { type ByValues, recogniseValues } from './recognise-values.ts';
import { columnsByWords, headersOf, isPersonal } from './sources/columns.ts';
import { hashtagField } from './sources/hashtag-field.ts';
import type { Mappings } from './mappings.ts';
import type { Sample } from './formats/row.ts';

interface Proposal {
  readonly rows: MappedKind;
  readonly columns: Readonly<Record<string, string>>;
  /** Fields that no header told, with what the cells told instead. */
  readonly byValues: readonly ByValues[];
  readonly personal: readonly string[];
  readonly unknown: readonly string[];
}

/**
 * Which column is what: by its hashtag, else by its header words (of two columns for one field the one that says it best), else by what
 * is in its cells. Columns of personal data and free text are nothing.
 */
export function proposeMapping(sample: Sample, mappings: Mappings): Proposal {
  const headers = headersOf(sample);
  const personal = headers.filter((header) => isPersonal(header, mappings));
  const open = headers.filter((header) => !personal.includes(header));
  const columns: Record<string, string> = {};
  const known = new Set(listFields(mappings));
  for (const header of open) {
    const tag = sample.hashtags?.[sample.headers.indexOf(header)] ?? '';
    const field = tag === '' ? null : hashtagField(tag);
    if (field !== null && known.has(field)) columns[field] ??= header;
  }
  const tagged = new Set(Object.values(columns));
  const words = columnsByWords(
    open.filter((header) => !tagged.has(header)),
    mappings,
  );
  for (const field of known) {
    const [best] = words.all(field);
    if (best !== undefined) columns[field] ??= best;
  }
  const told = new Set(Object.values(columns));
  const untold = open.filter((header) => !told.has(header));
  const byValues = recogniseValues(sample, untold, new Set(Object.keys(columns)), mappings);
  for (const { field, header } of byValues) columns[field] = header;
  const mapped = new Set(Object.values(columns));
  return {
    rows: kindOf(Object.keys(columns)),
    columns: Object.fromEntries(
      Object.entries(columns).toSorted((a, b) => headers.indexOf(a[1]) - headers.indexOf(b[1])),
    ),
    byValues,
    personal,
    unknown: open.filter((header) => !mapped.has(header)),
  };
}

function kindOf(fields: readonly string[]): MappedKind {
  if (fields.some((field) => /^(?:sector|activity|org|status)/u.test(field))) return 'services';
  return fields.some((field) => /^(?:volunteers|branch|society|ns)/u.test(field)) ? 'branches' : 'stops';
}

/** The proposal as a commented YAML file for `load --map`. */
export function proposalYaml(sample: Sample, mappings: Mappings): string {
  const { rows, columns, byValues, personal, unknown } = proposeMapping(sample, mappings);
  const list = (headers: readonly string[]) => headers.map((header) => `#   ${header}`).join('\n');
  const guessed = byValues.map(({ field, header, why }) => `#   ${field}: ${header} (${why})`).join('\n');
  return `# Proposed by \`trailcare map\` for ${sample.fileName}. Read it, correct it, then:
#   trailcare load --map THIS_FILE.yml --dry-run ${sample.fileName}

# What a row is: services, branches or stops.
rows: ${rows}

# field: column of the table. Fields: ${listFields(mappings).join(', ')}
${stringify({ columns }, { lineWidth: 0 }).trim()}
${guessed === '' ? '' : `\n# Read from the cells, for no header word tells them. Look at these first:\n${guessed}\n`}
# A field that is the same in all rows, for example:
# constants:
#   country.code: ETH
${unknown.length === 0 ? '' : `\n# Columns that no word explains; they are not read unless you name them above:\n${list(unknown)}\n`}${
    personal.length === 0
      ? ''
      : `\n# Personal data or free text, not read. A free-text column is read only when named above, personal data never:\n${list(personal)}\n`
  }`;
}
