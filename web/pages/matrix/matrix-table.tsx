import { FRAME_WORDS } from '../../frame/frame-words.ts';
import { LOOKS } from '../../parts/status.ts';
import { StatusGlyph } from '../../parts/status-glyph.tsx';
import { dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { type Cell, isOld, latestDay, type Row, statusOf } from './rows.ts';
import en from './words.en.json';

interface Props {
  readonly groups: readonly (readonly [group: string | null, rows: readonly Row[]])[];
  /** Of the question. */
  readonly day: string;
  readonly open: (row: Row, cell: Cell) => void;
}

/** The table; its header and its first column stay in sight. Rows out of sight are not laid out. */
export function MatrixTable({ groups, day, open }: Props) {
  const t = useWords({ en });
  const types = groups[0]![1][0]!.cells.map(({ serviceType }) => serviceType);
  return (
    <div class="table-scroll matrix-scroll" tabIndex={0} role="region" aria-label={t('title')}>
      <table class="matrix">
        <thead>
          <tr>
            <th scope="col">{t('stop')}</th>
            {types.map(({ code, name }) => (
              <th scope="col" key={code}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        {groups.map(([group, rows]) => (
          <tbody key={group}>
            {(groups.length > 1 || group !== null) && (
              <tr class="matrix-group">
                <th scope="rowgroup" colSpan={types.length + 1}>
                  {group === null ? t('atSea') : group.charAt(0) + group.slice(1).toLocaleLowerCase()}
                </th>
              </tr>
            )}
            {rows.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  {row.name} <small>{row.country ?? t('atSea')}</small>
                </th>
                {row.cells.map((cell) => (
                  <td key={cell.serviceType.code}>
                    <CellButton row={row} cell={cell} day={day} open={open} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

interface CellProps extends Pick<Props, 'day' | 'open'> {
  readonly row: Row;
  readonly cell: Cell;
}

function CellButton({ row, cell, day, open }: CellProps) {
  const t = useWords({ en });
  const frame = useWords(FRAME_WORDS);
  const old = isOld(cell, day);
  const more = [
    ...(cell.redundancy === null ? [] : [t('redundancy', { count: cell.redundancy })]),
    ...(old ? [t('old', { day: dayText(latestDay(cell)!) })] : []),
  ];
  return (
    <button
      type="button"
      class={old ? 'cell cell-old' : 'cell'}
      aria-label={t('cell', {
        type: cell.serviceType.name,
        stop: row.name,
        status: frame(statusOf(cell)),
        more: more.map((one) => `, ${one}`).join(''),
      })}
      onClick={() => open(row, cell)}
    >
      <svg viewBox="0 0 16 16" width="18" height="18" aria-hidden="true">
        <StatusGlyph look={LOOKS[statusOf(cell)]} />
      </svg>
      {cell.redundancy !== null && <span aria-hidden="true">{cell.redundancy}</span>}
    </button>
  );
}
