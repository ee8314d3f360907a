import { useAddress } from '../../question/address.ts';
import { countText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import type { LoadReport, RejectedRow } from './load-request.ts';
import en from './words.en.json';

interface Props {
  readonly report: LoadReport;
  readonly dryRun: boolean;
  /** Asks for a mapping. Null: there is one already. */
  readonly propose: (() => void) | null;
}

const ENDS = ['rows', 'accepted', 'unchanged', 'rejected', 'blank', 'duplicate'] as const;

/** What became, or would become, of each row. */
export function LoadOutcome({ report: { exitCode, summary, said, report }, dryRun, propose }: Props) {
  const t = useWords({ en });
  const address = useAddress();
  if (summary === null) {
    return (
      <section class="notice notice-problem">
        <h3>{t('notDone')}</h3>
        <p class="said">{said}</p>
        {propose !== null && (
          <button type="button" class="main-button" onClick={propose}>
            {t('propose')}
          </button>
        )}
      </section>
    );
  }
  const { accepted, revision, format, warnings, entities, rejected, rejectedRows = [] } = summary;
  const facts = Object.entries(entities).map(([kind, count]) => `${countText(count)} ${kind}`);
  return (
    <section class="outcome">
      <h3>
        {exitCode === 1
          ? t('notDone')
          : dryRun
            ? t('wouldChange', { accepted })
            : t('changed', { accepted, revision })}
      </h3>
      <p>
        {t('format', { format })} {facts.length > 0 && t('facts', { facts: facts.join(', ') })}
      </p>
      <dl class="ends">
        {ENDS.map((end) => (
          <div key={end}>
            <dt>{t(end)}</dt>
            <dd>{countText(summary[end])}</dd>
          </div>
        ))}
      </dl>
      {warnings.length > 0 && (
        <details>
          <summary>
            {t('warnings')} ({warnings.length})
          </summary>
          <ul>
            {warnings.map(({ code, count, examples }) => (
              <li key={code}>
                <code>{code}</code> ({countText(count)}): {examples.join('; ')}
              </li>
            ))}
          </ul>
        </details>
      )}
      {rejectedRows.length > 0 && <Rejected rows={rejectedRows} count={rejected} report={report} />}
      {!dryRun && exitCode !== 1 && (
        <p class="buttons">
          <a href={address.to('/map')}>{t('seeMap')}</a> <a href={address.to('/gaps')}>{t('seeGaps')}</a>
        </p>
      )}
    </section>
  );
}

function Rejected({
  rows,
  count,
  report,
}: {
  readonly rows: readonly RejectedRow[];
  readonly count: number;
  readonly report: string | null;
}) {
  const t = useWords({ en });
  return (
    <>
      <h4>{t('rejectedRows')}</h4>
      <p>{t('rejectedMore', { shown: rows.length, count })}</p>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('rejectedRows')}>
        <table>
          <thead>
            <tr>
              <th scope="col" class="number">
                {t('line')}
              </th>
              <th scope="col">{t('column')}</th>
              <th scope="col">{t('value')}</th>
              <th scope="col">{t('why')}</th>
              <th scope="col">{t('accepts')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, sheet, column, value, rule, accepted }) => (
              <tr key={`${line} ${column} ${rule}`}>
                <td class="number">{sheet === null ? line : `${sheet}, ${line}`}</td>
                <td>{column}</td>
                <td>{value}</td>
                <td>{rule}</td>
                <td>{accepted}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report !== null && (
        <p>
          <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(report)}`} download="rejected.csv">
            {t('report')}
          </a>
        </p>
      )}
    </>
  );
}
