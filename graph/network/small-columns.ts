import { GROUPS, PROVIDER_KINDS } from '../model/closed-lists.ts';
import type { Fact } from '../model/kinds.ts';
import { type CodeIndex, codeIndex } from './code-index.ts';
import { compressRows } from './compressed-rows.ts';
import type {
  BranchColumns,
  GroupColumns,
  ProviderColumns,
  ServiceTypeColumns,
  SocietyColumns,
} from './network.ts';
import { listRows, validityColumns } from './place-columns.ts';

export function serviceTypeColumns(facts: readonly Fact<'ServiceType'>[]): ServiceTypeColumns {
  return {
    ...codeIndex(facts.map((fact) => fact.code)),
    reachKm: Float64Array.from(facts, (fact) => fact.defaultReachKm),
    careRangeKm: Float64Array.from(facts, (fact) => fact.careRangeKm ?? NaN),
    restricted: Uint8Array.from(facts, (fact) => (fact.restricted ? 1 : 0)),
    countsAsService: Uint8Array.from(facts, (fact) => (fact.countsAsService ? 1 : 0)),
  };
}

/** Bit masks over the closed list of groups. A group without a fact is a whole and a part of itself alone. */
export function groupColumns(facts: readonly Fact<'Group'>[]): GroupColumns {
  const wholly = Int32Array.from(GROUPS, (_, place) => 1 << place);
  const parts = new Int32Array(GROUPS.length);
  const placeOf = (code: string) => (GROUPS as readonly string[]).indexOf(code);
  for (const fact of facts) {
    const inner = placeOf(fact.code);
    if (inner < 0) continue;
    for (const outer of fact.within.map(placeOf).filter((place) => place >= 0)) {
      wholly[inner]! |= 1 << outer;
      parts[outer]! |= 1 << inner;
    }
  }
  return { wholly, parts };
}

export function groupBits(codes: readonly string[]): number {
  return codes.reduce((bits, code) => bits | (1 << (GROUPS as readonly string[]).indexOf(code)), 0);
}

export function kindBit(kind: string | null): number {
  return kind === null ? 0 : 1 << (PROVIDER_KINDS as readonly string[]).indexOf(kind);
}

export function providerColumns(facts: readonly Fact<'Provider'>[], societies: CodeIndex): ProviderColumns {
  const isUnknownSociety = ({ nationalSociety }: Fact<'Provider'>) =>
    nationalSociety !== null && societies.indexOf(nationalSociety) < 0;
  return {
    ...codeIndex(facts.map((fact) => fact.code)),
    kindBit: Int32Array.from(facts, (fact) => (isUnknownSociety(fact) ? 0 : kindBit(fact.kind))),
    society: Int32Array.from(facts, (fact) => societies.indexOf(fact.nationalSociety)),
  };
}

export function societyColumns(
  facts: readonly Fact<'NationalSociety'>[],
  countries: CodeIndex,
): SocietyColumns {
  const country = Int32Array.from(facts, (fact) => countries.indexOf(fact.country));
  const placed = [...country.keys()].filter((society) => country[society]! >= 0);
  return {
    ...codeIndex(facts.map((fact) => fact.code)),
    country,
    byCountry: compressRows(
      countries.codes.length,
      placed.map((society) => country[society]!),
      placed,
    ),
  };
}

export function branchColumns(
  facts: readonly Fact<'Branch'>[],
  {
    sources,
    countries,
    societies,
    areas,
  }: { sources: CodeIndex; countries: CodeIndex; societies: CodeIndex; areas: CodeIndex },
): BranchColumns {
  return {
    ...codeIndex(facts.map((fact) => fact.code)),
    ...validityColumns(facts, sources),
    country: Int32Array.from(facts, (fact) => countries.indexOf(fact.country)),
    society: Int32Array.from(facts, (fact) => societies.indexOf(fact.nationalSociety)),
    lat: Float64Array.from(facts, (fact) => fact.lat ?? NaN),
    lon: Float64Array.from(facts, (fact) => fact.lon ?? NaN),
    areas: listRows(facts, (fact) => fact.adminAreas.map(areas.indexOf).filter((area) => area >= 0)),
  };
}
