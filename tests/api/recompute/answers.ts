import type { Api } from '../support/api-on.ts';
import { queryText } from '../support/recorded.ts';

/** What an outsider sees of the contract's queries: these shapes are written by hand from the contract, not generated from the schema. */
export interface Coded {
  readonly code: string;
}
export interface Area extends Coded {
  readonly level: number;
}
export interface Point {
  readonly lat: number;
  readonly lon: number;
}
export interface StopSeen extends Coded {
  readonly kind: string;
  readonly roles: readonly string[];
  readonly country: Coded | null;
  readonly otherCountry: Coded | null;
  readonly location: Point;
  readonly adminAreas: readonly Area[];
}
export interface LegSeen {
  readonly from: Coded;
  readonly to: Coded;
  readonly mode: string;
  readonly km: number;
  readonly crossesBorder: boolean;
}
export interface CellSeen {
  readonly serviceType: Coded;
  readonly group: string;
  readonly status: string;
  readonly reason: string | null;
  readonly eligibility: string | null;
  readonly redundancy: number | null;
  readonly services: readonly Coded[];
}
export interface GapSeen {
  readonly stop: Coded;
  readonly serviceType: Coded;
  readonly group: string;
  readonly status: string;
  readonly reason: string | null;
  readonly peoplePerYear: number | null;
  readonly isolationKm: number | null;
  readonly isolationAnyKm: number | null;
  readonly isolationAtLeastKm: number | null;
  readonly unreachable: boolean;
  readonly personKmToCare: number | null;
  readonly nearest: { readonly service: Coded; readonly stop: Coded; readonly km: number } | null;
}
export interface QuestionSeen {
  readonly stop: Coded;
  readonly serviceType: Coded;
  readonly askWhom: readonly Coded[];
}
export interface Listed<T> {
  readonly totalCount: number;
  readonly edges: readonly { readonly node: T }[];
}
export type SummarySeen = Readonly<Record<string, number | null>>;
export interface CoverageSeen {
  readonly asOf: string;
  readonly summary: SummarySeen;
  readonly matrix: readonly { readonly stop: Coded; readonly cells: readonly CellSeen[] }[];
  readonly gaps: Listed<GapSeen>;
  readonly questions: Listed<QuestionSeen>;
}
export interface TrailSeen extends Coded {
  readonly stops: readonly StopSeen[];
  readonly legs: readonly LegSeen[];
  readonly coverage: CoverageSeen;
}
export interface ServiceSeen extends Coded {
  readonly serviceType: Coded | null;
  readonly provider: (Coded & { readonly kind: string }) | null;
  readonly status: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
  readonly staleFrom: string | null;
  readonly groups: readonly string[];
  readonly eligibility: string;
  readonly conditions: readonly string[];
  readonly precision: string;
  readonly location: Point | null;
  readonly reachKm: number | null;
  readonly country: Coded | null;
  readonly adminAreas: readonly Area[];
  readonly stop: Coded | null;
  readonly remote: boolean;
}
export interface StatementSeen {
  readonly asOf: string;
  readonly freshUntil: string;
  readonly country: Coded | null;
  readonly adminArea: Coded | null;
  readonly serviceTypes: readonly Coded[];
  readonly providerKinds: readonly string[];
  readonly links: boolean;
}
export interface TypeSeen extends Coded {
  readonly defaultReachKm: number;
  readonly careRangeKm: number | null;
}
export interface PackageRow {
  readonly role: string | null;
  readonly step: string | null;
  readonly serviceType: Coded | null;
}
export interface FactsSeen {
  readonly serviceTypes: readonly TypeSeen[];
  readonly minimumPackages: readonly PackageRow[];
  readonly statements: readonly StatementSeen[];
  readonly services: readonly ServiceSeen[];
}

/** The data of an answer without any error. */
export async function ask<T>(api: Api, query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { status, body } = await api.ask(query, variables);
  if (status !== 200 || body.errors !== undefined) throw new Error(JSON.stringify(body.errors ?? status));
  return body.data as T;
}

/** `Gaps`, word for word. */
export const askGaps = async (api: Api, trail: string): Promise<TrailSeen> =>
  (await ask<{ trail: TrailSeen }>(api, queryText('gaps'), { trail })).trail;

interface FactsPage extends Omit<FactsSeen, 'services' | 'statements'> {
  readonly statements: { readonly nodes: readonly StatementSeen[] };
  readonly services: Listed<ServiceSeen> & {
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  };
}

/** `Facts` to its end. The contract's page holds 1,000; a smaller one makes the reader turn pages. */
export async function askFacts(
  api: Api,
  { asOf = '2026-11-01', pageLength = 1000 }: { asOf?: string; pageLength?: number } = {},
): Promise<FactsSeen & { readonly pages: number }> {
  const query = queryText('facts').replace('services(first: 1000,', `services(first: ${pageLength},`);
  const services: ServiceSeen[] = [];
  for (let after: string | null = null, pages = 1; ; pages += 1) {
    const page: FactsPage = await ask<FactsPage>(api, query, { after, asOf });
    services.push(...page.services.edges.map(({ node }) => node));
    if (!page.services.pageInfo.hasNextPage) {
      if (services.length !== page.services.totalCount) throw new Error('Pages do not add up to totalCount.');
      return { ...page, statements: page.statements.nodes, services, pages };
    }
    after = page.services.pageInfo.endCursor;
  }
}
