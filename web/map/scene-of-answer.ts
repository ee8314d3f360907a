import type { Data } from '../documents/map.graphql';
import { cellStatus, LOOKS } from '../parts/status.ts';
import { peopleOn } from '../strip/places.ts';
import { legLook, lookOfCells, mostPressing, type Scene, type SceneBorder, type SceneStop } from './scene.ts';

type Trail = NonNullable<Data['trail']>;

/** A trail, its coverage and its borders as a scene. Legs and borders with an end that is withheld are left out. */
export function sceneOfAnswer({ stops, legs, coverage }: Trail, partnerships: Data['partnerships']): Scene {
  const cellsOf = new Map(coverage?.matrix.map(({ stop, cells }) => [stop.code, cells]));
  const careOf = Map.groupBy(coverage?.legs ?? [], ({ leg }) => leg.code);
  const places = new Map(stops.map(({ code }, place) => [code, place]));
  return {
    borders: bordersOf(partnerships, places),
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

/** One for each place, however many pairs of Societies it has. */
function bordersOf(partnerships: Data['partnerships'], places: ReadonlyMap<string, number>): SceneBorder[] {
  const crossed = (partnerships?.nodes ?? []).flatMap(({ sharedBorders }) =>
    sharedBorders.flatMap(({ crossing, lastStop, firstStop, fromCountry, toCountry, handovers }) => {
      const ends = [crossing ?? lastStop, crossing ?? firstStop]
        .map((stop) => places.get(stop?.code ?? ''))
        .filter((place) => place !== undefined)
        .toSorted((a, b) => a - b);
      const [a, b] = ends;
      if (a === undefined || b === undefined) return [];
      const passage = {
        from: fromCountry.name,
        to: toCountry.name,
        handovers: handovers.map(({ serviceType, status }) => ({ type: serviceType.name, status })),
      };
      return [{ ends: [a, b] as const, passage }];
    }),
  );
  return [...Map.groupBy(crossed, ({ ends }) => ends.join(' ')).values()].map((at) => {
    const passages = [
      ...new Map(at.map(({ passage }) => [`${passage.from} ${passage.to}`, passage])).values(),
    ];
    const statuses = passages.flatMap(({ handovers }) => handovers.map(({ status }) => LOOKS[status]));
    return { ends: at[0]!.ends, passages, look: mostPressing(statuses) };
  });
}
