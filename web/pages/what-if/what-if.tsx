import { DefinitionLink } from '../../parts/definition-link.tsx';
import placesDocument from '../../documents/what-if-places.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { QuestionPage } from '../../parts/question-page.tsx';
import { useCatalogue } from '../../question/catalogue.ts';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { type Change, changesOf, changesText } from './changes.ts';
import { Critical } from './critical.tsx';
import { JourneySupposed } from './journey-supposed.tsx';
import { Outcome } from './outcome.tsx';
import { Plan } from './plan.tsx';
import { Scenarios } from './scenarios.tsx';
import { Supposed } from './supposed.tsx';
import { Things } from './things.tsx';
import en from './words.en.json';
import './what-if.css';

/** Close or open something and see what would be; keep it under a name; ask where to open services. Nothing in the graph changes. */
export function WhatIf() {
  const t = useWords({ en });
  const publicReader = useCatalogue()?.about.reader === 'public';
  return (
    <QuestionPage
      title={t('title')}
      before={publicReader ? <p class="notice">{t('notHere')}</p> : <p class="lead">{t('lead')}</p>}
    >
      {(question) => !publicReader && <WhatIfOf question={question} />}
    </QuestionPage>
  );
}

function WhatIfOf({ question }: { readonly question: Question }) {
  const t = useWords({ en });
  const { address, catalogue, trail, types, group, asOf } = question;
  const asked = useAnswer(placesDocument, { trail, serviceTypes: types, groups: [group], asOf });
  const given = changesOf(address.read('changes'));
  const changes = given ?? [];
  const suppose = (next: readonly Change[]) => address.write({ changes: changesText(next) });
  return (
    <>
      <AskedView asked={asked}>
        {({ trail: found }) =>
          found && (
            <div class="what-if">
              <section class="choose">
                <h2>{t('suppose')}</h2>
                <Things question={question} trail={found} changes={changes} suppose={suppose} />
              </section>
              <section>
                <h2>
                  <DefinitionLink measure="what-if" name={t('supposed')} />
                </h2>
                {given === null && <p class="notice notice-problem">{t('unreadable')}</p>}
                <Supposed trail={found} catalogue={catalogue} changes={changes} suppose={suppose} />
                {changes.length > 0 && <Outcome question={question} changes={changes} />}
              </section>
            </div>
          )
        }
      </AskedView>
      {changes.length > 0 && <JourneySupposed question={question} changes={changes} />}
      <Critical question={question} changes={changes} suppose={suppose} />
      <Plan question={question} suppose={suppose} />
      <Scenarios question={question} changes={changes} />
    </>
  );
}
