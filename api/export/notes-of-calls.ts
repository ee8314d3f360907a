import type { PhoneCallsAnswer } from '../phone-calls-answer.ts';

/** What an export of phone calls says beside its rows: of a list without any, what that means. */
export function notesOfCalls(answer: PhoneCallsAnswer): string[] {
  const { list, lookedAt, complete, expected, unknown, kmUnknown, withheld } = answer;
  const notes: string[] = [];
  if (list.length === 0) {
    const open = `${unknown} of ${expected} expected services are unknown${kmUnknown === null ? '' : `, and ${kmUnknown} km`}`;
    notes.push(
      lookedAt === 0
        ? 'There was no country and type to ask about: this does not say that all is known.'
        : `${lookedAt} calls were thought of, of which ${complete} are answered already: none alone would settle anything; ${open}.`,
    );
  }
  if (withheld.length > 0)
    notes.push(`Withheld from this reader, wholly or in part, and so not looked at: ${withheld.join(', ')}.`);
  return notes;
}
