import { LEG_MODES, type ProviderKind, type Role, type Step } from '../model/closed-lists.ts';
import type { RestrictedRead } from '../model/viewer.ts';
import type { CodeIndex } from './code-index.ts';
import type { CompressedRows } from './compressed-rows.ts';

/**
 * One immutable snapshot of the graph for one revision and one visibility key, in columns: entry i of every
 * array of a group is about its i-th member, in the order of codes. Days are day numbers (model/day.ts);
 * −1 stands for "none" in every index column, NaN for an unknown number.
 */
export interface Network {
  readonly revision: number;
  readonly viewerKey: string;
  readonly readsRestricted: RestrictedRead;
  readonly sources: CodeIndex;
  readonly countries: CodeIndex;
  /** Land neighbours of each country. */
  readonly borders: CompressedRows;
  readonly areas: AreaColumns;
  readonly serviceTypes: ServiceTypeColumns;
  readonly groups: GroupColumns;
  readonly providers: ProviderColumns;
  readonly societies: SocietyColumns;
  readonly branches: BranchColumns;
  readonly stops: StopColumns;
  readonly legs: LegColumns;
  readonly services: ServiceColumns;
  readonly trails: TrailColumns;
  readonly statements: readonly StatementEntry[];
  readonly packages: readonly PackageEntry[];
  readonly figures: Figures;
  readonly referrals: readonly ReferralEntry[];
  readonly agreements: readonly AgreementEntry[];
}

/** Validity as day numbers: holds on D when from ≤ D ≤ until. */
export interface ValidityColumns {
  readonly validFrom: Int32Array;
  readonly validUntil: Int32Array;
  readonly source: Int32Array;
}

interface AreaColumns extends CodeIndex {
  readonly level: Int8Array;
  /** Services that serve the area. */
  readonly services: CompressedRows;
}

export interface ServiceTypeColumns extends CodeIndex {
  readonly reachKm: Float64Array;
  /** NaN: the type has no km. */
  readonly careRangeKm: Float64Array;
  readonly restricted: Uint8Array;
  /** 0: rows of the type are training or coordination, and no care. */
  readonly countsAsService: Uint8Array;
}

/** Places are those of the closed list of groups; sets of groups are bit masks over it. */
export interface GroupColumns {
  /** Groups a service for which serves the whole of this group: itself and those it is within. */
  readonly wholly: Int32Array;
  /** Groups that are a part of this group. */
  readonly parts: Int32Array;
}

export interface ProviderColumns extends CodeIndex {
  /** Bit of its kind in the closed list; 0 when no source says, or when it is a Society that this viewer may not know: nobody can list its links for him. */
  readonly kindBit: Int32Array;
  /** National Society that it is. */
  readonly society: Int32Array;
}

export interface SocietyColumns extends CodeIndex {
  readonly country: Int32Array;
  readonly byCountry: CompressedRows;
}

export interface BranchColumns extends CodeIndex, ValidityColumns {
  readonly country: Int32Array;
  readonly society: Int32Array;
  /** NaN: no point published. */
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  /** Areas in which it is stated to lie. */
  readonly areas: CompressedRows;
}

export interface StopColumns extends CodeIndex, ValidityColumns {
  /** Place in STOP_KINDS. */
  readonly kind: Uint8Array;
  readonly country: Int32Array;
  readonly otherCountry: Int32Array;
  readonly lat: Float64Array;
  readonly lon: Float64Array;
  readonly areas: CompressedRows;
  /** Services attached to the stop, or whose circle reaches it (how, at the same place of `reachHow`: a REACH_ constant). */
  readonly reach: CompressedRows;
  readonly reachHow: Uint8Array;
  readonly legsOut: CompressedRows;
  readonly legsIn: CompressedRows;
}

/** The mode of legs that lie in no country. */
export const MODE_SEA = LEG_MODES.indexOf('SEA');

