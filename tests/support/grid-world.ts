import { type Draft, makeWorld, type World } from '../oracle/world.ts';

/** A square of stops in one country, with a road each way between neighbours. All are origins and destinations of its one trail. */
export function gridWorld(side: number): World {
  const code = (row: number, column: number) => `S-${String(row * side + column).padStart(6, '0')}`;
  const places = Array.from({ length: side * side }, (_, n) => ({
    row: Math.floor(n / side),
    column: n % side,
  }));
  const legs = places.flatMap(({ row, column }) => {
    const here = code(row, column);
    const neighbours = [
      ...(row + 1 < side ? [code(row + 1, column)] : []),
      ...(column + 1 < side ? [code(row, column + 1)] : []),
    ];
    return neighbours.flatMap((there) =>
      [
        [here, there],
        [there, here],
      ].map(([from, to]): Draft<'Leg'> => ({
        code: `${from}--${to}`,
        from: from!,
        to: to!,
        // Unlike lengths, so that most pairs have one shortest way.
        km: 10 + ((row * 7 + column * 13) % 11),
        kmBasis: 'PUBLISHED',
        mode: 'ROAD',
      })),
    );
  });
  return makeWorld({
    Country: [{ code: 'AAA', name: 'Gridland' }],
    Trail: [{ code: 'TRAIL-1', name: 'A grid' }],
    Stop: places.map(({ row, column }): Draft<'Stop'> => ({
      code: code(row, column),
      name: code(row, column),
      kind: 'CITY',
      country: 'AAA',
      lat: row / 10,
      lon: column / 10,
    })),
    Leg: legs,
    TrailStop: places.map(({ row, column }): Draft<'TrailStop'> => ({
      code: `TRAIL-1--${code(row, column)}`,
      trail: 'TRAIL-1',
      stop: code(row, column),
      roles: ['ORIGIN', 'DESTINATION'],
    })),
    TrailLeg: legs.map((leg): Draft<'TrailLeg'> => ({
      code: `TRAIL-1--${leg.code}`,
      trail: 'TRAIL-1',
      leg: leg.code,
    })),
  });
}
