import { useEffect } from 'preact/hooks';
import { StatusLegend } from '../../parts/status-legend.tsx';
import { useCatalogue } from '../../question/catalogue.ts';
import { countText, momentText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { Definitions } from './definition-list.tsx';
import en from './words.en.json';
import './about.css';

const READ = ['SERVED', 'CONDITIONAL', 'PLANNED', 'ABSENT', 'UNKNOWN', 'WITHHELD', 'NOT_EXPECTED'] as const;

/** What Trailcare is for and what not, every measure's definition, and what the graph holds. */
export function About() {
  const t = useWords({ en });
  useEffect(() => {
    document.title = `${t('title')} · Trailcare`;
  });
  return (
    <div class="about">
      <h1>{t('title')}</h1>
      <p class="lead">{t('lead')}</p>
      <h2>{t('for')}</h2>
      <p>{t('forMore')}</p>
      <h2>{t('not')}</h2>
      <ul>
        <li>
          <strong>{t('notControl')}</strong>
        </li>
        <li>{t('notTravellers')}</li>
        <li>{t('notPersons')}</li>
        <li>{t('notHide')}</li>
      </ul>
      <h2>{t('read')}</h2>
      <StatusLegend of={READ} />
      <Definitions />
      <Holds />
      <h2>{t('borders')}</h2>
      <p>{t('bordersMore')}</p>
    </div>
  );
}

function Holds() {
  const t = useWords({ en });
  const about = useCatalogue()?.about;
  if (!about) return null;
  const { revision, loadedAt, illustrativeSources } = about;
  const counts = Object.entries(about.counts as Readonly<Record<string, number>>);
  return (
    <section aria-labelledby="holds">
      <h2 id="holds">{t('holds')}</h2>
      <p>
        {loadedAt === null
          ? t('notLoaded', { revision })
          : t('loaded', { revision, moment: momentText(loadedAt) })}
      </p>
      {illustrativeSources.length > 0 && (
        <>
          <h3>{t('made')}</h3>
          <p>
            {t('madeMore')}{' '}
            {illustrativeSources.map(({ publisher, dataset }) => `${dataset} (${publisher})`).join('; ')}
          </p>
        </>
      )}
      <table class="counts">
        <thead>
          <tr>
            <th scope="col">{t('kind')}</th>
            <th scope="col" class="number">
              {t('number')}
            </th>
          </tr>
        </thead>
        <tbody>
          {counts.map(([kind, count]) => (
            <tr key={kind}>
              <th scope="row">{kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')}</th>
              <td class="number">{countText(count)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
