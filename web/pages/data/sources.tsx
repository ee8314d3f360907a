import { useState } from 'preact/hooks';
import sourcesDocument from '../../documents/sources.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

const PAGE = 100;

/** Who says what is in the graph, and under which licence. */
export function Sources() {
  const t = useWords({ en });
  const [first, setFirst] = useState(PAGE);
  const asked = useAnswer(sourcesDocument, { first, after: null });
  return (
    <section aria-labelledby="sources">
      <h2 id="sources">{t('sources')}</h2>
      <AskedView asked={asked}>
        {({ sources }) => (
          <>
            <div class="table-scroll" tabIndex={0} role="region" aria-label={t('sources')}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">{t('dataset')}</th>
                    <th scope="col">{t('publisherName')}</th>
                    <th scope="col">{t('dated')}</th>
                    <th scope="col">{t('licence')}</th>
                  </tr>
                </thead>
                <tbody>
                  {sources?.nodes.map(({ code, dataset, publisher, url, asOf, licence, illustrative }) => (
                    <tr key={code}>
                      <th scope="row">
                        {url === null ? dataset : <a href={url}>{dataset}</a>}{' '}
                        {illustrative && <mark>{t('made')}</mark>}
                      </th>
                      <td>{publisher}</td>
                      <td>{asOf === null ? '–' : dayText(asOf)}</td>
                      <td>{licence ?? t('licenceUnknown')}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            {sources?.pageInfo.hasNextPage && (
              <button type="button" onClick={() => setFirst(Math.min(1000, first + PAGE))}>
                {t('showMore')}
              </button>
            )}
          </>
        )}
      </AskedView>
    </section>
  );
}
