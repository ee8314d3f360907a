import { z } from 'zod';
import { GROUPS } from '../model/closed-lists.ts';
import type { StoredRecord } from '../store.ts';

export const scenarioBodySchema = z.strictObject({
  name: z.string(),
  /** Whether all readers of the Movement are shown it, or its owner alone. */
  shared: z.boolean(),
  /** What is supposed, as `whatIf` takes it. */
  changes: z.array(z.record(z.string(), z.unknown())),
  /** Null: the whole network. */
  trails: z.array(z.string()).nullable(),
  /** Null: all that the minimum package asks for somewhere. */
  serviceTypes: z.array(z.string()).nullable(),
  groups: z.array(z.enum(GROUPS)),
  /** Null: the day on which it is asked. */
  asOf: z.string().nullable(),
  /** Account that stored it. */
  owner: z.string(),
  createdAt: z.string(),
  changedAt: z.string(),
  /** When it was stored or computed anew: at which revision, and for which day. */
  computed: z.strictObject({ revision: z.int(), asOf: z.string(), at: z.string() }),
});
export type ScenarioBody = z.infer<typeof scenarioBodySchema>;

/** What its owner states of a scenario. */
export type ScenarioDraft = Omit<ScenarioBody, 'owner' | 'createdAt' | 'changedAt' | 'computed'>;

/** Changes that are supposed together, kept under a name. */
export interface ScenarioRecord extends ScenarioBody {
  readonly code: string;
  /** Raised by each write. */
  readonly version: number;
}

/** The scenario that a record holds, or why it holds none. */
export function readScenarioRecord({
  id,
  version,
  body,
}: StoredRecord): { readonly scenario: ScenarioRecord } | { readonly problem: unknown } {
  try {
    return { scenario: { code: id, version, ...scenarioBodySchema.parse(JSON.parse(body)) } };
  } catch (problem) {
    return { problem };
  }
}
