import { DefinitionLink } from '../../parts/definition-link.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { gatesOf } from '../../strip/places.ts';
import type { Handover, Journey, JourneyCountry } from '../../strip/journey.ts';
import { useWords } from '../../words/use-words.ts';
import { BorderLinks } from './border-links.tsx';
import en from './words.en.json';

interface Props {
  readonly journey: Journey;
  /** Codes of service types. */
  readonly types: readonly string[];
  readonly day: string;
}

/** Each border of the journey: which two Societies meet there, and how care of each type goes over it. */
export function Borders({ journey, types, day }: Props) {
  const t = useWords({ en });
  const gates = gatesOf(journey);
  if (gates.length === 0) return null;
  return (
    <section aria-label={t('borders')}>
      <h2>{t('borders')}</h2>
      {gates.map((gate) => (
        <section key={`${gate.km} ${gate.from.code}`} class="border">
          <h3>{t('border', { from: gate.from.name, to: gate.to.name, place: gate.name })}</h3>
          <p>
            {t('whoMeets')}:{' '}
            <strong>{t('societies', { a: societyOf(gate.from), b: societyOf(gate.to) })}</strong>
          </p>
          <BorderLinks gate={gate} types={types} day={day} />
          <div
            class="table-scroll"
            tabIndex={0}
            role="region"
            aria-label={`${gate.from.name} – ${gate.to.name}`}
          >
            <table>
              <thead>
                <tr>
                  <th scope="col">{t('service')}</th>
                  <th scope="col">
                    <DefinitionLink measure="handover" name={t('handover')} />
                  </th>
                </tr>
              </thead>
              <tbody>
                {journey.care.map(({ serviceType }) => {
                  const handover = gate.handovers.get(serviceType.code);
                  return (
                    handover && (
                      <tr key={serviceType.code}>
                        <th scope="row">{serviceType.name}</th>
                        <td>
                          <StatusMark status={handover.status} />. {lack(handover)}{' '}
                          {!handover.near && t('far')}
                        </td>
                      </tr>
                    )
                  );
                })}
              </tbody>
            </table>
          </div>
        </section>
      ))}
    </section>
  );

  function lack({ lacking, status, fromCountry, toCountry }: Handover): string {
    if (lacking === null) return '';
    // UNKNOWN: it may be there; any other status: it certainly is not.
    const key = status === 'UNKNOWN' ? lacking : (`${lacking}_ABSENT` as const);
    return t(`lack${key}`, { from: fromCountry.name, to: toCountry.name });
  }

  function societyOf({ nationalSocieties }: JourneyCountry): string {
    return nationalSocieties.map(({ name }) => name).join(', ') || t('nobody');
  }
}
