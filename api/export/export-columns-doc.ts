import type { ExportView } from './export-view.ts';
import { EXPORT_VIEWS } from './export-views.ts';

/** docs/export-columns.md: every view with its parameters, columns and hashtags. */
export function exportColumnsDoc(): string {
  return `# Exports: parameters, columns, hashtags

Written from the code, and held to it by a test: how to ask is in [exports.md](exports.md). An empty cell is not known, withheld from the reader, or does not apply; a
column says which where it matters.

${EXPORT_VIEWS.map(section).join('\n')}`;
}

function section({ name, about, parameters, columns, extensions }: ExportView): string {
  const asked = Object.entries(parameters).map(
    ([parameter, { also, form, about: told }]) =>
      `| \`${parameter}\`${also === undefined ? '' : `, \`${also}\``} | \`${cell(form)}\` | ${cell(told)} |`,
  );
  const held = columns.map(
    ({ name: column, tag, shape, about: told }) =>
      `| \`${column}\` | \`${tag}\` | ${shape} | ${cell(told)} |`,
  );
  return [
    `## ${name}`,
    '',
    `${about}. As ${extensions.map((extension) => `\`${name}.${extension}\``).join(', ')}.`,
    '',
    ...(asked.length === 0 ? [] : ['| parameter | form | |', '|---|---|---|', ...asked, '']),
    ...(held.length === 0 ? [] : ['| column | hashtag | | |', '|---|---|---|---|', ...held, '']),
  ].join('\n');
}

const cell = (text: string) => text.replaceAll('|', String.raw`\|`);
