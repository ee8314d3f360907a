import type { Figure, Network, StatementEntry } from '../network/network.ts';
import { flowOnLeg } from './people.ts';
import type { View } from './view.ts';

/** Gathers the sources on which an answer rests, so that every answer can name them. */
export interface Evidence {
  addSource(source: number): void;
  addStop(stop: number): void;
  addLeg(leg: number, view: View): void;
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
  return {
    addSource: add,
    addStop: (stop) => add(network.stops.source[stop]!),
    addLeg(leg, view) {
      add(network.legs.source[leg]!);
      const flow = flowOnLeg(view, leg);
      if (flow !== null) add(flow.source);
    },
    addServices(services) {
      for (const service of services) add(network.services.source[service]!);
    },
    addStatements(statements) {
      for (const statement of statements) add(statement.source);
    },
    addFigures(figures) {
      for (const figure of figures) add(figure.source);
    },
    sources: () => [...found].toSorted((a, b) => a - b).map((source) => network.sources.codes[source]!),
  };
}
