import { useState } from 'preact/hooks';
import deleteDocument from '../../documents/delete-scenario.graphql';
import scenariosDocument, { type Data } from '../../documents/scenarios.graphql';
import storeDocument from '../../documents/store-scenario.graphql';
import { tell } from '../../client/ask.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import type { Question } from '../../question/use-question.ts';
import { useTask } from '../../client/use-task.ts';
import { useWords } from '../../words/use-words.ts';
import { type Change, changesText } from './changes.ts';
import { ComparisonOf } from './comparison.tsx';
import en from './words.en.json';

interface Props {
  readonly question: Question;
  readonly changes: readonly Change[];
}

type Stored = NonNullable<Data['scenarios']>['nodes'][number];

const COUNTS = { counts: false };

/** Keeps what is supposed under a name; those that are kept, to be opened again. */
export function Scenarios({ question, changes }: Props) {
  const t = useWords({ en });
  const [written, setWritten] = useState(0);
  const asked = useAnswer(scenariosDocument, NOTHING, { ...COUNTS, anew: written });
  const task = useTask();
  const { address, trail, types, group, asOf } = question;
  const there = asked.answer?.data.scenarios?.nodes.map(({ code }) => code) ?? [];
  // Of a link those that this reader is shown.
  const compared = address.readList('compare').filter((code) => there.includes(code));
  const compare = (code: string) =>
    address.write({
      compare: compared.includes(code) ? compared.filter((one) => one !== code) : [...compared, code],
    });
  const store = (form: HTMLFormElement) => {
    const given = new FormData(form);
    const name = (given.get('name') as string).trim();
    task.run(async () => {
      await tell(storeDocument, {
        scenario: {
          name,
          changes,
          trails: [trail],
          serviceTypes: types,
          groups: [group],
          asOf,
          shared: given.has('shared'),
        },
      });
      form.reset();
      setWritten((count) => count + 1);
    });
  };
  const remove = ({ code, version }: Stored) =>
    task.run(async () => {
      await tell(deleteDocument, { code, version });
      setWritten((count) => count + 1);
    });
  return (
    <section>
      <h2>{t('scenarios')}</h2>
      {changes.length > 0 && (
        <form
          class="fields"
          onSubmit={(event) => {
            event.preventDefault();
            store(event.currentTarget);
          }}
        >
          <label>
            <span>{t('name')}</span>
            <input type="text" name="name" required maxLength={200} autoComplete="off" />
          </label>
          <label class="check">
            <input type="checkbox" name="shared" /> {t('shared')}
          </label>
          <button type="submit" disabled={task.working}>
            {t('store')}
          </button>
        </form>
      )}
      {task.problem !== null && (
        <p class="notice notice-problem" role="alert">
          {task.problem}
        </p>
      )}
      <AskedView asked={asked}>
        {({ scenarios }) =>
          scenarios !== null &&
          (scenarios.nodes.length === 0 ? (
            <p class="quiet">{t('noScenarios')}</p>
          ) : (
            <>
              {scenarios.nodes.length > 1 && <p class="quiet">{t('compareHow')}</p>}
              <ul class="scenarios">
                {scenarios.nodes.map((scenario) => (
                  <li key={scenario.code}>
                    {scenarios.nodes.length > 1 && (
                      <label class="check">
                        <input
                          type="checkbox"
                          checked={compared.includes(scenario.code)}
                          onChange={() => compare(scenario.code)}
                        />{' '}
                        {t('compare')}
                        <span class="visually-hidden"> {scenario.name}</span>
                      </label>
                    )}{' '}
                    <a href={addressOf(scenario, question)}>{scenario.name}</a>{' '}
                    <small>
                      {scenario.trails?.map(({ name }) => name).join(', ') ?? t('wholeNetwork')}
                      {scenario.shared && `, ${t('isShared')}`}
                    </small>{' '}
                    {scenario.stale && (
                      <strong>
                        {t('stale', { computed: scenario.computedRevision, revision: scenario.revision })}
                      </strong>
                    )}{' '}
                    {scenario.changes
                      .filter(({ applies }) => !applies)
                      .map(({ problem }) => (
                        <span class="problem" key={problem}>
                          {problem}
                        </span>
                      ))}{' '}
                    {scenario.own && (
                      <button type="button" disabled={task.working} onClick={() => remove(scenario)}>
                        {t('remove')}
                        <span class="visually-hidden"> {scenario.name}</span>
                      </button>
                    )}
                  </li>
                ))}
              </ul>
            </>
          ))
        }
      </AskedView>
      {compared.length > 1 && <ComparisonOf codes={compared} anew={written} />}
    </section>
  );
}

/** Of the page with what the scenario supposes, as far as this reader is told of it. */
const addressOf = (scenario: Stored, { address }: Question) =>
  address.to('/what-if', {
    changes: changesText(
      scenario.changes.flatMap(({ change }) => (change === null ? [] : [change as Change])),
    ),
    ...(scenario.trails?.[0] && { trail: scenario.trails[0].code }),
    types: scenario.serviceTypes,
    group: scenario.groups[0]!,
    asOf: scenario.asOf,
  });

const NOTHING = {};
