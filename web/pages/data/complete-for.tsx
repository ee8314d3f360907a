import { useCatalogue } from '../../question/catalogue.ts';
import { useWords } from '../../words/use-words.ts';
import type { LoadFields } from './load-request.ts';
import en from './words.en.json';

/** Whether the file lists all there is: only then is what it does not list known to be missing, a gap and no question. */
export function CompleteFor() {
  const t = useWords({ en });
  const types = useCatalogue()?.serviceTypes ?? [];
  return (
    <fieldset>
      <legend>{t('complete')}</legend>
      <p class="quiet">{t('completeMore')}</p>
      <div class="fields">
        <label>
          <span>{t('completeType')}</span>
          <select name="complete-type">
            <option value="">{t('completeNo')}</option>
            {types.map(({ code, name }) => (
              <option value={code} key={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('completeCountry')}</span>
          <input type="text" name="complete-country" maxLength={3} placeholder={t('countryHelp')} />
        </label>
      </div>
    </fieldset>
  );
}

/** As the option of `trailcare load`: of all kinds of provider. A half of it is sent too, to be refused in the server's words. */
export const completeFor = (country: string, type: string): LoadFields =>
  country === '' && type === '' ? {} : { 'complete-for': `${country.toUpperCase()}:${type}:ALL` };
