import { DefinitionLink } from '../../parts/definition-link.tsx';
import type { Data } from '../../documents/gaps.graphql';
import { cellStatus } from '../../parts/status.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { countText, kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

type Gaps = NonNullable<NonNullable<Data['trail']>['coverage']>['gaps'];

/** The gaps that weigh most; where none is known, that it does not mean that there is none. */
export function BriefGaps({ gaps: { nodes, totalCount, unknownCount } }: { readonly gaps: Gaps }) {
  const t = useWords({ en });
  return (
    <section>
      <h3>{t('gaps', { shown: nodes.length, count: totalCount })}</h3>
      {totalCount === 0 && <p>{t(unknownCount > 0 ? 'noGapKnown' : 'noGap', { count: unknownCount })}</p>}
      {totalCount > 0 && (
        <div
          class="table-scroll"
          tabIndex={0}
          role="region"
          aria-label={t('gaps', { shown: nodes.length, count: totalCount })}
        >
          <table>
            <thead>
              <tr>
                <th scope="col">{t('place')}</th>
                <th scope="col">{t('service')}</th>
                <th scope="col">
                  <DefinitionLink measure="status" name={t('status')} />
                </th>
                <th scope="col" class="number">
                  <DefinitionLink measure="people" name={t('people')} />
                </th>
                <th scope="col" class="number">
                  <DefinitionLink measure="isolation" name={t('isolation')} />
                </th>
              </tr>
            </thead>
            <tbody>
              {nodes.map(({ stop, serviceType, status, reason, peoplePerYear, isolationKm, unreachable }) => (
                <tr key={`${stop.code} ${serviceType.code}`}>
                  <th scope="row">
                    {stop.name} <small>{stop.country?.name}</small>
                  </th>
                  <td>{serviceType.name}</td>
                  <td>
                    <StatusMark status={cellStatus(status, reason)} />
                  </td>
                  <td class="number">{peoplePerYear === null ? t('notKnown') : countText(peoplePerYear)}</td>
                  <td class="number">
                    {unreachable
                      ? t('unreachable')
                      : isolationKm === null
                        ? t('notKnown')
                        : kmText(isolationKm)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
