import definitions from './definitions.en.json' with { type: 'json' };

/** A measure as the page About explains it. `id` is the anchor that a DefinitionLink leads to. */
export interface Definition {
  readonly id: string;
  readonly name: string;
  readonly means: string;
  readonly formula: string;
  readonly unknown: string;
  readonly example: string;
}

export const DEFINITIONS: readonly Definition[] = definitions;
