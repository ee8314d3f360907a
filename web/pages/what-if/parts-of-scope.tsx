import type { Data } from '../../documents/what-if.graphql';
import { countText, kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

type Part = NonNullable<Data['whatIf']>['gone'];

interface Props {
  readonly gone: Part;
  readonly added: Part;
}

/** Ways that leave the measures or come to them: a fall of km that is none of care. Nothing where none does. */
export function PartsOfScope({ gone, added }: Props) {
  const t = useWords({ en });
  const said = (name: 'gone' | 'added', { legs, km, personKm, kmWithoutFlow }: Part) =>
    legs > 0 && (
      <p>
        {t(name, { legs })} {km !== null && t('partKm', { km: kmText(km) })}{' '}
        {personKm !== null && t('partPersonKm', { personKm: countText(personKm) })}{' '}
        {kmWithoutFlow !== null && kmWithoutFlow > 0 && t('partWithoutFlow', { km: kmText(kmWithoutFlow) })}{' '}
        {name === 'gone' && t('goneMore')}
      </p>
    );
  return (
    <>
      {said('gone', gone)}
      {said('added', added)}
    </>
  );
}
