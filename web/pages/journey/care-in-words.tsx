import { DefinitionLink } from '../../parts/definition-link.tsx';
import type { CareOfType, Journey } from '../../strip/journey.ts';
import { societiesAlong } from '../../strip/societies-along.ts';
import { countText, kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

/** What the picture shows, type by type: every stretch with its km, and whom to ask where nobody has told us. */
export function CareInWords({ journey }: { readonly journey: Journey }) {
  const t = useWords({ en });
  return (
    <section aria-label={t('words')}>
      <h2>{t('words')}</h2>
      {journey.care.map((care) => (
        <section key={care.serviceType.code} class="in-words">
          <h3>{care.serviceType.name}</h3>
          <Stretches care={care} journey={journey} />
          <dl>
            {care.longestBreak && (
              <>
                <dt>
                  <DefinitionLink measure="break" name={t('longestTerm')} />
                </dt>
                <dd>{longest(care.longestBreak)}</dd>
              </>
            )}
            <dt>
              <DefinitionLink measure="weakest-link" name={t('weakestTerm')} />
            </dt>
            <dd>{care.weakestLink.message}</dd>
            <dt>
              <DefinitionLink measure="status" name={t('stopsTerm')} />
            </dt>
            <dd>{t('stops', { served: care.servedStops, expected: care.expectedStops })}</dd>
            <dt>
              <DefinitionLink measure="referral-chain" name={t('chainTerm')} />
            </dt>
            <dd>{chain(care.referralChain)}</dd>
          </dl>
        </section>
      ))}
    </section>
  );

  function longest({
    from,
    to,
    certainKm,
    possibleKm,
    peoplePerYear,
  }: NonNullable<CareOfType['longestBreak']>): string {
    return t('longest', {
      from: from.name,
      to: to.name,
      certain: kmText(certainKm),
      possible: kmText(possibleKm),
      people: peoplePerYear === null ? '' : t('longestPeople', { people: countText(peoplePerYear) }),
    });
  }

  function chain({ closed, brokenAt }: CareOfType['referralChain']): string {
    if (closed === true) return t('chainClosed');
    return brokenAt === null ? t('chainUnknown') : t('chainBroken', { stop: brokenAt.name });
  }
}

function Stretches({
  care: { stretches },
  journey,
}: {
  readonly care: CareOfType;
  readonly journey: Journey;
}) {
  const t = useWords({ en });
  if (stretches === null) return <p>{t('noKm')}</p>;
  return (
    <ol class="stretches">
      {stretches.map(({ status, fromKm, toKm, from, to }) => {
        const societies = status === 'UNKNOWN' ? societiesAlong(journey, fromKm, toKm) : [];
        return (
          <li key={fromKm} class={`in-words-${status}`}>
            <strong class="stretch-range">
              {t('kmUnit')} {t('stretchLine', { from: countText(fromKm), to: countText(toKm) })}
            </strong>{' '}
            {t(status)} ({kmText(toKm - fromKm)}, {t('between', { from: from.name, to: to.name })}).{' '}
            {societies.length > 0 && t('ask', { societies: societies.join(', ') })}
          </li>
        );
      })}
    </ol>
  );
}
