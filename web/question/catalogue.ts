import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Data } from '../documents/catalogue.graphql';

type Present<Value> = Exclude<Value, null>;

/** What can be asked about, and what the graph is. */
export interface Catalogue {
  readonly about: Present<Data['about']>;
  readonly trails: Present<Data['trails']>['nodes'];
  readonly serviceTypes: Present<Data['serviceTypes']>;
  readonly groups: Present<Data['groups']>;
}

export const CatalogueContext = createContext<Catalogue | null>(null);

/** Null: it has not come yet. */
export const useCatalogue = (): Catalogue | null => useContext(CatalogueContext);

/** Null: some of it failed. */
export function catalogueOf({ about, trails, serviceTypes, groups }: Data): Catalogue | null {
  if (about === null || trails === null || serviceTypes === null || groups === null) return null;
  return {
    about,
    trails: trails.nodes,
    serviceTypes: serviceTypes.filter((type) => type.countsAsService),
    groups,
  };
}
