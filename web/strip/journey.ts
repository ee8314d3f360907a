import type { Data } from '../documents/journey.graphql';

type Answer = NonNullable<Data['continuity']>;

/** A journey with its care, as the API tells it. */
export type Journey = Answer['journeys'][number];
export type CareOfType = Journey['care'][number];
export type Stretch = NonNullable<CareOfType['stretches']>[number];
export type Handover = CareOfType['handovers'][number];
export type JourneyStop = Journey['stops'][number];
export type JourneyCountry = NonNullable<JourneyStop['country']>;
