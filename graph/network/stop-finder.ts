import KDBush from 'kdbush';
import { boxAround, greatCircleKm, type Point } from '../model/great-circle.ts';
import type { StopsWithoutLinks } from './place-columns.ts';

/** Distances are rounded to 1 m: one that is within reach may be a little farther. */
const ROUNDED_KM = 0.001;

/** Finds the stops within a great circle of a point: by a box in a spatial index, then decided by our own distance. O(log stops + stops in the box). */
export function stopFinder(stops: StopsWithoutLinks): (centre: Point, km: number) => number[] {
  const count = stops.codes.length;
  if (count === 0) return () => [];
  const index = new KDBush(count);
  for (let stop = 0; stop < count; stop++) index.add(stops.lon[stop]!, stops.lat[stop]!);
  index.finish();
  return (centre, km) => {
    const { south, north, lonRanges } = boxAround(centre, km + ROUNDED_KM);
    const inBox = lonRanges.flatMap(([west, east]) => index.range(west, south, east, north));
    return inBox.filter(
      (stop) => greatCircleKm(centre, { lat: stops.lat[stop]!, lon: stops.lon[stop]! }) <= km,
    );
  };
}
