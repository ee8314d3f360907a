import type { Position } from 'geojson';

const BINS = 360;

/**
 * Gathers the box around lines and points, in little memory: `box()` is [west, south, east, north]. West is greater than east when the box
 * crosses the antimeridian (RFC 7946, 5.2): of all meridians the widest band that nothing touches is left out.
 */
export function boundingBox() {
  let south = Infinity;
  let north = -Infinity;
  // Whole degrees of longitude that are touched, with the least and greatest longitude in each.
  const least = new Float64Array(BINS).fill(Infinity);
  const most = new Float64Array(BINS).fill(-Infinity);
  const binOf = (lon: number) => Math.min(BINS - 1, Math.max(0, Math.floor(lon + 180)));
  const touch = (from: number, to: number) => {
    const [first, last] = [binOf(from), binOf(to)];
    for (let bin = first; bin <= last; bin++) {
      least[bin] = Math.min(least[bin]!, bin === first ? from : bin - 180);
      most[bin] = Math.max(most[bin]!, bin === last ? to : bin - 179);
    }
  };
  return {
    add(line: readonly Position[]) {
      let previous: number | null = null;
      for (const [lon, lat] of line as readonly [number, number][]) {
        south = Math.min(south, lat);
        north = Math.max(north, lat);
        touch(Math.min(previous ?? lon, lon), Math.max(previous ?? lon, lon));
        previous = lon;
      }
    },
    /** Null when there was nothing. */
    box(): [west: number, south: number, east: number, north: number] | null {
      const touched = [...least.keys()].filter((bin) => least[bin]! <= most[bin]!);
      if (touched.length === 0) return null;
      let [west, east] = [least[touched[0]!]!, most[touched.at(-1)!]!];
      let widest = west + 360 - east;
      for (let i = 1; i < touched.length; i++) {
        const gap = least[touched[i]!]! - most[touched[i - 1]!]!;
        if (gap > widest) [widest, west, east] = [gap, least[touched[i]!]!, most[touched[i - 1]!]!];
      }
      return [west, south, east, north];
    },
  };
}
