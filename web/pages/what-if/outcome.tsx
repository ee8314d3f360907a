import whatIfDocument, { type Data } from '../../documents/what-if.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { MeasuresTable } from '../../parts/measures-table.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import type { Change } from './changes.ts';
import { PartsOfScope } from './parts-of-scope.tsx';
import { SupposedCells } from './supposed-cells.tsx';
import { whyEmpty } from './why-empty.ts';
import en from './words.en.json';

interface Props {
  readonly question: Question;
  /** Never empty. */
  readonly changes: readonly Change[];
}

/** What would be, if all of it were so. */
export function Outcome({ question: { trail, types, group, asOf }, changes }: Props) {
  const asked = useAnswer(whatIfDocument, {
    changes,
    trails: [trail],
    serviceTypes: types,
    groups: [group],
    asOf,
  });
  return <AskedView asked={asked}>{({ whatIf }) => whatIf && <Shown answer={whatIf} />}</AskedView>;
}

const LISTS = ['opened', 'closed', 'turnedUnknown', 'gapsMoved'] as const;

function Shown({ answer }: { readonly answer: NonNullable<Data['whatIf']> }) {
  const t = useWords({ en });
  const { before, after, difference, gone, added, notMeasured, sources } = answer;
  return (
    <>
      <MeasuresTable before={before} after={after} difference={difference} />
      <PartsOfScope gone={gone} added={added} />
      {notMeasured.length > 0 && (
        <section class="notice" aria-labelledby="not-measured">
          <h3 id="not-measured">{t('notMeasured')}</h3>
          <ul>
            {notMeasured.map(({ reason, serviceType, stop, leg }) => {
              const place =
                stop?.name ??
                (leg === null ? t('there') : `${leg.from?.name ?? '?'} → ${leg.to?.name ?? '?'}`);
              const said = t(`notMeasured_${reason}`, { type: serviceType?.name ?? t('anyType'), place });
              return <li key={said}>{said}</li>;
            })}
          </ul>
        </section>
      )}
      {LISTS.map((name) => (
        <SupposedCells
          key={name}
          title={t(name, { count: answer[name].length })}
          cells={answer[name]}
          whyEmpty={t(whyEmpty(name, answer))}
        />
      ))}
      <SourceList sources={sources} />
    </>
  );
}
