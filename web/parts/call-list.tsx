import type { Data } from '../documents/questions.graphql';
import { kmText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import en from './words.en.json';

interface Props {
  readonly calls: NonNullable<Data['phoneCalls']>['nodes'];
}

/** Whom to call about what, the call that would settle most first. */
export function CallList({ calls }: Props) {
  const t = useWords({ en });
  return (
    <ol>
      {calls.map(({ country, serviceType, askWhom, questionsSettled, kmSettled }) => (
        <li key={`${country.code} ${serviceType.code}`}>
          {t('call', {
            society: askWhom.map(({ name }) => name).join(', ') || t('nobody'),
            service: serviceType.name,
            country: country.name,
            questions: questionsSettled,
            km: kmSettled === null ? '' : t('callKm', { km: kmText(kmSettled) }),
          })}
        </li>
      ))}
    </ol>
  );
}
