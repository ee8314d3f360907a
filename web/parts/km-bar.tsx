import { DefinitionLink } from './definition-link.tsx';
import { countText, kmText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import en from './words.en.json';
import './km-bar.css';

interface Props {
  readonly summary: {
    readonly kmInCare: number | null;
    readonly kmWithoutCare: number | null;
    readonly kmUnknown: number | null;
    readonly personKmWithoutCare: number | null;
    readonly personKmUnknown: number | null;
    readonly kmWithoutFlow: number | null;
  };
}

/** The trail's km in care, without, and not known as one bar, with the numbers in words. */
export function KmBar({ summary }: Props) {
  const t = useWords({ en });
  const { kmInCare, kmWithoutCare, kmUnknown, personKmWithoutCare, personKmUnknown, kmWithoutFlow } = summary;
  if (kmInCare === null || kmWithoutCare === null || kmUnknown === null) return <p>{t('kmNone')}</p>;
  const parts = [
    ['good', 'barInCare', kmInCare],
    ['bad', 'barWithoutCare', kmWithoutCare],
    ['unknown', 'barUnknown', kmUnknown],
  ] as const;
  const whole = kmInCare + kmWithoutCare + kmUnknown;
  return (
    <section class="km-bar">
      <h2>
        <DefinitionLink measure="km-in-care" name={t('km')} />
      </h2>
      <div class="km-bar-bar" aria-hidden="true">
        {parts.map(
          ([look, words, km]) =>
            km > 0 && <span key={words} class={`km-part km-part-${look}`} style={{ flexGrow: km / whole }} />,
        )}
      </div>
      <ul class="legend">
        {parts.map(([look, words, km]) => (
          <li key={words}>
            <span class={`km-part km-key km-part-${look}`} /> {t(words, { km: kmText(km) })}
          </li>
        ))}
      </ul>
      <p class="quiet">{t('kmCounted')}</p>
      {personKmWithoutCare !== null && personKmUnknown !== null && kmWithoutFlow !== null && (
        <p>
          <DefinitionLink measure="person-km" name={t('personKmTerm')} />:{' '}
          {t('personKm', {
            without: countText(personKmWithoutCare),
            unknown: countText(personKmUnknown),
            km: kmText(kmWithoutFlow),
          })}
        </p>
      )}
    </section>
  );
}
