import type { Data } from '../../documents/what-if.graphql';
import { cellStatus } from '../../parts/status.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

type Cell = NonNullable<Data['whatIf']>['opened'][number];
type Isolation = Cell['isolation']['before'];

const MOST_ROWS = 100;

interface Props {
  readonly title: string;
  readonly cells: readonly Cell[];
  readonly whyEmpty: string;
}

/** Places where something would be otherwise, each with where people would go then, and went before. */
export function SupposedCells({ title, cells, whyEmpty }: Props) {
  const t = useWords({ en });
  return (
    <>
      <h3>{title}</h3>
      {cells.length === 0 && <p class="quiet">{whyEmpty}</p>}
      {cells.length > 0 && (
        <ul>
          {cells.slice(0, MOST_ROWS).map(({ stop, serviceType, status, isolation }) => (
            <li key={`${stop.code} ${serviceType.code}`}>
              {stop.name} <small>{stop.country?.name}</small>, {serviceType.name}:{' '}
              <StatusMark status={cellStatus(status, null)} />{' '}
              <span class="quiet">
                {t('nextCare', { after: way(isolation.after), before: way(isolation.before) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {cells.length > MOST_ROWS && <p>{t('more', { shown: MOST_ROWS, count: cells.length })}</p>}
    </>
  );

  function way({ isolationKm, isolationAtLeastKm, nearest }: Isolation): string {
    if (isolationKm === 0) return t('careHere');
    if (isolationKm !== null && nearest !== null)
      return t('careAt', { km: kmText(isolationKm), stop: nearest.stop.name });
    return isolationAtLeastKm === null
      ? t('careNowhere')
      : t('careUnknown', { km: kmText(isolationAtLeastKm) });
  }
}
