import type { CriticalAnswer } from '../critical-answer.ts';

const MEMBERS = { SERVICE: 'services', BRANCH: 'branches', PROVIDER: 'organisations' } as const;

/** What an export of critical services says beside its rows: of a list without any, what that means. */
export function notesOfCritical(answer: CriticalAnswer): string[] {
  const { asOf, by, list, lookedAt, servicesWithoutMember, kmInCare, kmUnknown, withheld } = answer;
  const notes: string[] = [];
  if (list.length === 0) {
    const unknown = `${kmUnknown} km are unknown`;
    if (kmInCare === 0) {
      const where = lookedAt === 0 ? '' : ` on what was asked (${lookedAt} ${MEMBERS[by]} serve elsewhere)`;
      notes.push(
        `Nothing is in care${where} on ${asOf}, so that nothing can be lost; ${unknown}. This does not say that no service matters.`,
      );
    } else {
      notes.push(
        `${lookedAt} ${MEMBERS[by]} were looked at: whichever is lost alone, the ${kmInCare} km in care stay in care; ${unknown}.`,
      );
    }
  }
  if (servicesWithoutMember > 0)
    notes.push(
      `Of ${servicesWithoutMember} services that serve nobody states one of the ${MEMBERS[by]}: they are in no loss.`,
    );
  if (withheld.length > 0)
    notes.push(`Withheld from this reader, wholly or in part, and so not looked at: ${withheld.join(', ')}.`);
  return notes;
}
