import type { Reading } from '../../store.ts';
import { type Parameters, whole } from './parameters.ts';
import { audienceParameters } from './readable-by.ts';

export function readingParameters({ revision, viewer }: Reading): Parameters {
  return { revision: whole(revision), ...audienceParameters(viewer) };
}
