import { countText, signedText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { DefinitionLink } from './definition-link.tsx';
import { MEASURE_ROWS, type Measured } from './measure-rows.ts';
import en from './words.en.json';

interface Props {
  readonly before: Measured;
  readonly after: Measured;
  readonly difference: Measured;
}

/** Every measure before, after, and what is different; those that stay as they are behind a line. */
export function MeasuresTable({ before, after, difference }: Props) {
  const t = useWords({ en });
  const changed = MEASURE_ROWS.filter(([name]) => difference[name] !== 0);
  const same = MEASURE_ROWS.filter(([name]) => difference[name] === 0);
  const rows = (of: typeof changed) => (
    <tbody>
      {of.map(([name, anchor]) => (
        <tr key={name}>
          <th scope="row">
            <DefinitionLink measure={anchor} name={t(name)} />
          </th>
          <td class="number">{shown(before[name])}</td>
          <td class="number">{shown(after[name])}</td>
          <td class="number">{difference[name] === null ? '–' : signedText(difference[name])}</td>
        </tr>
      ))}
    </tbody>
  );
  const shown = (value: number | null) => (value === null ? t('notKnown') : countText(value));
  const head = (
    <thead>
      <tr>
        <th scope="col">{t('measure')}</th>
        <th scope="col" class="number">
          {t('before')}
        </th>
        <th scope="col" class="number">
          {t('after')}
        </th>
        <th scope="col" class="number">
          {t('difference')}
        </th>
      </tr>
    </thead>
  );
  return (
    <>
      {changed.length > 0 && (
        <div class="table-scroll" tabIndex={0} role="region" aria-label={t('changedMeasures')}>
          <table class="measures">
            {head}
            {rows(changed)}
          </table>
        </div>
      )}
      {same.length > 0 && (
        <details>
          <summary>{t('unchanged', { count: same.length })}</summary>
          <div class="table-scroll" tabIndex={0} role="region" aria-label={t('sameMeasures')}>
            <table class="measures">
              {head}
              {rows(same)}
            </table>
          </div>
        </details>
      )}
    </>
  );
}
