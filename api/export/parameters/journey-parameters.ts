import type { Optimise } from '../../../graph/analysis/journey-ask.ts';
import { missingInput } from '../../../graph/errors.ts';
import { LEG_MODES } from '../../../graph/model/closed-lists.ts';
import type { JourneyArguments } from '../../arguments/journey-arguments.ts';
import { QUESTION } from './common-parameters.ts';
import { choice, choices, codes, share, text, whole } from './kinds-of-parameter.ts';
import type { ValuesOf } from './parameter.ts';

const AIMS: readonly Optimise[] = ['DISTANCE', 'TIME', 'KM_NOT_IN_CARE', 'RISK', 'PARETO'];
const USUAL_JOURNEYS = 3;

/** What `Query.continuity` asks; `avoid` is three parameters. */
export const JOURNEY = {
  from: text('Code or name of the stop where the journeys start'),
  to: text('Code or name of the stop where they end'),
  via: codes('Stops to pass, in this order'),
  avoidCountries: codes('Countries to avoid'),
  avoidStops: codes('Stops to avoid'),
  avoidModes: choices(LEG_MODES, 'Modes of travel to avoid'),
  optimise: choice(
    AIMS,
    'What is least; DISTANCE when left out; RISK and PARETO for readers of the Movement',
  ),
  first: whole(1, 20, `Number of journeys; ${USUAL_JOURNEYS} when left out`),
  maxOverlap: share(
    'Greatest share of the km of each journey before it that a journey has in common with it',
  ),
  ...QUESTION,
};

export function journeyArguments(values: ValuesOf<typeof JOURNEY>): JourneyArguments {
  const { from, to, via, avoidCountries, avoidStops, avoidModes, optimise, groups } = values;
  if (from === null) throw missingInput('from', 'journeys start somewhere.', 'the code or name of a stop');
  if (to === null) throw missingInput('to', 'journeys end somewhere.', 'the code or name of a stop');
  return {
    ...values,
    from,
    to,
    via: via ?? [],
    avoid: { countries: avoidCountries, stops: avoidStops, modes: avoidModes },
    optimise: optimise ?? 'DISTANCE',
    groups: groups ?? ['EVERYONE'],
    first: values.first ?? USUAL_JOURNEYS,
  };
}
