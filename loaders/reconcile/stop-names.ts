import { type Point, greatCircleKm } from '../../graph/model/great-circle.ts';
import { foldText } from '../../graph/model/text.ts';
import type { Match, StopNear } from '../source-format.ts';
import { nearestNames } from '../../graph/model/nearest-names.ts';

/** What is needed of a Stop fact. */
export interface NamedStop extends Point {
  readonly code: string;
  readonly name: string;
  readonly alternatives: readonly string[];
  readonly country: string | null;
  readonly otherCountry: string | null;
}

interface StopNames {
  find(text: string, country: string | null): Match;
  pointOf(code: string): Point | null;
  near(at: Point, country: string | null): StopNear[];
  /** In any country. */
  within(at: Point, km: number): StopNear[];
  learn(stop: NamedStop): void;
}

/** Two places nearer than this are taken for one when only coordinates are given. */
const SAME_PLACE_KM = 2;
/** Side of a cell, degrees: 2 km never reach beyond the next cell below 80° of latitude. */
const CELL = 0.25;
/** Of a cell's height; 111.2 km to the degree, and a little less to be sure. */
const CELL_KM = CELL * 111;
const COORDINATES = /^(-?\d+(?:\.\d+)?)\s*,\s*(-?\d+(?:\.\d+)?)$/u;

/** Stops by code, then by name and country, then by coordinates given as `lat,lon`. */
export function makeStopNames(): StopNames {
  const byCode = new Map<string, NamedStop>();
  // One or a list, and no maps: nearly every name has one stop, and 100,000 maps or lists of one cost tens of MB.
  const byName: Index = new Map();
  const cells: Index = new Map();

  const isIn = (stop: NamedStop, country: string | null): boolean =>
    country === null || stop.country === country || stop.otherCountry === country;

  function near(at: Point, country: string | null, most = SAME_PLACE_KM): StopNear[] {
    const found: StopNear[] = [];
    const rows = Math.max(1, Math.ceil(most / CELL_KM));
    const columns = Math.max(
      1,
      Math.ceil(most / (CELL_KM * Math.cos((Math.min(85, Math.abs(at.lat)) * Math.PI) / 180))),
    );
    for (let y = -rows; y <= rows; y++) {
      for (let x = -columns; x <= columns; x++) {
        const cell = stopsOf(cells, cellOf({ lat: at.lat + y * CELL, lon: at.lon + x * CELL }));
        for (const stop of cell) {
          const km = greatCircleKm(at, stop);
          const names = [stop.name, ...stop.alternatives];
          if (km <= most && isIn(stop, country)) found.push({ code: stop.code, names, km });
        }
      }
    }
    return found.toSorted((a, b) => a.km - b.km || (a.code < b.code ? -1 : 1));
  }

  function nearest(at: Point, country: string | null): Match {
    const [best] = near(at, country);
    if (best === undefined) {
      return { found: null, candidates: [], reason: `is not within ${SAME_PLACE_KM} km of a stop` };
    }
    const message = `${at.lat},${at.lon} was joined to stop ${best.code} (${best.names[0]}), ${best.km.toFixed(2)} km away`;
    return { found: best.code, warning: { code: 'STOP_BY_COORDINATES', message } };
  }

  return {
    near: (at, country) => near(at, country),
    within: (at, km) => near(at, null, km),
    pointOf: (code) => byCode.get(code) ?? null,
    learn(fact) {
      const stop = slim(fact);
      const isNew = !byCode.has(stop.code);
      byCode.set(stop.code, stop);
      for (const name of new Set([stop.name, ...stop.alternatives].map(foldText)))
        addStop(byName, name, stop, isNew);
      addStop(cells, cellOf(stop), stop, isNew);
    },
    find(text, country) {
      const trimmed = text.trim();
      if (byCode.has(trimmed)) return { found: trimmed };
      const coordinates = COORDINATES.exec(trimmed);
      if (coordinates !== null) {
        return nearest({ lat: Number(coordinates[1]), lon: Number(coordinates[2]) }, country);
      }
      const named = stopsOf(byName, foldText(trimmed)).filter((stop) => isIn(stop, country));
      if (named.length === 1) return { found: named[0]!.code };
      if (named.length > 1) {
        const candidates = named.map(({ code }) => code).toSorted();
        return { found: null, candidates, reason: 'is the name of more than one stop' };
      }
      return {
        found: null,
        candidates: nearestNames(foldText(trimmed), known(country)),
        reason: country === null ? 'is not a stop that we know' : `is not a stop that we know in ${country}`,
      };
    },
  };

  function* known(country: string | null): Iterable<readonly [string, string]> {
    for (const name of byName.keys()) {
      for (const stop of stopsOf(byName, name)) if (isIn(stop, country)) yield [name, stop.code];
    }
  }
}

function cellOf({ lat, lon }: Point): string {
  return `${Math.floor(lat / CELL)},${Math.floor((((lon % 360) + 360) % 360) / CELL)}`;
}

type Index = Map<string, NamedStop | NamedStop[]>;

function stopsOf(index: Index, key: string): readonly NamedStop[] {
  const found = index.get(key);
  return found === undefined ? [] : Array.isArray(found) ? found : [found];
}

/** Puts a stop under a key, in the place of what was there of its code. */
function addStop(index: Index, key: string, stop: NamedStop, isNew: boolean): void {
  const others = isNew ? stopsOf(index, key) : stopsOf(index, key).filter(({ code }) => code !== stop.code);
  const found = index.get(key);
  if (others.length === 0) index.set(key, stop);
  else if (isNew && Array.isArray(found)) found.push(stop);
  else index.set(key, [...others, stop]);
}

const NONE: readonly string[] = [];

/** Without the rest of the fact: 100,000 stops are kept as long as a load lasts. */
function slim({ code, name, alternatives, country, otherCountry, lat, lon }: NamedStop): NamedStop {
  return {
    code,
    name,
    alternatives: alternatives.length === 0 ? NONE : alternatives,
    country,
    otherCountry,
    lat,
    lon,
  };
}
