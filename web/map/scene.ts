import { LOOKS, type Look, type Status } from '../parts/status.ts';

/** What is drawn, in columns: thousands of stops are drawn in each frame. */
export interface Scene {
  readonly stops: readonly SceneStop[];
  readonly legs: readonly SceneLeg[];
  readonly borders: readonly SceneBorder[];
}

export interface SceneStop {
  readonly code: string;
  readonly name: string;
  readonly country: string | null;
  readonly lat: number;
  readonly lon: number;
  readonly isBorder: boolean;
  readonly cells: readonly SceneCell[];
  /** Of the most pressing of its cells. */
  readonly look: Look;
}

export interface SceneCell {
  readonly type: string;
  readonly status: Status;
  readonly services: readonly {
    readonly code: string;
    readonly name: string | null;
    readonly provider: string | null;
  }[];
}

/** How it stands with care on most km of a leg, over the services asked. Null: none of them is expected there. */
export type LegLook = 'good' | 'bad' | 'unknown' | null;

export interface SceneLeg {
  readonly code: string;
  /** Places in `stops`. */
  readonly from: number;
  readonly to: number;
  readonly look: LegLook;
  /** Null: nobody published a figure. */
  readonly peoplePerYear: number | null;
}

/** A place where borders are crossed: at a stop, or between the last stop before a sea and the first behind it. */
export interface SceneBorder {
  /** Places in `stops`; the same twice at a crossing. */
  readonly ends: readonly [number, number];
  /** Each direction. */
  readonly passages: readonly {
    readonly from: string;
    readonly to: string;
    readonly handovers: readonly { readonly type: string; readonly status: Status }[];
  }[];
  /** Of the most pressing of its handovers. */
  readonly look: Look;
}

const PRESSING: readonly Look[] = [
  'bad',
  'broken',
  'partly',
  'planned',
  'unknown',
  'withheld',
  'good',
  'none',
];

/** The look that most needs somebody to act: known to be missing before not known, that before served. */
export const mostPressing = (looks: readonly Look[]): Look =>
  PRESSING.find((look) => looks.includes(look)) ?? 'none';

/** The most pressing first. */
export const byPressing = (a: Look, b: Look): number => PRESSING.indexOf(a) - PRESSING.indexOf(b);

/** By most of the km. What is missing for certain wins a draw. */
export function legLook(
  parts: readonly { readonly kmInCare: number; readonly kmWithoutCare: number; readonly kmUnknown: number }[],
): LegLook {
  const sum = (of: 'kmInCare' | 'kmWithoutCare' | 'kmUnknown') =>
    parts.reduce((total, part) => total + part[of], 0);
  const [bad, unknown, good] = [sum('kmWithoutCare'), sum('kmUnknown'), sum('kmInCare')];
  if (bad + unknown + good === 0) return null;
  if (bad >= unknown && bad >= good) return 'bad';
  return unknown >= good ? 'unknown' : 'good';
}

export const lookOfCells = (cells: readonly SceneCell[]): Look =>
  mostPressing(cells.map(({ status }) => LOOKS[status]));
