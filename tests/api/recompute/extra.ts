import type { Api } from '../support/api-on.ts';
import { ask, type Coded, type LegSeen } from './answers.ts';
import { legKey } from './network.ts';

interface Nodes<T> {
  readonly nodes: readonly T[];
}
export interface Flow extends Coded {
  readonly peoplePerYear: number;
  readonly periodFrom: string;
  readonly periodTo: string;
  readonly definition: string;
}
interface Timed {
  readonly from: string | null;
  readonly until: string | null;
}
export interface Agreement extends Timed {
  readonly parties: readonly Coded[];
  readonly topics: readonly Coded[];
}
interface ServiceEnd extends Coded {
  readonly provider: Coded | null;
  readonly branch: Coded | null;
}
interface BranchEnd extends Coded {
  readonly nationalSociety: Coded | null;
}
export interface Referral extends Timed {
  readonly serviceType: Coded | null;
  readonly fromService: ServiceEnd | null;
  readonly fromBranch: BranchEnd | null;
  readonly toService: ServiceEnd | null;
  readonly toBranch: BranchEnd | null;
}
interface Answer {
  readonly trails: Nodes<
    Coded & {
      readonly countries: readonly { readonly country: Coded; readonly roles: readonly string[] }[];
      readonly flows: Nodes<Flow>;
      readonly legs: readonly (LegSeen & { readonly flows: Nodes<Flow> })[];
    }
  >;
  readonly services: Nodes<Coded & { readonly leg: LegSeen | null; readonly branch: Coded | null }>;
  readonly nationalSocieties: Nodes<Coded & { readonly country: Coded | null }>;
  readonly agreements: Nodes<Agreement>;
  readonly referrals: Nodes<Referral>;
}

const LEG = 'from { code } to { code } mode km crossesBorder';
const FLOWS = 'flows(first: 100) { nodes { code peoplePerYear periodFrom periodTo definition } }';
const END = 'code provider { code } branch { code }';

/**
 * What `Gaps`, `Facts` and `Continuity` do not say, and which field of the schema does.
 * - On which leg a service is: without it no km in care, nor that it serves no stop.            `Service.leg`
 * - Roles of a country on a trail, by which a leg expects a type: those of its stops may differ. `Trail.countries`
 * - People on a leg and a trail: person-km, peoplePerYear, the order of gaps.                   `Leg.flows`, `Trail.flows`
 * - Whom to ask: which National Society a country has.                                          `Query.nationalSocieties`
 * - Links of handovers: agreements and referrals, and the branch of a service.                  `Query.agreements`, `Query.referrals`
 */
export async function askExtra(api: Api) {
  const answer = await ask<Answer>(
    api,
    `{ trails(first: 1000) { nodes { code countries(asOf: "2026-11-01") { country { code } roles } ${FLOWS} legs { ${LEG} ${FLOWS} } } }
       services(first: 1000) { nodes { code leg { ${LEG} } branch { code } } }
       nationalSocieties(first: 1000) { nodes { code country { code } } }
       agreements(first: 1000) { nodes { parties { code } topics { code } from until } }
       referrals(first: 1000) { nodes { serviceType { code } from until
         fromService { ${END} } toService { ${END} }
         fromBranch { code nationalSociety { code } } toBranch { code nationalSociety { code } } } } }`,
  );
  const trails = answer.trails.nodes;
  return {
    trailCodes: trails.map(({ code }) => code),
    /** By trail and country. */
    roles: new Map(
      trails.map(({ code, countries }) => [
        code,
        new Map(countries.map(({ country, roles }) => [country.code, [...roles]])),
      ]),
    ),
    flowsOfTrails: new Map(trails.map(({ code, flows }) => [code, flows.nodes])),
    flowsOfLegs: new Map(
      trails.flatMap(({ legs }) => legs.map((leg) => [legKey(leg), leg.flows.nodes] as const)),
    ),
    legOfService: new Map(
      answer.services.nodes.flatMap(({ code, leg }) => (leg === null ? [] : [[code, legKey(leg)] as const])),
    ),
    branchOfService: new Map(answer.services.nodes.map(({ code, branch }) => [code, branch?.code ?? null])),
    societies: answer.nationalSocieties.nodes,
    agreements: answer.agreements.nodes,
    referrals: answer.referrals.nodes,
  };
}
export type Extra = Awaited<ReturnType<typeof askExtra>>;

const DEFINITIONS = ['ARRIVALS', 'CROSSINGS', 'DETECTIONS', 'APPLICATIONS', 'ESTIMATE'];

const isYear = ({ periodFrom, periodTo }: { periodFrom: string; periodTo: string }) =>
  Date.parse(periodTo) - Date.parse(periodFrom) >= 359 * 86_400_000;

/** The figure that counts among several of one subject: of a whole year, the latest, then by definition (rule 17 of docs/decisions/0002-measures.md). */
export function figureOf(flows: readonly Flow[] | undefined, day: string): number | null {
  const [best] = (flows ?? [])
    .filter(({ periodFrom }) => periodFrom <= day)
    .toSorted(
      (a, b) =>
        Number(isYear(b)) - Number(isYear(a)) ||
        b.periodTo.localeCompare(a.periodTo) ||
        DEFINITIONS.indexOf(a.definition) - DEFINITIONS.indexOf(b.definition) ||
        (a.code < b.code ? -1 : 1),
    );
  return best?.peoplePerYear ?? null;
}
