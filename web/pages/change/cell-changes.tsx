import { cellStatus } from '../../parts/status.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useWords } from '../../words/use-words.ts';
import type { Changes } from './changes.ts';
import en from './words.en.json';

type Cells = Changes['cells'];

/** Places at which a service opened, closed, or is not known any more. */
export function CellChanges({ cells: { nodes, totalCount } }: { readonly cells: Cells }) {
  const t = useWords({ en });
  if (nodes.length === 0) return null;
  const mark = (cell: Cells['nodes'][number]['before']) =>
    cell === null ? t('notThere') : <StatusMark status={cellStatus(cell.status, cell.reason)} />;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('cells', { count: totalCount })}>
      {nodes.length < totalCount && <p>{t('shown', { shown: nodes.length, count: totalCount })}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('stop')}</th>
            <th scope="col">{t('service')}</th>
            <th scope="col">{t('turn')}</th>
            <th scope="col">{t('was')}</th>
            <th scope="col">{t('is')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ stop, serviceType, turn, before, after }) => (
            <tr key={`${stop.code} ${serviceType.code}`}>
              <th scope="row">
                {stop.name} <small>{stop.country?.name}</small>
              </th>
              <td>{serviceType.name}</td>
              <td class={`turn turn-${turn}`}>
                {t(turn === 'GAP_OPENED' && before?.status === 'UNKNOWN' ? 'GAP_FOUND' : turn)}
              </td>
              <td>{mark(before)}</td>
              <td>{mark(after)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
