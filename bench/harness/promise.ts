import type { SizeName } from '../world/sizes.ts';

export type BenchSize = Exclude<SizeName, 'XS'>;

/** One row of what we promise: what is measured, against whom, and how it must come out. */
export interface Promised {
  /** As its file is called: `npm run bench -- NAME`. */
  readonly name: string;
  readonly promise: string;
  /** What the cost should grow with, as the measure's own words have it. */
  readonly complexity: string;
  /** Of one that falls short somewhere: what was tried, and what holds it there. Shown in the report as long as it does. */
  readonly whyShort?: string;
  readonly sizes: readonly BenchSize[];
  /** Those of `--quick`. */
  readonly quickSizes: readonly BenchSize[];
  readonly prepare: (size: BenchSize, options: PrepareOptions) => Promise<Contest>;
}

export interface PrepareOptions {
  readonly quick: boolean;
}

/** What a side made of one input, and how long it took by its own clock. */
export interface Taken {
  readonly ms: number;
  readonly answer: unknown;
}

interface Side {
  readonly name: string;
  /** Answers one of the inputs. */
  readonly answer: (input: number) => Promise<Taken> | Taken;
}

/** A goal on a ratio (the peer's time over ours, or ours over a limit's) or on our own milliseconds. */
export interface Goal {
  readonly of: 'peer over ours' | 'ours over limit' | 'our p50 ms' | 'our p99 ms' | 'our MB';
  readonly bound: 'at least' | 'at most';
  readonly value: number;
}

export interface Peer extends Side {
  readonly goal: Goal | null;
  /** Only the first so many of the inputs, when it is slow: ours is compared on the same. */
  readonly inputs?: number;
  /** This input alone, by its place: what is promised of each is a finding of its own. */
  readonly only?: number;
  /** In so many of the rounds only. */
  readonly rounds?: number;
  /** Null when the peer's answer is the same; else what differs, in words. */
  readonly differs: (ours: unknown, theirs: unknown, input: number) => string | null;
}

/** Sides that answer the same inputs. Peers take turns with ours, input by input. */
export interface Contest {
  readonly inputs: number;
  readonly rounds: number;
  readonly ours: (input: number) => Promise<Taken> | Taken;
  readonly peers: readonly Peer[];
  /** Goals on our times alone. */
  readonly goals?: readonly Goal[];
  /** What a reader must know of what was measured: shown in the report. */
  readonly notes?: () => readonly string[];
  readonly close?: () => Promise<void>;
}
