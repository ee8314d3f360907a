import { DefinitionLink } from '../../parts/definition-link.tsx';
import { useEffect, useRef } from 'preact/hooks';
import { StatusMark } from '../../parts/status-mark.tsx';
import { dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { type Cell, type Row, statusOf } from './rows.ts';
import en from './words.en.json';

interface Props {
  readonly row: Row;
  readonly cell: Cell;
  readonly close: () => void;
}

/** What is behind a cell: the services with their days and sources; or why nothing is known, and whom to ask. */
export function CellDialog({ row, cell, close }: Props) {
  const t = useWords({ en });
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  const { serviceType, reason, since, services, status } = cell;
  return (
    <dialog ref={dialog} class="cell-dialog" aria-labelledby="cell-title" onClose={close}>
      <h2 id="cell-title">
        {serviceType.name}, {row.name}
      </h2>
      <p>
        <StatusMark status={statusOf(cell)} />
      </p>
      {reason !== null && <p>{t(reason)}</p>}
      {since !== null && <p>{t('since', { day: dayText(since) })}</p>}
      {status === 'UNKNOWN' && reason !== 'WITHHELD' && row.societies.length > 0 && (
        <p>{t('ask', { societies: row.societies.join(', ') })}</p>
      )}
      {services.length > 0 && (
        <ul>
          {services.map((service) => (
            <li key={service.code}>
              <strong>{service.name ?? serviceType.name}</strong>
              {service.provider !== null && `, ${service.provider.name}`}.{' '}
              {service.asOf === null ? t('noAsOf') : t('asOf', { day: dayText(service.asOf) })}{' '}
              {service.validUntil !== null && t('until', { day: dayText(service.validUntil) })}{' '}
              {service.staleFrom !== null && t('lapses', { day: dayText(service.staleFrom) })}{' '}
              <DefinitionLink measure="eligibility" name={t('eligibility')} />:{' '}
              {service.eligibility === 'CONDITIONAL'
                ? t('CONDITIONAL', { conditions: service.conditions.join(', ') })
                : t(service.eligibility)}{' '}
              <span class="quiet">
                {t('source', {
                  source: service.sources
                    .map(({ publisher, dataset }) => `${publisher}, ${dataset}`)
                    .join('; '),
                })}
              </span>
            </li>
          ))}
        </ul>
      )}
      <form method="dialog">
        <button type="submit">{t('close')}</button>
      </form>
    </dialog>
  );
}
