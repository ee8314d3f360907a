import { formats } from '../sources/index.ts';
import type { Command } from './command.ts';

/** `trailcare formats`: which files can be loaded, and by which words each is known. */
export const formatsCommand: Command = {
  help: `trailcare formats [--json]

Lists the formats. A file's format is recognised from its content, never from its name.
CSV, JSON, GeoJSON, XLSX and YAML lists; UTF-8, UTF-16 or Windows-1252; comma, semicolon, tab or |.
`,
  options: { json: { type: 'boolean' } },
  async run(values, _, terminal) {
    if (values.flag('json')) {
      terminal.out(
        `${JSON.stringify(
          formats.map(({ name, about, fields }) => ({ name, about, fields })),
          null,
          2,
        )}\n`,
      );
      return 0;
    }
    const width = Math.max(...formats.map(({ name }) => name.length));
    for (const { name, about, fields } of formats) {
      terminal.out(`${name.padEnd(width)}  ${about}\n${' '.repeat(width)}  ${fields.join(', ')}\n`);
    }
    return 0;
  },
};
