import type { Put, Rejection } from '../graph/model/check-fact.ts';
import type { FLOW_DEFINITIONS, LegMode } from '../graph/model/closed-lists.ts';
import type { Point } from '../graph/model/great-circle.ts';
import type { Mappings } from './mappings.ts';
import type { Row, Sample } from './formats/row.ts';
import type { Warning } from './warning.ts';
import type { Table } from './formats/table.ts';

export type { Put, Rejection };

export type FlowDefinition = (typeof FLOW_DEFINITIONS)[number];

/** What a row became. `key` identifies it within its source: a later row with the same key is its duplicate. */
export type RowResult =
  | {
      readonly outcome: 'facts';
      readonly key: string;
      /** Of rows with one key the one of the highest rank is shown, the first of these; every other counts as duplicate. */
      readonly rank?: number;
      readonly puts: readonly Put[];
      /** What it adds to totals; the row itself is not kept. */
      readonly adds?: readonly Addition[];
      readonly warnings?: readonly Warning[];
    }
  | { readonly outcome: 'rejected'; readonly rejection: Rejection }
  /** Nothing is stated. Warnings say what was there instead: numbers that are withheld. */
  | { readonly outcome: 'blank'; readonly warnings?: readonly Warning[] };

/**
 * A row's share in a total of many rows: of an incident, only this reaches the store. Summed when all is read, over the shown
 * row of each key, so that a row that stands twice counts once, on disk, so that memory does not grow with the file.
 */
export interface Addition {
  /** The total, with 0 in `field`. Rows that add to one code state the same but for the number. */
  readonly total: Put;
  readonly field: string;
  readonly amount: number;
  /** What was counted and where it went, as the load's summary tells it: `dead and missing at their nearest leg`. */
  readonly told: string;
}

/** One format of exchange: one file in loaders/sources/, listed in loaders/sources/index.ts. */
export interface SourceFormat {
  readonly name: string;
  readonly about: string;
  /** Field names or header words by which it is known, for `trailcare formats`. */
  readonly fields: readonly string[];
  /** 0 (not this format) to 1 (certainly), from the content. The highest above 0.5 wins; a tie is an error that asks for --format. */
  recognise(sample: Sample): number;
  /** Starts reading one file. Throws `TrailcareError` BAD_INPUT when an option that it needs (--as-of, --country) is missing. */
  open(sample: Sample, context: LoadContext): Promise<RowReader>;
}

export interface RowReader {
  /** Facts that precede all rows (the Source fact, a Trail). */
  start(): Promise<readonly Put[]>;
  read(row: Row): Promise<RowResult> | RowResult;
  /** Facts that only the whole file tells (roles of countries on a trail). */
  finish(): Promise<readonly Put[]>;
  /** Completes a total to which rows of this file added: its period, which only the whole file tells. After `finish`. */
  complete?(total: Put): Put;
  /** Columns that were not read, each with the reason: personal data and free text are named here, never kept. */
  readonly droppedColumns: readonly { readonly column: string; readonly reason: string }[];
}

/** What a loader may know besides the file: options of the command, the graph as it stands, the mappings in seeds/. */
export interface LoadContext {
  readonly options: LoadOptions;
  readonly graph: GraphLookup;
  readonly mappings: Mappings;
  /** All files of this load that have this source, itself too, for a format whose tables are joined; not there: this one alone. */
  readonly together?: readonly FileOfLoad[];
  /** Tells the lookup a fact of a row that is read later: what rows before it find must not depend on their order. */
  readonly learn?: (put: Put) => void;
}

/** A file of the load, to be read again. */
export type FileOfLoad = Pick<Table, 'sample' | 'rows'>;

export interface LoadOptions {
  /** Code of the source; default: from the file name. */
  readonly source: string;
  readonly publisher: string | null;
  readonly licence: string | null;
  /** `YYYY-MM-DD`: dates the rows that carry no date of their own. */
  readonly asOf: string | null;
  readonly visibility: 'PUBLIC' | 'MOVEMENT';
  /** ISO3 for files whose rows name no country. */
  readonly country: string | null;
  /** Trail to which stops and legs are added; default for `routes`: the source's code. */
  readonly trail: string | null;
  /** Days after which a service of this source lapses; null: the format's default (365, or 90 for a monthly 3W). */
  readonly staleDays: number | null;
  /** What counts of people count, where the file does not say: `DETECTIONS`. */
  readonly definition?: FlowDefinition | null;
  /** How far a place may lie from the leg or stop to which it is joined; null: the format's default. */
  readonly withinKm?: number | null;
}

/** Reconciliation against the committed graph and this load, in loaders/reconcile/. All in memory, made once per load. */
export interface GraphLookup {
  country(text: string): Match;
  nationalSociety(text: string): Match;
  /** The National Society of a country, when it has exactly one. */
  nationalSocietyOf(iso3: string): string | null;
  /** By code, then name and country, then coordinates within 2 km. Null country: any. */
  stop(text: string, country: string | null): Match;
  /** Where a stop is; null when its code is not known. */
  stopPoint(code: string): { readonly lat: number; readonly lon: number } | null;
  /** Stops within 2 km of a point, in a country, nearest first. */
  stopsNear(lat: number, lon: number, country: string): readonly StopNear[];
  /** Stops within so many km of a point, wherever they are, nearest first. */
  stopsWithin(lat: number, lon: number, km: number): readonly StopNear[];
  /** The legs of every trail of the committed graph, by the trail's code. Read at the first question. */
  trailLegs(): Promise<ReadonlyMap<string, readonly LegLine[]>>;
  /** By id, acronym and name. A new organisation gets a code made from its name. */
  provider(name: string, acronym: string | null, kind: string | null): ProviderMatch;
  /** Days after which the services of a known source lapse; null when the source is not known. */
  sourceStaleDays(code: string): number | null;
  serviceType(code: string): { defaultReachKm: number; restricted: boolean; countsAsService: boolean } | null;
  /** Country whose outline holds the point, ISO3; null at sea or where no outline says. */
  countryAt(lat: number, lon: number): string | null;
  /** Great-circle km from a point to the outline of a country; 0 inside; null when the outline is not known. */
  kmOutside(iso3: string, lat: number, lon: number): number | null;
}

/** A leg as a straight line between its ends. */
export interface LegLine {
  readonly code: string;
  readonly mode: LegMode;
  readonly from: Point;
  readonly to: Point;
}

export interface StopNear {
  readonly code: string;
  readonly names: readonly string[];
  readonly km: number;
}

export type Match =
  /** `warning` when the join was not exact (a misspelling, a place near by): it goes with the row. */
  | { readonly found: string; readonly warning?: Warning }
  | { readonly found: null; readonly candidates: readonly string[]; readonly reason: string };

export interface ProviderMatch {
  readonly code: string;
  /**
   * The Provider fact as the graph has it, null when it is none (a National Society without one). With source '' it is new:
   * whoever loads it gives it its own source, and states it again in every later load.
   */
  readonly put: Put | null;
  /** When the join was not exact. */
  readonly warning?: Warning;
}
