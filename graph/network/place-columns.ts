import { LEG_MODES, type LegMode, STOP_KINDS } from '../model/closed-lists.ts';
import type { Fact } from '../model/kinds.ts';
import { type CodeIndex, codeIndex } from './code-index.ts';
import { type CompressedRows, compressRows, rowOf } from './compressed-rows.ts';
import type { Enveloped } from './membership.ts';
import type { LegColumns, StopColumns, ValidityColumns } from './network.ts';
import { endDay, startDay } from './validity.ts';

/** When each fact holds, and who says so. */
export function validityColumns(facts: readonly Enveloped[], sources: CodeIndex): ValidityColumns {
  return {
    validFrom: Int32Array.from(facts, (fact) => startDay(fact.validFrom)),
    validUntil: Int32Array.from(facts, (fact) => endDay(fact.validUntil)),
    source: Int32Array.from(facts, (fact) => sources.indexOf(fact.source)),
  };
}

/** Packs a list of places per fact. */
export function listRows<T>(facts: readonly T[], list: (fact: T) => readonly number[]): CompressedRows {
  const rows: number[] = [];
  const items: number[] = [];
  facts.forEach((fact, row) => {
    for (const item of list(fact)) {
      rows.push(row);
      items.push(item);
    }
  });
  return compressRows(facts.length, rows, items);
}

/** Land neighbours of each country, of those that this viewer may read. */
export function borderRows(facts: readonly Fact<'Country'>[], countries: CodeIndex): CompressedRows {
  return listRows(facts, (fact) => fact.borders.map(countries.indexOf).filter((place) => place >= 0));
}

export type StopsWithoutLinks = Omit<StopColumns, 'reach' | 'reachHow' | 'legsOut' | 'legsIn'>;

export function stopColumns(
  allFacts: readonly Fact<'Stop'>[],
  sources: CodeIndex,
  countries: CodeIndex,
  areas: CodeIndex,
): StopsWithoutLinks {
  // A stop is at sea when it states no country, not when this viewer may not read the one that it states; decision 0002, rule 5.
  const isReadable = (country: string | null) => country === null || countries.indexOf(country) >= 0;
  const facts = allFacts.filter((fact) => isReadable(fact.country) && isReadable(fact.otherCountry));
  return {
    ...codeIndex(facts.map((fact) => fact.code)),
    ...validityColumns(facts, sources),
    kind: Uint8Array.from(facts, ({ kind }) => STOP_KINDS.indexOf(kind)),
    country: Int32Array.from(facts, (fact) => countries.indexOf(fact.country)),
    otherCountry: Int32Array.from(facts, (fact) => countries.indexOf(fact.otherCountry)),
    lat: Float64Array.from(facts, (fact) => fact.lat),
    lon: Float64Array.from(facts, (fact) => fact.lon),
    areas: listRows(facts, (fact) => fact.adminAreas.map(areas.indexOf).filter((area) => area >= 0)),
  };
}

/** Countries of a stop: none at sea, two at a border crossing. */
export function countriesOfStop(
  stops: Pick<StopColumns, 'country' | 'otherCountry'>,
  stop: number,
): number[] {
  const own = stops.country[stop]!;
  const other = stops.otherCountry[stop]!;
  if (own < 0) return [];
  return other < 0 ? [own] : [own, other];
}

export type LegsWithoutLinks = Omit<LegColumns, 'services' | 'trails'>;

export function legColumns(
  allFacts: readonly Fact<'Leg'>[],
  sources: CodeIndex,
  stops: StopsWithoutLinks,
): LegsWithoutLinks {
  // A leg whose end this viewer may not read is not there for this viewer.
  const facts = allFacts.filter((fact) => stops.indexOf(fact.from) >= 0 && stops.indexOf(fact.to) >= 0);
  const from = Int32Array.from(facts, (fact) => stops.indexOf(fact.from));
  const to = Int32Array.from(facts, (fact) => stops.indexOf(fact.to));
  const isBorder = new Uint8Array(facts.length);
  const countries = listRows([...facts.keys()], (leg) => {
    const lies = whereLegLies(stops, from[leg]!, to[leg]!, facts[leg]!.mode);
    isBorder[leg] = lies.isBorder ? 1 : 0;
    return lies.countries;
  });
  return {
    ...codeIndex(facts.map((fact) => fact.code)),
    ...validityColumns(facts, sources),
    from,
    to,
    mode: Uint8Array.from(facts, ({ mode }) => LEG_MODES.indexOf(mode)),
    metres: Float64Array.from(facts, (fact) => Math.round(fact.km * 1000)),
    hours: Float64Array.from(facts, (fact) => fact.hours ?? NaN),
    countries,
    isBorder,
  };
}

/** Countries in which a leg lies (none at sea), and whether somewhere on it lies a border: its ends have countries and share none. */
export function whereLegLies(
  stops: Pick<StopColumns, 'country' | 'otherCountry'>,
  from: number,
  to: number,
  mode: LegMode,
): { countries: number[]; isBorder: boolean } {
  const a = countriesOfStop(stops, from);
  const b = countriesOfStop(stops, to);
  const shared = a.filter((country) => b.includes(country));
  const isBorder = a.length > 0 && b.length > 0 && shared.length === 0;
  if (mode === 'SEA') return { countries: [], isBorder };
  return { countries: shared.length > 0 ? shared : [...a, ...b], isBorder };
}

/** Legs that leave and legs that arrive, by stop. */
export function legsByStop(stopCount: number, legs: LegsWithoutLinks) {
  const all = [...legs.from.keys()];
  return {
    legsOut: compressRows(stopCount, legs.from, all),
    legsIn: compressRows(stopCount, legs.to, all),
  };
}

/** Whether a stop is stated to lie in an area of level 3 or finer. */
export function hasFineArea(stops: Pick<StopColumns, 'areas'>, level: Int8Array, stop: number): boolean {
  return rowOf(stops.areas, stop).some((area) => level[area]! >= 3);
}
