import { QuestionPage } from '../../parts/question-page.tsx';
import { useWords } from '../../words/use-words.ts';
import { Availability } from './availability.tsx';
import { LoadFile } from './load-file.tsx';
import { Sources } from './sources.tsx';
import en from './words.en.json';
import './data.css';

/** Load a file; what is known in each country and how old it is; who says so. */
export function Data() {
  const t = useWords({ en });
  return (
    <>
      <QuestionPage title={t('title')} before={<LoadSection />}>
        {(question) => <Availability question={question} />}
      </QuestionPage>
      <Sources />
    </>
  );
}

function LoadSection() {
  const t = useWords({ en });
  return (
    <section aria-labelledby="load">
      <h2 id="load">{t('load')}</h2>
      <p>{t('loadMore')}</p>
      <LoadFile />
    </section>
  );
}
