import { stringify } from 'yaml';
import { listFields, type MappedKind } from './mapped-format.ts';
import { headersOf, words } from './sources/columns.ts';
import type { Mappings, Sample } from './source-format.ts';

interface Proposal {
  readonly rows: MappedKind;
  readonly columns: Readonly<Record<string, string>>;
  readonly personal: readonly string[];
  readonly unknown: readonly string[];
}

/** Reads an unknown table's headers by header-words.csv; of two columns for one field the first is proposed. */
export function proposeMapping(sample: Sample, mappings: Mappings): Proposal {
  const columns: Record<string, string> = {};
  const personal: string[] = [];
  const unknown: string[] = [];
  for (const header of headersOf(sample)) {
    const text = { words: words(header) };
    const kind = mappings.match('personal-columns', text)?.['kind'] ?? 'SAFE';
    const field = mappings.match('header-words', text)?.['field'] ?? '';
    if (kind !== 'SAFE') personal.push(header);
    else if (field === '' || columns[field] !== undefined) unknown.push(header);
    else columns[field] = header;
  }
  return { rows: kindOf(Object.keys(columns)), columns, personal, unknown };
}

function kindOf(fields: readonly string[]): MappedKind {
  if (fields.some((field) => /^(?:sector|activity|org|status)/u.test(field))) return 'services';
  return fields.some((field) => /^(?:volunteers|branch|society|ns)/u.test(field)) ? 'branches' : 'stops';
}

/** The proposal as a commented YAML file for `load --map`. */
export function proposalYaml(sample: Sample, mappings: Mappings): string {
  const { rows, columns, personal, unknown } = proposeMapping(sample, mappings);
  const list = (headers: readonly string[]) => headers.map((header) => `#   ${header}`).join('\n');
  return `# Proposed by \`trailcare map\` for ${sample.fileName}, from its header words. Read it, correct it, then:
#   trailcare load --map THIS_FILE.yml --dry-run ${sample.fileName}

# What a row is: services, branches or stops.
rows: ${rows}

# field: column of the table. Fields: ${listFields(mappings).join(', ')}
${stringify({ columns }, { lineWidth: 0 }).trim()}

# A field that is the same in all rows, for example:
# constants:
#   country.code: ETH
${unknown.length === 0 ? '' : `\n# Columns that no word explains; they are not read unless you name them above:\n${list(unknown)}\n`}${
    personal.length === 0
      ? ''
      : `\n# Personal data or free text, not read. A free-text column is read only when named above, personal data never:\n${list(personal)}\n`
  }`;
}