/** How a service reaches a stop, where that is told by stop. By country and by area it is told by `byCountry` and `AreaColumns.services`. */
export const REACH_ATTACHED = 0;
export const REACH_POINT = 1;
/** The point stands for an area in which nothing better says whether the stop lies. */
export const REACH_AREA_POINT = 2;

export interface LegColumns extends CodeIndex, ValidityColumns {
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** Place in LEG_MODES. */
  readonly mode: Uint8Array;
  /** Length in whole metres, so that sums along a way are exact and ties are ties. */
  readonly metres: Float64Array;
  readonly hours: Float64Array;
  /** Countries in which it lies; none at sea. */
  readonly countries: CompressedRows;
  /** 1 when its ends have countries but share none: somewhere on it lies a border. */
  readonly isBorder: Uint8Array;
  readonly services: CompressedRows;
  readonly trails: CompressedRows;
}

export interface ServiceColumns extends CodeIndex, ValidityColumns {
  readonly type: Int32Array;
  readonly provider: Int32Array;
  readonly branch: Int32Array;
  readonly country: Int32Array;
  /** Place in SERVICE_STATUSES. */
  readonly status: Uint8Array;
  readonly staleFrom: Int32Array;
  readonly asOf: Int32Array;
  /** Place in ELIGIBILITIES. */
  readonly eligibility: Uint8Array;
  readonly groups: Int32Array;
  readonly remote: Uint8Array;
  /** Level of the finest area whose stops it reaches; 0 when it reaches none by area. */
  readonly finestLevel: Int8Array;
  /** Services of precision COUNTRY, by country. */
  readonly byCountry: CompressedRows;
}

export interface TrailColumns extends CodeIndex {
  readonly stops: readonly (readonly TrailStopEntry[])[];
  readonly legs: readonly (readonly TrailLegEntry[])[];
  readonly countryRoles: readonly (readonly TrailCountryEntry[])[];
}
/** Who says that something belongs together, and from when to when. */
export interface Membership {
  readonly source: number;
  readonly validFrom: number;
  readonly validUntil: number;
}
export interface TrailStopEntry extends Membership {
  readonly stop: number;
  readonly roles: readonly Role[];
}
export interface TrailLegEntry extends Membership {
  readonly leg: number;
}
export interface TrailCountryEntry extends Membership {
  readonly country: number;
  readonly roles: readonly Role[];
}

export interface StatementEntry {
  readonly source: number;
  readonly asOf: number;
  readonly freshUntil: number;
  readonly country: number;
  /** −1: the whole country. */
  readonly area: number;
  readonly types: readonly number[];
  readonly kinds: readonly ProviderKind[];
  readonly kindBits: number;
  readonly links: boolean;
}

export interface PackageEntry extends Membership {
  readonly role: Role | null;
  readonly step: Step | null;
  readonly type: number;
}

export interface Figure extends Membership {
  readonly code: string;
  readonly value: number;
  readonly periodFrom: number;
  readonly periodTo: number;
  /** Place of its definition in the closed list. */
  readonly definition: number;
}

/** Published figures by subject (index of a leg, stop or trail). */
export interface Figures {
  readonly legFlows: ReadonlyMap<number, readonly Figure[]>;
  readonly trailFlows: ReadonlyMap<number, readonly Figure[]>;
  readonly stocks: ReadonlyMap<number, readonly Figure[]>;
  readonly legDeaths: ReadonlyMap<number, readonly Figure[]>;
}

/** What an end of a referral stands for: a service for its provider and branch, a branch for itself and its Society; −1: none. */
export interface ReferralEnd {
  readonly service: number;
  readonly provider: number;
  readonly branch: number;
  readonly society: number;
  readonly country: number;
}
export interface ReferralEntry extends Membership {
  readonly code: string;
  readonly type: number;
  readonly from: ReferralEnd;
  readonly to: ReferralEnd;
}
export interface AgreementEntry extends Membership {
  readonly code: string;
  readonly parties: readonly number[];
  readonly topics: readonly number[];
}
