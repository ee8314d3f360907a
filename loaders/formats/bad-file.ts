import { TrailcareError } from '../../graph/errors.ts';

/** `badFile('3w.csv', 'holds no table.')`: "3w.csv: holds no table." Nothing of such a file is loaded. */
export function badFile(fileName: string, message: string, cause?: unknown): TrailcareError {
  return new TrailcareError('BAD_INPUT', `${fileName}: ${message}`, { file: fileName }, cause);
}
