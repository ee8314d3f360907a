import type { Field } from '../graph/model/field.ts';
import { ENVELOPE } from '../graph/model/kind.ts';
import { KIND_NAMES, kindOf } from '../graph/model/kinds.ts';

const SHAPES = {
  text: 'text',
  integer: 'whole number',
  real: 'number',
  boolean: 'true or false',
  texts: 'list',
};

function row([name, field]: [string, Field<unknown>]): string {
  const values =
    field.values === undefined ? '' : ` One of ${field.values.map((value) => `\`${value}\``).join(', ')}.`;
  return `| \`${name}\` | ${SHAPES[field.shape]} | ${field.required ? 'yes' : ''} | ${field.about.replaceAll('|', '\\|')}.${values} |`;
}

const TABLE_HEAD = '| field | value | required | meaning |\n|---|---|---|---|';
const fileOf = (kind: string) => kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();

/** The reference of the native format in Markdown, from the kinds' own descriptions: docs/native-format.md. */
export function nativeFormatDoc(): string {
  const kinds = KIND_NAMES.map((name) => {
    const kind = kindOf(name);
    return `## ${name}\n\n\`${fileOf(name)}.csv\`. ${kind.about}\n\n${TABLE_HEAD}\n${Object.entries(kind.fields).map(row).join('\n')}\n`;
  });
  return `# The native format

One table per kind of fact, as CSV (header: the field names) or as a JSON array of objects. The kind is recognised from the columns; a folder of such files, each named after its kind, is a dataset and is
loaded in the order below. In CSV a list is separated by \`|\`, and an empty cell is null or an empty list; a column that is left out is null, empty, or what the command says. Lists of codes must exist in the
graph or in the same load. A file with mistakes loads its good rows and reports the others (\`--report\`).

Every kind has a \`code\` (ASCII letters, digits and \`_ . : / -\`), unique in its kind, and these:

${TABLE_HEAD}
${Object.entries(ENVELOPE).map(row).join('\n')}

\`source\`, \`asOf\` and \`visibility\` default to \`--source\`, \`--as-of\`, and MOVEMENT (PUBLIC with \`--public\`). Services, referrals and statements on restricted types
are RESTRICTED where the row does not say, and so are shelters and reception centres for survivors or unaccompanied children alone.

${kinds.join('\n')}`;
}
