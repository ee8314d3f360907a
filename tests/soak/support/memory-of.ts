import { readFileSync } from 'node:fs';

/** Resident memory of a process now, in MB (Linux). */
export function memoryOf(pid: number): number {
  const kb = /VmRSS:\s*(\d+)/u.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kb === undefined) throw new Error(`The system does not say how much memory ${pid} takes.`);
  return Number(kb) / 1024;
}
