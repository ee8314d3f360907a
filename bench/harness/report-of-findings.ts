import type { Finding } from './finding.ts';

export interface Report {
  readonly machine: string;
  readonly findings: readonly Finding[];
}
