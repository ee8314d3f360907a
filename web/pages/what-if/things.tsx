import { useMemo, useState } from 'preact/hooks';
import type { Data } from '../../documents/what-if-places.graphql';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { type Change, has, toggled } from './changes.ts';
import { type Kind, KINDS, thingsOf } from './places.ts';
import en from './words.en.json';

const MOST_ROWS = 50;

interface Props {
  readonly question: Question;
  readonly trail: NonNullable<Data['trail']>;
  readonly changes: readonly Change[];
  readonly suppose: (changes: readonly Change[]) => void;
}

/** All that can close or open on the trail; one press supposes it, another takes it back. */
export function Things({ question: { types, group, catalogue }, trail, changes, suppose }: Props) {
  const t = useWords({ en });
  const [kind, setKind] = useState<Kind>('closeService');
  const [text, setText] = useState('');
  const [chosenType, setType] = useState(types[0]!);
  const serviceType = types.includes(chosenType) ? chosenType : types[0]!;
  const things = useMemo(() => thingsOf(trail, { serviceType, group }), [trail, serviceType, group]);
  const sought = text.trim().toLocaleLowerCase();
  const found = things[kind].filter(({ name, more }) =>
    `${name} ${more}`.toLocaleLowerCase().includes(sought),
  );
  return (
    <>
      <div class="fields">
        <label>
          <span>{t('what')}</span>
          <select value={kind} onChange={({ currentTarget }) => setKind(currentTarget.value as Kind)}>
            {KINDS.map((one) => (
              <option value={one} key={one}>
                {t('kind', { kind: t(one), count: things[one].length })}
              </option>
            ))}
          </select>
        </label>
        {kind === 'openService' && (
          <label>
            <span>{t('type')}</span>
            <select value={serviceType} onChange={({ currentTarget }) => setType(currentTarget.value)}>
              {types.map((code) => (
                <option value={code} key={code}>
                  {catalogue.serviceTypes.find((one) => one.code === code)?.name ?? code}
                </option>
              ))}
            </select>
          </label>
        )}
        <label>
          <span>{t('find')}</span>
          <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
        </label>
      </div>
      {found.length === 0 && <p>{things[kind].length === 0 ? t(`no_${kind}`) : t('notFound')}</p>}
      <ul class="things" aria-label={t(kind)}>
        {found.slice(0, MOST_ROWS).map(({ code, name, more, change }) => (
          <li key={code}>
            <button
              type="button"
              aria-pressed={has(changes, change)}
              onClick={() => suppose(toggled(changes, change))}
            >
              {kind === 'openService' ? t('open') : t('close')}
              <span class="visually-hidden"> {name}</span>
            </button>{' '}
            {name} <small>{more}</small>
          </li>
        ))}
      </ul>
      {found.length > MOST_ROWS && <p>{t('more', { shown: MOST_ROWS, count: found.length })}</p>}
    </>
  );
}
