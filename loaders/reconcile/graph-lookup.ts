import type { Fact, KindName } from '../../graph/model/kinds.ts';
import type { GraphStore, Reading } from '../../graph/store.ts';
import type { GraphLookup, Put } from '../source-format.ts';
import type { Mappings } from '../mappings.ts';
import { makeCountryNames } from './country-names.ts';
import { makeOutlines } from './outlines.ts';
import { makeProviderNames } from './provider-names.ts';
import { type NamedSociety, makeSocietyNames } from './society-names.ts';
import { readTrailLegs } from './trail-legs.ts';
import { type NamedStop, makeStopNames } from './stop-names.ts';

/** A lookup that also knows the facts of the load that is running: the pipeline tells it every accepted put. */
export interface LearningLookup extends GraphLookup {
  learn(put: Put): void;
}

/** Reads what reconciliation needs of the graph: countries, societies, stops, organisations and types, 50 MB per 100,000 stops. */
export async function makeGraphLookup(
  store: GraphStore,
  reading: Reading,
  mappings: Mappings,
): Promise<LearningLookup> {
  const countryFacts = await all(store, 'Country', reading);
  const countries = makeCountryNames(countryFacts, mappings);
  const societies = makeSocietyNames(countries);
  const stops = makeStopNames();
  const providers = makeProviderNames(countries, societies);
  const types = new Map<string, Fact<'ServiceType'>>();
  const staleDays = new Map<string, number>();
  const outlines = makeOutlines();
  let legs: ReturnType<typeof readTrailLegs> | null = null;

  function learn([kind, fact]: Put): void {
    if (kind === 'NationalSociety') societies.learn(fact as unknown as NamedSociety);
    else if (kind === 'Stop') stops.learn(fact as unknown as NamedStop);
    else if (kind === 'Provider') providers.learn(fact);
    else if (kind === 'Source') staleDays.set(fact.code, fact['staleDays'] as number);
    else if (kind === 'ServiceType') types.set(fact.code, fact as unknown as Fact<'ServiceType'>);
  }

  for (const kind of ['Source', 'NationalSociety', 'Stop', 'Provider', 'ServiceType'] as const) {
    for await (const facts of store.scan(kind, reading)) for (const fact of facts) learn([kind, fact]);
  }

  return {
    learn,
    country: (text) => countries.find(text),
    nationalSociety: (text) => societies.find(text),
    nationalSocietyOf: (iso3) => societies.ofCountry(iso3),
    stop: (text, country) => stops.find(text, country),
    stopPoint: (code) => stops.pointOf(code),
    stopsNear: (lat, lon, country) => stops.near({ lat, lon }, country),
    stopsWithin: (lat, lon, km) => stops.within({ lat, lon }, km),
    trailLegs: () => (legs ??= readTrailLegs(store, reading, (code) => stops.pointOf(code))),
    provider: (name, acronym, kind) => providers.find(name, acronym, kind),
    sourceStaleDays: (code) => staleDays.get(code) ?? null,
    serviceType: (code) => types.get(code) ?? null,
    countryAt: (lat, lon) => outlines.countryAt(lat, lon),
    kmOutside: (iso3, lat, lon) => outlines.kmOutside(iso3, lat, lon),
  };
}

async function all<N extends KindName>(store: GraphStore, kind: N, reading: Reading): Promise<Fact<N>[]> {
  const facts: Fact<N>[] = [];
  for await (const batch of store.scan(kind, reading)) facts.push(...batch);
  return facts;
}
