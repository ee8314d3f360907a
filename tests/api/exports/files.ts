import { parse } from 'csv-parse/sync';
import { expect } from 'vitest';
import { EXPORT_VIEWS } from '../../../api/export/export-views.ts';
import type { Api } from '../support/api-on.ts';

export const QUESTION = 'serviceTypes=PRIMARY_HEALTH,RFL,SGBV_RESPONSE&asOf=2026-11-01';
/** The same for GraphQL. */
export const ARGUMENTS = 'serviceTypes: ["PRIMARY_HEALTH", "RFL", "SGBV_RESPONSE"], asOf: "2026-11-01"';
export const ON_TRAIL = `trail=central-test&${QUESTION}`;
export const WAY = `from=Agadez&to=Lampedusa&${QUESTION}`;

/** A question to each view. */
export const ASKED: Readonly<Record<string, string>> = {
  gaps: ON_TRAIL,
  questions: ON_TRAIL,
  coverage: ON_TRAIL,
  continuity: WAY,
  handovers: WAY,
  journeys: WAY,
  partnerships: QUESTION,
  communities: 'asOf=2026-11-01',
  changes: `from=2025-11-01&to=2026-11-01&trail=central-test&serviceTypes=PRIMARY_HEALTH,RFL`,
  'phone-calls': QUESTION,
  'critical-services': QUESTION,
  bottlenecks: 'asOf=2026-11-01',
  services: '',
  branches: '',
  practices: '',
  indicators: '',
  'key-points': 'asOf=2026-11-01',
  'key-point-levels': 'asOf=2026-11-01',
  trails: 'asOf=2026-11-01',
  network: 'asOf=2026-11-01',
  sources: '',
};

export const FILES = EXPORT_VIEWS.flatMap(({ name, extensions }) =>
  extensions.map((extension) => [name, extension] as const),
);
export const TABLES = EXPORT_VIEWS.filter(({ columns }) => columns.length > 0).map(
  ({ name, columns }) => [name, columns] as const,
);

export type TextRow = Readonly<Record<string, string>>;
export type Row = Readonly<Record<string, unknown>>;
export interface JsonFile {
  readonly rows: readonly Row[];
  readonly sources: readonly { readonly code: string }[];
}

/** Reads files of `/export/` that must be there. */
export function filesOf(api: () => Api) {
  async function text(file: string): Promise<string> {
    const { status, text: body } = await api().get(`/export/${file}`);
    expect(status, body).toBe(200);
    return body;
  }
  return {
    text,
    csv: async (file: string): Promise<TextRow[]> => parse(await text(file), { bom: true, columns: true }),
    json: async (file: string): Promise<JsonFile> => JSON.parse(await text(file)) as JsonFile,
    /** What a GraphQL document answers, without errors. */
    graphql: async (query: string): Promise<unknown> => {
      const { body } = await api().ask(query);
      expect(body.errors).toBeUndefined();
      return body.data;
    },
  };
}

/** `at(answer, 'coverage.gaps.nodes.*.stop.code')` is the codes of all of them; undefined for what is not there, null below null. */
export function at(value: unknown, way: string): unknown {
  const [step, ...rest] = way.split('.');
  if (step === undefined || step === '') return value;
  if (value === null || value === undefined) return null;
  if (step === '*') return (value as unknown[]).map((member) => at(member, rest.join('.')));
  return at((value as Row)[step], rest.join('.'));
}

/** Lists in lists, each object as the values at some ways below it. */
export const pick = (rows: unknown, ways: readonly string[]): unknown[][] =>
  (rows as readonly unknown[]).map((row) => ways.map((way) => at(row, way)));
