import whatIfDocument, { type Data } from '../../documents/what-if.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { MeasuresTable } from '../../parts/measures-table.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import { cellStatus } from '../../parts/status.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import type { Change } from './changes.ts';
import en from './words.en.json';

type Answered = NonNullable<Data['whatIf']>;

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

const MOST_ROWS = 100;

function Shown({ answer: { before, after, difference, sources, ...cells } }: { readonly answer: Answered }) {
  const t = useWords({ en });
  return (
    <>
      <MeasuresTable before={before} after={after} difference={difference} />
      {(['opened', 'closed', 'turnedUnknown'] as const).map((name) => (
        <Cells key={name} title={t(name, { count: cells[name].length })} cells={cells[name]} />
      ))}
      <SourceList sources={sources} />
    </>
  );
}

interface CellsProps {
  readonly title: string;
  readonly cells: Answered['opened'];
}

function Cells({ title, cells }: CellsProps) {
  const t = useWords({ en });
  return (
    <>
      <h3>{title}</h3>
      {cells.length > 0 && (
        <ul>
          {cells.slice(0, MOST_ROWS).map(({ stop, serviceType, status }) => (
            <li key={`${stop.code} ${serviceType.code}`}>
              {stop.name} <small>{stop.country?.name}</small>, {serviceType.name}:{' '}
              <StatusMark status={cellStatus(status, null)} />
            </li>
          ))}
        </ul>
      )}
      {cells.length > MOST_ROWS && <p>{t('more', { shown: MOST_ROWS, count: cells.length })}</p>}
    </>
  );
}
