import type { NOT_MEASURED } from '../graph/analysis/not-measured.ts';

/** What the measures do not tell of something that is supposed, and what to ask instead. `what` and `where` are codes. */
export function notMeasuredInWords(
  reason: (typeof NOT_MEASURED)[number],
  what: string | null,
  where: string | null,
): string {
  switch (reason) {
    case 'TYPE_NOT_ASKED':
      return `${what} is not among the service types that are measured: give it in serviceTypes.`;
    case 'TYPE_WITHHELD':
      return `Of ${what} this reader is not told where it is: it stays unknown before and after.`;
    case 'NO_CARE_RANGE':
      return `${what} has no care range, so that it is in no km: its cells and handovers alone are counted.`;
    case 'OUT_OF_SCOPE':
      return where === null
        ? `What is supposed of ${what} reaches no stop that is measured: it changes nothing here.`
        : `${where} is not there on the day, or on none of the trails that are measured: what is supposed there changes nothing here, or only what is near it.`;
    case 'NOT_EXPECTED':
      return `The minimum package does not ask for ${what} at ${where}: it closes or opens no gap there.`;
  }
}
