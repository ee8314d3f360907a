import { useLayoutEffect } from 'preact/hooks';
import { useWords } from '../../words/use-words.ts';
import { DEFINITIONS } from './definitions.ts';
import en from './words.en.json';

/** Every measure, in one screen each: what it means, the formula, what is unknown, an example. The one that the address names is shown. */
export function Definitions() {
  const t = useWords({ en });
  useLayoutEffect(() => {
    document.getElementById(decodeURIComponent(location.hash.slice(1)))?.scrollIntoView();
  }, []);
  return (
    <section aria-labelledby="definitions">
      <h2 id="definitions">{t('definitions')}</h2>
      <p>{t('definitionsMore')}</p>
      <nav aria-label={t('definitions')}>
        <ul class="definition-names">
          {DEFINITIONS.map(({ id, name }) => (
            <li key={id}>
              <a href={`#${id}`}>{name}</a>
            </li>
          ))}
        </ul>
      </nav>
      {DEFINITIONS.map(({ id, name, means, formula, unknown, example }) => (
        <article class="measure" id={id} key={id} tabIndex={-1}>
          <h3>{name}</h3>
          <p>{means}</p>
          <dl>
            <dt>{t('formula')}</dt>
            <dd class="formula">{formula}</dd>
            <dt>{t('unknown')}</dt>
            <dd>{unknown}</dd>
            <dt>{t('example')}</dt>
            <dd>{example}</dd>
          </dl>
        </article>
      ))}
      <p class="quiet">{t('exact')}</p>
    </section>
  );
}
