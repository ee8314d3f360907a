import { PlaceField } from '../../parts/place-field.tsx';
import type { Address } from '../../question/address.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

const AIMS = ['DISTANCE', 'TIME', 'KM_NOT_IN_CARE'] as const;
const MODES = ['ROAD', 'FOOT', 'RAIL', 'RIVER', 'SEA', 'AIR'] as const;

export type Aim = (typeof AIMS)[number];
export type Mode = (typeof MODES)[number];

export const aimOf = (text: string): Aim => AIMS.find((aim) => aim === text) ?? 'DISTANCE';
export const modesOf = (texts: readonly string[]): Mode[] => MODES.filter((mode) => texts.includes(mode));

/** Ends of the journey, and what it goes through or keeps clear of. Each change is asked at once. */
export function JourneyForm({ address }: { readonly address: Address }) {
  const t = useWords({ en });
  const modes = modesOf(address.readList('avoidModes'));
  const asked = ['via', 'avoid', 'avoidStops', 'avoidModes', 'by', 'from2', 'to2', 'asOf2'].some(
    (name) => address.read(name) !== '',
  );
  return (
    <form class="journey-form" onSubmit={(event) => event.preventDefault()}>
      <div class="fields">
        <PlaceField
          label={t('from')}
          name="from"
          value={address.read('from')}
          choose={(from) => address.write({ from })}
        />
        <PlaceField
          label={t('to')}
          name="to"
          value={address.read('to')}
          choose={(to) => address.write({ to })}
        />
        <button type="submit">{t('show')}</button>
      </div>
      <details open={asked}>
        <summary>{t('more')}</summary>
        <div class="fields">
          <PlaceField
            label={t('via')}
            name="via"
            value={address.read('via')}
            choose={(via) => address.write({ via })}
          />
          <PlaceField
            label={t('avoidStops')}
            name="avoid-stops"
            value={address.read('avoidStops')}
            choose={(avoidStops) => address.write({ avoidStops })}
          />
          <label>
            <span>{t('avoidCountries')}</span>
            <input
              type="text"
              value={address.read('avoid')}
              placeholder="LBY,SDN"
              onChange={({ currentTarget }) =>
                address.write({ avoid: currentTarget.value.toUpperCase().replaceAll(/[^A-Z,]/g, '') })
              }
            />
          </label>
          <label>
            <span>{t('order')}</span>
            <select
              value={aimOf(address.read('by'))}
              onChange={({ currentTarget }) => address.write({ by: currentTarget.value })}
            >
              {AIMS.map((aim) => (
                <option value={aim} key={aim}>
                  {t(aim)}
                </option>
              ))}
            </select>
          </label>
        </div>
        <fieldset class="modes">
          <legend>{t('avoidModes')}</legend>
          {MODES.map((mode) => (
            <label key={mode}>
              <input
                type="checkbox"
                checked={modes.includes(mode)}
                onChange={() =>
                  address.write({
                    avoidModes: modes.includes(mode) ? modes.filter((one) => one !== mode) : [...modes, mode],
                  })
                }
              />{' '}
              {mode.toLowerCase()}
            </label>
          ))}
        </fieldset>
        <fieldset>
          <legend>{t('beside')}</legend>
          <div class="fields">
            <PlaceField
              label={t('from2')}
              name="from2"
              value={address.read('from2')}
              choose={(from2) => address.write({ from2 })}
            />
            <PlaceField
              label={t('to2')}
              name="to2"
              value={address.read('to2')}
              choose={(to2) => address.write({ to2 })}
            />
            <label>
              <span>{t('compare')}</span>
              <input
                type="date"
                value={address.read('asOf2')}
                onChange={({ currentTarget }) => address.write({ asOf2: currentTarget.value })}
              />
            </label>
          </div>
        </fieldset>
      </details>
    </form>
  );
}
