import { TrailcareError } from '../../graph/errors.ts';

/** The one FILE that a command takes. */
export function oneFile(files: readonly string[], command: string): string {
  const [file, ...more] = files;
  if (file !== undefined && file !== '' && more.length === 0) return file;
  const found = file === undefined ? 'none' : String(files.length);
  throw new TrailcareError(
    'BAD_INPUT',
    `\`trailcare ${command}\` takes one FILE; given: ${found}. See \`trailcare ${command} --help\`.`,
  );
}
