import compareDocument, { type Data } from '../../documents/compare-scenarios.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { MEASURE_ROWS } from '../../parts/measure-rows.ts';
import { SourceList } from '../../parts/source-list.tsx';
import { countText, signedText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import measureWords from '../../parts/words.en.json';
import en from './words.en.json';

type Comparison = NonNullable<Data['compareScenarios']>;

const CELLS = ['opened', 'closed', 'turnedUnknown'] as const;

interface Props {
  /** Codes of two scenarios or more. */
  readonly codes: readonly string[];
  /** Asked again when it is another: a scenario was written. */
  readonly anew: number;
}

/** Scenarios side by side, all computed now. */
export function ComparisonOf({ codes, anew }: Props) {
  const t = useWords({ en });
  const asked = useAnswer(compareDocument, { codes }, { anew });
  return (
    <section aria-labelledby="comparison">
      <h3 id="comparison">{t('comparison')}</h3>
      <AskedView asked={asked}>
        {({ compareScenarios }) => compareScenarios && <Shown comparison={compareScenarios} />}
      </AskedView>
    </section>
  );
}

/** A column a scenario. What they have before is one column where they ask the same, and else nothing that can be compared. */
function Shown({
  comparison: { revision, sameQuestion, compared, sources },
}: {
  readonly comparison: Comparison;
}) {
  const t = useWords({ en: { ...measureWords, ...en } });
  const before = sameQuestion ? compared.find(({ answer }) => answer !== null)?.answer?.before : undefined;
  const changed = MEASURE_ROWS.filter(([name]) =>
    compared.some(({ answer }) => answer !== null && answer.difference[name] !== 0),
  );
  const shown = (value: number | null) => (value === null ? t('notKnown') : countText(value));
  return (
    <>
      <p>{t('comparedAt', { revision })}</p>
      {!sameQuestion && <p class="notice">{t('otherQuestions')}</p>}
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('comparison')}>
        <table class="comparison">
          <thead>
            <tr>
              <th scope="col">{t('measure')}</th>
              {before && (
                <th scope="col" class="number">
                  {t('before')}
                </th>
              )}
              {compared.map(({ scenario: { code, name } }) => (
                <th scope="col" class="number" key={code}>
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {changed.map(([name, anchor]) => (
              <tr key={name}>
                <th scope="row">
                  <DefinitionLink measure={anchor} name={t(name)} />
                </th>
                {before && <td class="number">{shown(before[name])}</td>}
                {compared.map(({ scenario, answer }) => (
                  <td class="number" key={scenario.code}>
                    {answer === null ? (
                      '–'
                    ) : (
                      <>
                        {before && `${shown(answer.after[name])} `}
                        <strong>
                          {answer.difference[name] === null
                            ? t('notKnown')
                            : signedText(answer.difference[name])}
                        </strong>
                      </>
                    )}
                  </td>
                ))}
              </tr>
            ))}
            {CELLS.map((cells) => (
              <tr key={cells}>
                <th scope="row">{t(`count_${cells}`)}</th>
                {before && <td />}
                {compared.map(({ scenario, answer }) => (
                  <td class="number" key={scenario.code}>
                    {answer === null ? '–' : countText(answer[cells].length)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {compared
        .filter(({ problem }) => problem !== null)
        .map(({ scenario: { code, name }, problem }) => (
          <p class="notice notice-problem" key={code}>
            <strong>{name}</strong>: {problem}
          </p>
        ))}
      <SourceList sources={sources} />
    </>
  );
}
