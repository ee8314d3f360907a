import { TrailcareError } from '../../graph/errors.ts';
import { chooseSample } from '../choose-format.ts';
import { getInputFile } from '../formats/input-file.ts';
import { readMissingWords } from '../formats/missing-words.ts';
import { openTable } from '../formats/open-table.ts';
import { proposalYaml, proposeMapping } from '../propose-mapping.ts';
import { bundledMappings } from '../sources/bundled-mappings.ts';
import { formats } from '../sources/index.ts';
import type { Command } from './command.ts';

/** `trailcare map FILE`: proposes a mapping for a table that no format recognises. */
export const mapCommand: Command = {
  help: `trailcare map FILE [--sheet NAME] [--encoding NAME] [--json] > mapping.yml

Proposes which column is what, from hashtags, from header words in English, French, Spanish and Arabic, and from what is in
the cells (points, dates, countries, p-codes), as a YAML file with comments. Correct it, then
load the table with \`trailcare load --map mapping.yml FILE\`. Columns of personal data are never mapped.
`,
  options: { sheet: { type: 'string' }, encoding: { type: 'string' }, json: { type: 'boolean' } },
  async run(values, files, terminal) {
    const [path, ...more] = files;
    if (path === undefined || more.length > 0)
      throw new TrailcareError('BAD_INPUT', 'Give one file: trailcare map FILE.');
    const mappings = bundledMappings();
    const { sample, warnings } = await openTable(await getInputFile(path), {
      encoding: values.text('encoding'),
      sheet: values.text('sheet'),
      missingWords: readMissingWords(mappings),
      chooseSheet: (samples) => chooseSample(formats, samples),
    });
    for (const { message } of warnings) terminal.err(`${message}\n`);
    const known = formats.filter((format) => format.recognise(sample) > 0.5).map(({ name }) => name);
    if (known.length > 0)
      terminal.err(`This file needs no mapping: it is recognised as ${known.join(' or ')}.\n`);
    const proposal = proposeMapping(sample, mappings);
    terminal.out(
      values.flag('json') ? `${JSON.stringify(proposal, null, 2)}\n` : proposalYaml(sample, mappings),
    );
    return Object.keys(proposal.columns).length > 0 ? 0 : 2;
  },
};
