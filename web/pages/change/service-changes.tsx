import { dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import type { Changes } from './changes.ts';
import en from './words.en.json';

/** Services that began, resumed, ended or lapsed, by day. */
export function ServiceChanges({
  services: { nodes, totalCount },
}: {
  readonly services: Changes['services'];
}) {
  const t = useWords({ en });
  if (nodes.length === 0) return null;
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('services', { count: totalCount })}>
      {nodes.length < totalCount && <p>{t('shown', { shown: nodes.length, count: totalCount })}</p>}
      <table>
        <thead>
          <tr>
            <th scope="col">{t('day')}</th>
            <th scope="col">{t('service')}</th>
            <th scope="col">{t('turn')}</th>
            <th scope="col">{t('provider')}</th>
            <th scope="col">{t('country')}</th>
          </tr>
        </thead>
        <tbody>
          {nodes.map(({ service, turn, on }) => (
            <tr key={`${service.code} ${turn}`}>
              <td>{dayText(on)}</td>
              <th scope="row">
                {service.name ?? service.serviceType?.name ?? service.code}{' '}
                {service.name !== null && <small>{service.serviceType?.name}</small>}
              </th>
              <td>{t(turn)}</td>
              <td>{service.provider?.name}</td>
              <td>{service.country?.name}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
