import { scopeOfTrails } from '../../graph/analysis/scope.ts';
import { requireFact } from '../arguments/codes.ts';
import { readQuestion } from '../arguments/question.ts';
import type { Context } from '../context.ts';
import { coverageAnswer } from '../coverage-answer.ts';
import type { Entity } from '../entity.ts';
import type { Resolvers } from '../generated/resolver-types.ts';
import { allKnown, known } from '../known.ts';
import { pageBelow, rootPage } from '../lists.ts';
import { type OrPromise, whenThere } from '../or-promise.ts';
import { countriesOnTrail, legsOnTrail, type StopOnTrail, stopsOnTrail } from '../trail-answer.ts';
import { entityFields } from './entity-fields.ts';

async function onDay(code: string, asOf: string | null | undefined, context: Context) {
  const view = await context.view(asOf ?? context.today);
  return { view, trail: view.network.trails.indexOf(code) };
}

/** Memberships come from the network: here their sources are noted, as those of entities are where they are read. */
function noted<T extends { readonly saidBy: readonly string[] }>({ restsOn }: Context, list: T[]): T[] {
  for (const { saidBy } of list) for (const source of saidBy) restsOn.note(source);
  return list;
}

/** A field of the stop itself. */
const ofStop =
  <T>(field: (stop: Entity<'Stop'>, context: Context) => OrPromise<T>) =>
  ({ stop }: StopOnTrail, _: unknown, context: Context): OrPromise<T> =>
    whenThere(known(context, 'Stop', stop), (found) => field(found, context));

export const trailResolvers = {
  Query: {
    trail: (_, { code }, { reads }) => requireFact(reads, 'Trail', code),
    trails: (_, page, context, info) => rootPage('Trail', { name: 'trails' }, page, context, info),
  },
  Trail: {
    ...entityFields,
    async stops({ code }, { asOf }, context) {
      const { view, trail } = await onDay(code, asOf, context);
      return noted(context, stopsOnTrail(view, trail));
    },
    async legs({ code }, { asOf }, context) {
      const { view, trail } = await onDay(code, asOf, context);
      const { legs, saidBy } = legsOnTrail(view, trail);
      noted(context, [{ saidBy }]);
      return allKnown(context, 'Leg', legs);
    },
    async countries({ code }, { asOf }, context) {
      const { view, trail } = await onDay(code, asOf, context);
      return noted(context, countriesOnTrail(view, trail));
    },
    async coverage({ code }, question, context) {
      const asked = await readQuestion(context, question);
      const { view, asOf } = asked;
      const scope = scopeOfTrails(view, [view.network.trails.indexOf(code)]);
      return coverageAnswer(context, scope, asked, { ...question, asOf, trails: [code] });
    },
    flows: pageBelow('Flow', 'trail'),
    incidentTotals: pageBelow('IncidentTotal', 'trail'),
  },
  TrailStop: {
    stop: ({ stop }, _, context) => known(context, 'Stop', stop),
    code: ({ stop }) => stop,
    name: ofStop(({ name }) => name),
    kind: ofStop(({ kind }) => kind),
    country: ofStop(({ country }, { reads }) => reads.find('Country', country)),
    otherCountry: ofStop(({ otherCountry }, { reads }) => reads.find('Country', otherCountry)),
    location: ofStop(({ lat, lon }) => ({ lat, lon })),
    adminAreas: ofStop(({ adminAreas }, { reads }) => reads.list('AdminArea', adminAreas)),
    sources: ({ stop }, _, { reads }) => reads.sourcesOf('Stop', stop),
  },
  TrailCountry: {
    country: ({ country }, _, context) => known(context, 'Country', country),
  },
} satisfies Resolvers;
