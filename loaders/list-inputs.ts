import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { TrailcareError } from '../graph/errors.ts';
import { KIND_NAMES } from '../graph/model/kinds.ts';
import { foldText } from '../graph/model/text.ts';
import { type InputFile, getInputFile, unreadable } from './formats/input-file.ts';

const DESCRIPTION = /^datapackage\.json$/iu;
const OF_DIRECTORY = /^(?:datapackage\.json|organi[sz]ations?\.(?:csv|tsv|xlsx))$/iu;
const ROWS_OF_FILES = /\.(?:csv|tsv|json|geojson|xlsx)$/iu;

interface ListedFile {
  readonly file: InputFile;
  readonly folder: string | null;
  /** Of a folder that is a native dataset; the format of other files is recognised from their content. */
  readonly native: boolean;
}

/**
 * The files of a command. A folder is a native dataset, whose files are named by their kinds and read in the order of the
 * kinds; one with a data package's description or a table of organizations is a directory of services, and has none of these.
 */
export async function listInputs(paths: readonly string[]): Promise<ListedFile[]> {
  const inputs: ListedFile[] = [];
  for (const given of paths) {
    const isFolder = await stat(given).then(
      (found) => found.isDirectory(),
      () => false,
    );
    if (!isFolder) {
      inputs.push({ file: await getInputFile(given), folder: null, native: false });
      continue;
    }
    const all = await readdir(given).catch((cause: unknown) => {
      throw unreadable(given, cause);
    });
    const names = all.filter((name) => ROWS_OF_FILES.test(name));
    if (names.length === 0) {
      throw new TrailcareError('BAD_INPUT', `The folder ${given} holds no CSV, JSON, GeoJSON or XLSX file.`, {
        folder: given,
      });
    }
    const native = !all.some((name) => OF_DIRECTORY.test(name));
    const ordered = (native ? names : names.filter((name) => !DESCRIPTION.test(name))).toSorted(
      (a, b) => kindOrder(a) - kindOrder(b) || (a < b ? -1 : 1),
    );
    for (const name of ordered)
      inputs.push({
        file: await getInputFile(path.join(given, name)),
        folder: path.basename(path.resolve(given)),
        native,
      });
  }
  return inputs;
}

const kindWords = KIND_NAMES.map((name) => foldText(name).replaceAll(' ', ''));

/** `service-type.csv`, `service_types.csv` and `ServiceType.csv` are all of the kind ServiceType; others come last. */
function kindOrder(fileName: string): number {
  const word = foldText(fileName.replace(ROWS_OF_FILES, '')).replaceAll(' ', '');
  const at = kindWords.findIndex(
    (kind) =>
      word === kind || word === `${kind}s` || word === kind.replace(/y$/u, 'ies') || word === `${kind}es`,
  );
  return at === -1 ? kindWords.length : at;
}
