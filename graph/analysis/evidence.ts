import { rowOf } from '../network/compressed-rows.ts';
import type { Figure, Network, StatementEntry } from '../network/network.ts';
import { countriesOfStop } from '../network/place-columns.ts';
import { AT_SEA, type Layer } from './layers.ts';
import { flowOnLeg } from './people.ts';
import type { Scope } from './scope.ts';
import { atOnce, IN_STEP, type Steps } from './steps.ts';
import type { View } from './view.ts';

/** Gathers the sources on which an answer rests, so that every answer can name them. Rather one too many than one too few. */
export interface Evidence {
  addSource(source: number): void;
  /** Whoever says that the places are there and belong together, what is expected there, who serves in their countries, and what lists are complete. */
  addScope(view: View, scope: Scope, layers: readonly Layer[]): void;
  /** `addScope`, some hundred places at a time. */
  scopeSteps(view: View, scope: Scope, layers: readonly Layer[]): Steps<void>;
  addServices(services: Iterable<number>): void;
  addStatements(statements: Iterable<StatementEntry>): void;
  addFigures(figures: Iterable<Figure>): void;
  /** Codes of the sources so far, in order. */
  sources(): string[];
}

export function evidence(network: Network): Evidence {
  const found = new Set<number>();
  const add = (source: number) => {
    if (source >= 0) found.add(source);
  };
  function* scopeSteps(view: View, scope: Scope, layers: readonly Layer[]): Steps<void> {
    const types = new Set(layers.map(({ type }) => type));
    const countries = new Set([AT_SEA]);
    // A set of a hundred thousand places stands still for a while whenever it grows.
    const stops = new Uint8Array(view.stopHolds.length);
    const legs = new Uint8Array(view.legHolds.length);
    let passed = 0;
    for (const stop of scope.stops) {
      if (++passed % IN_STEP === 0) yield;
      stops[stop] = 1;
      add(network.stops.source[stop]!);
      for (const country of countriesOfStop(network.stops, stop)) countries.add(country);
    }
    for (const leg of scope.legs) {
      if (++passed % IN_STEP === 0) yield;
      legs[leg] = 1;
      add(network.legs.source[leg]!);
      for (const country of rowOf(network.legs.countries, leg)) countries.add(country);
      const flow = flowOnLeg(view, leg);
      if (flow !== null) add(flow.source);
    }
    for (const layer of layers) {
      yield;
      for (const country of countries) {
        for (const source of layer.servingSources.get(country) ?? []) add(source);
      }
    }
    for (const statement of view.freshStatements) {
      if (++passed % IN_STEP === 0) yield;
      if (countries.has(statement.country) && statement.types.some((type) => types.has(type))) {
        add(statement.source);
      }
    }
    for (const row of network.packages) if (types.has(row.type)) add(row.source);
    yield* membershipSteps(network, scope.trails, { stops, legs, countries }, add);
  }
  return {
    addSource: add,
    addScope: (...of) => atOnce(scopeSteps(...of)),
    scopeSteps,
    addServices(services) {
      for (const service of services) add(network.services.source[service]!);
    },
    addStatements(statements) {
      for (const statement of statements) add(statement.source);
    },
    addFigures(figures) {
      for (const figure of figures) add(figure.source);
    },
    sources: () => [...found].toSorted((a, b) => a - b).map((source) => network.sources.codes.at(source)),
  };
}

function* membershipSteps(
  network: Network,
  trails: readonly number[],
  of: { readonly stops: Uint8Array; readonly legs: Uint8Array; readonly countries: ReadonlySet<number> },
  add: (source: number) => void,
): Steps<void> {
  for (const trail of trails) {
    yield;
    for (const entry of network.trails.stops[trail]!) if (of.stops[entry.stop]) add(entry.source);
    for (const entry of network.trails.legs[trail]!) if (of.legs[entry.leg]) add(entry.source);
    for (const entry of network.trails.countryRoles[trail]!)
      if (of.countries.has(entry.country)) add(entry.source);
  }
}
