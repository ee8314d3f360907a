import type { Data } from '../documents/questions.graphql';
import { kmText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { whyNoCall } from './why-no-call.ts';
import en from './words.en.json';

type Calls = NonNullable<Data['phoneCalls']>;

/** Whom to call about what, the call that would settle most first; where there is none, why. */
export function CallList({ calls }: { readonly calls: Calls }) {
  const t = useWords({ en });
  return (
    <>
      {calls.nodes.length === 0 ? (
        <p>{t(whyNoCall(calls), { count: calls.unknown })}</p>
      ) : (
        <Listed calls={calls} />
      )}
      {calls.withheld.length > 0 && (
        <p class="quiet">
          {t('callsWithheld', { types: calls.withheld.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </>
  );
}

function Listed({ calls: { nodes } }: { readonly calls: Calls }) {
  const t = useWords({ en });
  return (
    <ol>
      {nodes.map(({ country, serviceType, askWhom, questionsSettled, kmSettled }) => (
        <li key={`${country.code} ${serviceType.code}`}>
          {t('call', {
            society: askWhom.map(({ name }) => name).join(', ') || t('nobody'),
            service: serviceType.name,
            country: country.name,
            questions: questionsSettled,
            km: kmSettled === null || kmSettled === 0 ? '' : t('callKm', { km: kmText(kmSettled) }),
          })}
        </li>
      ))}
    </ol>
  );
}
