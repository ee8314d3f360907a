import type { Context } from '../context.ts';
import { type Entity, TYPE_OF_KIND } from '../entity.ts';
import type { FigureAnswer, FigureKind } from '../figure-answer.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { known } from '../known.ts';
import type { OrPromise } from '../or-promise.ts';
import { entityFields } from './entity-fields.ts';

const factOf = ({ kind, code }: FigureAnswer, context: Context): OrPromise<Entity<FigureKind>> =>
  known(context, kind, code);

const NOTHING = {
  definition: null,
  periodFrom: null,
  periodTo: null,
  onDate: null,
  stop: null,
  leg: null,
  trail: null,
};

/** What a fact of any of the three kinds says as a figure. */
function figureOf(fact: Entity<FigureKind>) {
  switch (fact.kindName) {
    case 'Flow': {
      const { peoplePerYear: value, definition, periodFrom, periodTo, leg, trail } = fact;
      return { ...NOTHING, value, definition, periodFrom, periodTo, leg, trail };
    }
    case 'Stock': {
      const { people: value, definition, onDate, stop } = fact;
      return { ...NOTHING, value, definition, onDate, stop };
    }
    case 'IncidentTotal': {
      const { deathsAndMissingPerYear: value, periodFrom, periodTo, leg, trail } = fact;
      return { ...NOTHING, value, periodFrom, periodTo, leg, trail };
    }
  }
}
type FigureFields = ReturnType<typeof figureOf>;

const field =
  <K extends keyof FigureFields>(name: K) =>
  async (figure: FigureAnswer, _: unknown, context: Context): Promise<FigureFields[K]> =>
    figureOf(await factOf(figure, context))[name];

const subject =
  <N extends 'Stop' | 'Leg' | 'Trail'>(kind: N, name: 'stop' | 'leg' | 'trail') =>
  async (figure: FigureAnswer, _: unknown, context: Context): Promise<Entity<N> | null> =>
    context.reads.find(kind, await field(name)(figure, _, context));

export const figureResolvers = {
  Figure: {
    value: field('value'),
    definition: field('definition'),
    periodFrom: field('periodFrom'),
    periodTo: field('periodTo'),
    onDate: field('onDate'),
    stop: subject('Stop', 'stop'),
    leg: subject('Leg', 'leg'),
    trail: subject('Trail', 'trail'),
    fact: (figure, _, context) => factOf(figure, context),
    source: async (figure, _, context) =>
      context.reads.find('Source', (await factOf(figure, context)).source),
  },
  PublishedFigure: { __resolveType: ({ kindName }) => TYPE_OF_KIND[kindName] },
  Flow: {
    ...entityFields,
    leg: ({ leg }, _, { reads }) => reads.find('Leg', leg),
    trail: ({ trail }, _, { reads }) => reads.find('Trail', trail),
    origin: ({ origin }, _, { reads }) => reads.find('Country', origin),
    destination: ({ destination }, _, { reads }) => reads.find('Country', destination),
  },
  Stock: {
    ...entityFields,
    stop: ({ stop }, _, { reads }) => reads.find('Stop', stop),
    country: ({ country }, _, { reads }) => reads.find('Country', country),
    origin: ({ origin }, _, { reads }) => reads.find('Country', origin),
  },
  IncidentTotal: {
    ...entityFields,
    leg: ({ leg }, _, { reads }) => reads.find('Leg', leg),
    trail: ({ trail }, _, { reads }) => reads.find('Trail', trail),
    country: ({ country }, _, { reads }) => reads.find('Country', country),
  },
} satisfies Resolvers;
