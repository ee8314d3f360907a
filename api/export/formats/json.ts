import type { TableFormat } from '../export-view.ts';
import { headWords, tailWords } from './file-words.ts';
import { namedCells } from './named-cells.ts';

/** One object: what the file is, `rows` as objects, and last the `sources` on which they rest. */
export const json: TableFormat = {
  extension: 'json',
  needsGeometry: false,
  async *write({ columns, batches }, file) {
    yield `${JSON.stringify(headWords(file)).slice(0, -1)},"rows":[`;
    let before = '\n';
    for await (const rows of batches) {
      let text = '';
      for (const row of rows) {
        text += before + JSON.stringify(namedCells(columns, row));
        before = ',\n';
      }
      yield text;
    }
    yield `\n],${JSON.stringify(await tailWords(file)).slice(1)}\n`;
  },
};
