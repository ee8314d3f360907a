import { DefinitionLink } from '../../parts/definition-link.tsx';
import { useMemo, useState } from 'preact/hooks';
import matrixDocument, { type Data } from '../../documents/matrix.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { FRAME_WORDS } from '../../frame/frame-words.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { QuestionPage } from '../../parts/question-page.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import { StatusLegend } from '../../parts/status-legend.tsx';
import { type Status, STATUSES } from '../../parts/status.ts';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { CellDialog } from './cell-dialog.tsx';
import { MatrixTable } from './matrix-table.tsx';
import { arranged, type Cell, type Row, rowsOf } from './rows.ts';
import en from './words.en.json';
import './matrix.css';

const SHOWN = ['SERVED', 'CONDITIONAL', 'PLANNED', 'ABSENT', 'UNKNOWN', 'WITHHELD', 'NOT_EXPECTED'] as const;

/** Stops × service types: what is known of each, how many providers, how old; a cell opens what is behind it. */
export function Matrix() {
  const t = useWords({ en });
  return <QuestionPage title={t('title')}>{(question) => <MatrixOf question={question} />}</QuestionPage>;
}

function MatrixOf({ question }: { readonly question: Question }) {
  const { trail, types, group, asOf } = question;
  const asked = useAnswer(matrixDocument, { trail, serviceTypes: types, groups: [group], asOf });
  return (
    <AskedView asked={asked}>
      {({ trail: found }) => found?.coverage && <Shown trail={found} question={question} />}
    </AskedView>
  );
}

interface ShownProps {
  readonly trail: NonNullable<Data['trail']>;
  readonly question: Question;
}

function Shown({ trail, question: { address } }: ShownProps) {
  const t = useWords({ en });
  const frame = useWords(FRAME_WORDS);
  const rows = useMemo(() => rowsOf(trail), [trail]);
  const [text, setText] = useState('');
  const [opened, setOpened] = useState<{ readonly row: Row; readonly cell: Cell } | null>(null);
  const status: Status | null = STATUSES.find((one) => one === address.read('only')) ?? null;
  const by = (['country', 'role'] as const).find((one) => one === address.read('by')) ?? null;
  const worstFirst = address.read('sort') === 'worst';
  const groups = arranged(rows, { text, status, worstFirst, by });
  const count = new Set(groups.flatMap(([, members]) => members.map(({ code }) => code))).size;
  return (
    <>
      <div class="fields">
        <label>
          <span>{t('find')}</span>
          <input type="search" value={text} onInput={({ currentTarget }) => setText(currentTarget.value)} />
        </label>
        <label>
          <span>{t('only')}</span>
          <select
            value={status ?? ''}
            onChange={({ currentTarget }) => address.write({ only: currentTarget.value })}
          >
            <option value="">{t('all')}</option>
            {SHOWN.map((one) => (
              <option value={one} key={one}>
                {frame(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('groupBy')}</span>
          <select
            value={by ?? ''}
            onChange={({ currentTarget }) => address.write({ by: currentTarget.value })}
          >
            <option value="">{t('byNothing')}</option>
            <option value="country">{t('byCountry')}</option>
            <option value="role">{t('byRole')}</option>
          </select>
        </label>
        <label>
          <span>{t('sort')}</span>
          <select
            value={worstFirst ? 'worst' : ''}
            onChange={({ currentTarget }) => address.write({ sort: currentTarget.value })}
          >
            <option value="">{t('byName')}</option>
            <option value="worst">{t('byWorst')}</option>
          </select>
        </label>
      </div>
      <StatusLegend of={SHOWN} />
      <p class="quiet">
        {t('legendMark')} <DefinitionLink measure="status" name={t('legendStatus')} />. {t('legendNumber')}{' '}
        <DefinitionLink measure="redundancy" name={t('legendProviders')} />. {t('legendFaded')}{' '}
        <DefinitionLink measure="freshness" name={t('legendOld')} />.
      </p>
      <p aria-live="polite">{count === 0 ? t('none') : t('count', { shown: count, all: rows.length })}</p>
      {count > 0 && (
        <MatrixTable
          groups={groups}
          day={trail.coverage!.asOf}
          open={(row, cell) => setOpened({ row, cell })}
        />
      )}
      {opened !== null && <CellDialog {...opened} close={() => setOpened(null)} />}
      <SourceList sources={trail.coverage!.sources} />
    </>
  );
}
