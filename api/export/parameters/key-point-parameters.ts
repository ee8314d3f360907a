import { AS_OF } from './common-parameters.ts';
import { codes } from './kinds-of-parameter.ts';

/** What `Query.keyPoints` asks. */
export const KEY_POINTS = {
  trails: codes('Trails: the key points on them; all there are when left out', 'trail'),
  serviceTypes: codes(
    'Capacity is a service of one of these types; any that is not restricted, or a branch, when left out',
    'serviceType',
  ),
  ...AS_OF,
};
