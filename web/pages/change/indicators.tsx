import indicatorsDocument from '../../documents/indicators.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { IndicatorChart } from './indicator-chart.tsx';
import { seriesOf } from './series.ts';
import en from './words.en.json';

const MOST = 1000;
const ALL = { first: MOST };

/** Published values over time against their targets, a small chart each. */
export function Indicators() {
  const t = useWords({ en });
  const asked = useAnswer(indicatorsDocument, ALL);
  return (
    <section aria-labelledby="indicators">
      <h2 id="indicators">
        <DefinitionLink measure="indicator" name={t('indicators')} />
      </h2>
      <AskedView asked={asked}>
        {({ indicators }) => {
          const series = seriesOf(indicators?.nodes ?? []);
          if (series.length === 0) return <p>{t('noIndicators')}</p>;
          return (
            <ul class="cards">
              {series.map(({ key, name, whose, unit, points, target }) => {
                const last = points.at(-1)!;
                return (
                  <li class="card" key={key}>
                    <h3>{name}</h3>
                    {whose !== null && <p class="quiet">{whose}</p>}
                    <IndicatorChart name={name} points={points} target={target} />
                    <p>
                      {last.value === null ? t('notMeasured') : t('value', { value: last.value, unit })}
                      {target !== null && `, ${t('target', { target })}`},{' '}
                      {last.asOf === null ? t('noDay') : dayText(last.asOf)}
                    </p>
                  </li>
                );
              })}
            </ul>
          );
        }}
      </AskedView>
    </section>
  );
}
