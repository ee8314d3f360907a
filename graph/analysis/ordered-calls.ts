import type { PhoneCall } from './phone-calls.ts';

export const PHONE_CALL_ORDERS = [
  'KM_SETTLED_DESC',
  'PERSON_KM_SETTLED_DESC',
  'QUESTIONS_SETTLED_DESC',
] as const;
export type PhoneCallOrder = (typeof PHONE_CALL_ORDERS)[number];

type Settled = Pick<PhoneCall, 'country' | 'type' | 'kmSettled' | 'personKmSettled' | 'questionsSettled'>;

const MEASURES: Record<PhoneCallOrder, (call: Settled) => number> = {
  KM_SETTLED_DESC: ({ kmSettled }) => kmSettled ?? -1,
  PERSON_KM_SETTLED_DESC: ({ personKmSettled }) => personKmSettled ?? -1,
  QUESTIONS_SETTLED_DESC: ({ questionsSettled }) => questionsSettled,
};

/** Those that settle most first; ties by the other measures, then by country and type. What is unknown comes last. */
export function orderedCalls<T extends Settled>(calls: readonly T[], orderBy: PhoneCallOrder): T[] {
  const first = MEASURES[orderBy];
  const then = PHONE_CALL_ORDERS.map((order) => MEASURES[order]);
  return calls.toSorted(
    (a, b) =>
      first(b) - first(a) ||
      then.reduce((order, by) => order || by(b) - by(a), 0) ||
      a.country - b.country ||
      a.type - b.type,
  );
}
