import { DefinitionLink } from '../parts/definition-link.tsx';
import type { CareOfType, Journey } from './journey.ts';
import { kmOfStatus } from './km-of-status.ts';
import { societiesAlong } from './societies-along.ts';
import { kmText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import en from './words.en.json';

/** What the journey comes to, before the picture: km in care, km without, km of which nobody has told us, and whom to ask. */
export function JourneyLead({ journey }: { readonly journey: Journey }) {
  const t = useWords({ en });
  return (
    <ul class="journey-lead">
      {journey.care.map((care) => (
        <li key={care.serviceType.code}>
          <strong>
            <DefinitionLink measure="km-in-care" name={care.serviceType.name} />:
          </strong>{' '}
          {care.stretches === null ? t('leadNoKm') : said(care, care.stretches)}
        </li>
      ))}
    </ul>
  );

  function said({ longestBreak }: CareOfType, stretches: NonNullable<CareOfType['stretches']>): string {
    const km = kmOfStatus(stretches);
    const expected = km.IN_CARE + km.WITHOUT_CARE + km.UNKNOWN;
    if (expected === 0) return t('leadNotExpected');
    const unknown = stretches.filter(({ status }) => status === 'UNKNOWN');
    const societies = [
      ...new Set(unknown.flatMap(({ fromKm, toKm }) => societiesAlong(journey, fromKm, toKm))),
    ];
    return [
      t('leadInCare', { inCare: kmText(km.IN_CARE), expected: kmText(expected) }),
      km.WITHOUT_CARE > 0 && t('leadWithout', { km: kmText(km.WITHOUT_CARE) }),
      km.UNKNOWN > 0 && t('leadUnknown', { km: kmText(km.UNKNOWN) }),
      longestBreak &&
        t('leadLongest', {
          km: kmText(longestBreak.possibleKm),
          from: longestBreak.from.name,
          to: longestBreak.to.name,
        }),
      societies.length > 0 && t('ask', { societies: societies.join(', ') }),
    ]
      .filter((sentence) => typeof sentence === 'string')
      .join(' ');
  }
}
