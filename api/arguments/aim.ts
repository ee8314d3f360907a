import { badInput } from '../../graph/errors.ts';
import { requireMovement } from '../access/require-movement.ts';
import type { Context } from '../context.ts';
import type { JourneyArguments } from './journey-arguments.ts';

/** Who may ask for an aim, and what goes with it: what would not be exact is refused (decision 0017). */
export function checkAim(
  context: Context,
  { optimise, maxOverlap, via }: Pick<JourneyArguments, 'optimise' | 'maxOverlap' | 'via'>,
): void {
  if (optimise === 'RISK' || optimise === 'PARETO') requireMovement(context, `optimise: ${optimise}`);
  const apart = (maxOverlap ?? null) !== null;
  if (apart && !(maxOverlap! >= 0 && maxOverlap! <= 1)) {
    throw badInput('maxOverlap', maxOverlap, 'a share from 0 to 1');
  }
  if (apart && (optimise === 'RISK' || optimise === 'PARETO')) {
    throw badInput('optimise', optimise, 'DISTANCE, TIME or KM_NOT_IN_CARE, which maxOverlap goes with');
  }
  if (via.length > 0 && optimise === 'PARETO') throw badInput('via', via, 'empty, as PARETO asks');
  if (via.length > 0 && apart) throw badInput('via', via, 'empty, as maxOverlap asks');
}
