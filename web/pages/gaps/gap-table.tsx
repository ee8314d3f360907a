import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import type { Variables } from '../../documents/gaps.graphql';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { cellStatus } from '../../parts/status.ts';
import { StatusMark } from '../../parts/status-mark.tsx';
import { countText, kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { GapDetails } from './gap-details.tsx';
import type { Gap } from './gap.ts';
import en from './words.en.json';

interface Props {
  readonly gaps: readonly Gap[];
  readonly orderBy: Variables['orderBy'];
}

const keyOf = ({ stop, serviceType }: Gap) => `${stop.code}--${serviceType.code}`;

/** One row per gap with what its rank is made of; under it, when opened, why it is one. */
export function GapTable({ gaps, orderBy }: Props) {
  const t = useWords({ en });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const toggle = (key: string) =>
    setOpen((now) => new Set(now.has(key) ? [...now].filter((one) => one !== key) : [...now, key]));
  const number = (value: number | null, text: (value: number) => string) =>
    value === null ? <span class="quiet">{t('notKnown')}</span> : text(value);
  const withPresent = orderBy === 'PEOPLE_PRESENT_DESC';
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('gaps', { count: gaps.length })}>
      <table class="gaps">
        <thead>
          <tr>
            <th scope="col">{t('stop')}</th>
            <th scope="col">{t('service')}</th>
            <th scope="col">
              <DefinitionLink measure="status" name={t('status')} />
            </th>
            <th scope="col" class="number">
              <DefinitionLink measure="people" name={withPresent ? t('present') : t('people')} />
            </th>
            <th scope="col" class="number">
              <DefinitionLink measure="isolation" name={t('isolation')} />
            </th>
            <th scope="col" class="number">
              <DefinitionLink measure="gap-rank" name={t('personKmToCare')} />
            </th>
            <th scope="col" class="number">
              <DefinitionLink measure="deaths" name={t('deaths')} />
            </th>
          </tr>
        </thead>
        <tbody>
          {gaps.map((gap) => {
            const { stop, serviceType, status, reason, peoplePerYear, peopleBasis, isolationKm } = gap;
            const key = keyOf(gap);
            return (
              <Fragment key={key}>
                <tr>
                  <th scope="row">
                    <button
                      type="button"
                      class="disclosure"
                      aria-expanded={open.has(key)}
                      aria-controls={key}
                      onClick={() => toggle(key)}
                    >
                      {stop.name}
                    </button>{' '}
                    <small>{stop.country?.name}</small>
                  </th>
                  <td>{serviceType.name}</td>
                  <td>
                    <StatusMark status={cellStatus(status, reason)} />
                  </td>
                  <td class="number">
                    {withPresent ? number(gap.peoplePresent, countText) : number(peoplePerYear, countText)}
                    {!withPresent && peopleBasis === 'TRAIL' && <small> {t('indicative')}</small>}
                  </td>
                  <td class="number">{gap.unreachable ? t('unreachable') : number(isolationKm, kmText)}</td>
                  <td class="number">{gap.unreachable ? '–' : number(gap.personKmToCare, countText)}</td>
                  <td class="number">{number(gap.deathsAndMissingPerYear, countText)}</td>
                </tr>
                <tr id={key} hidden={!open.has(key)}>
                  <td colSpan={7}>{open.has(key) && <GapDetails gap={gap} />}</td>
                </tr>
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}
