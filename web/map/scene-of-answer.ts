import type { Data } from '../documents/map.graphql';
import { cellStatus } from '../parts/status.ts';
import { peopleOn } from '../strip/places.ts';
import { legLook, lookOfCells, type Scene, type SceneStop } from './scene.ts';

type Trail = NonNullable<Data['trail']>;

/** A trail and its coverage as a scene. Legs with an end that is withheld are left out. */
export function sceneOfAnswer({ stops, legs, coverage }: Trail): Scene {
  const cellsOf = new Map(coverage?.matrix.map(({ stop, cells }) => [stop.code, cells]));
  const careOf = Map.groupBy(coverage?.legs ?? [], ({ leg }) => leg.code);
  const places = new Map(stops.map(({ code }, place) => [code, place]));
  return {
    stops: stops.map(({ code, name, kind, country, location }): SceneStop => {
      const cells = (cellsOf.get(code) ?? []).map(({ serviceType, status, reason, services }) => ({
        type: serviceType.name,
        status: cellStatus(status, reason),
        services: services.map((service) => ({
          code: service.code,
          name: service.name,
          provider: service.provider?.name ?? null,
        })),
      }));
      return {
        code,
        name,
        country: country?.name ?? null,
        ...location,
        isBorder: kind === 'BORDER_CROSSING',
        cells,
        look: lookOfCells(cells),
      };
    }),
    legs: legs.flatMap((leg) => {
      const from = places.get(leg.from?.code ?? '');
      const to = places.get(leg.to?.code ?? '');
      if (from === undefined || to === undefined) return [];
      return {
        code: leg.code,
        from,
        to,
        look: legLook(careOf.get(leg.code) ?? []),
        peoplePerYear: peopleOn(leg, coverage?.asOf ?? '9999'),
      };
    }),
  };
}
