import type { Data } from '../../documents/what-if-places.graphql';
import type { Catalogue } from '../../question/catalogue.ts';
import { useWords } from '../../words/use-words.ts';
import { type Change, partsOf, toggled } from './changes.ts';
import { thingsOf } from './places.ts';
import en from './words.en.json';

interface Props {
  readonly trail: NonNullable<Data['trail']>;
  readonly catalogue: Catalogue;
  readonly changes: readonly Change[];
  readonly suppose: (changes: readonly Change[]) => void;
}

/** What is supposed, each to be taken back. */
export function Supposed({ trail, catalogue, changes, suppose }: Props) {
  const t = useWords({ en });
  if (changes.length === 0) return <p class="quiet">{t('nothing')}</p>;
  const things = thingsOf(trail, { serviceType: '', group: 'EVERYONE' });
  const words = (change: Change): string => {
    const parts = partsOf(change);
    if (parts === null) return JSON.stringify(change);
    const { kind, code, serviceType } = parts;
    const name =
      kind === 'closeBranch' ? code : (things[kind].find((thing) => thing.code === code)?.name ?? code);
    const type = catalogue.serviceTypes.find((one) => one.code === serviceType)?.name ?? serviceType ?? '';
    return t(`said_${kind}`, { name, type });
  };
  return (
    <>
      <ul class="supposed" aria-label={t('supposed')}>
        {changes.map((change) => (
          <li key={JSON.stringify(change)}>
            {words(change)}{' '}
            <button type="button" onClick={() => suppose(toggled(changes, change))}>
              {t('takeBack')}
              <span class="visually-hidden">: {words(change)}</span>
            </button>
          </li>
        ))}
      </ul>
      <button type="button" onClick={() => suppose([])}>
        {t('takeAllBack')}
      </button>
    </>
  );
}
