import { compareNames } from '../../words/compare-names.ts';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Scene, SceneBorder, SceneStop } from '../../map/scene.ts';
import { LOOKS } from '../../parts/status.ts';
import { StatusGlyph } from '../../parts/status-glyph.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import type { Address } from '../../question/address.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

interface Props {
  readonly scene: Scene;
  readonly chosen: number | null;
  readonly choose: (stop: number | null) => void;
  readonly address: Address;
}

const MOST_SHOWN = 300;

/** Every stop by name, for whoever does not point at the map; of the chosen one, what is known there. */
export function StopList({ scene, chosen, choose, address }: Props) {
  const t = useWords({ en });
  const [sought, setSought] = useState('');
  const wanted = sought.toLocaleLowerCase();
  const found = scene.stops
    .map((stop, place) => ({ stop, place }))
    .filter(({ stop }) => stop.name.toLocaleLowerCase().includes(wanted))
    .toSorted((a, b) => compareNames(a.stop.name, b.stop.name));
  return (
    <section class="stop-list" aria-label={t('stops', { count: scene.stops.length })}>
      {chosen !== null && (
        <Details
          stop={scene.stops[chosen]!}
          borders={scene.borders.filter(({ ends }) => ends.includes(chosen))}
          close={() => choose(null)}
          address={address}
        />
      )}
      <label>
        <span>{t('filter')}</span>
        <input type="search" value={sought} onInput={({ currentTarget }) => setSought(currentTarget.value)} />
      </label>
      <p class="quiet" aria-live="polite">
        {found.length === 0 ? t('none') : t('stops', { count: found.length })}
      </p>
      <ul>
        {found.slice(0, MOST_SHOWN).map(({ stop, place }) => (
          <li key={stop.code}>
            <button type="button" aria-pressed={place === chosen} onClick={() => choose(place)}>
              <svg viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
                <StatusGlyph look={stop.look} />
              </svg>
              <span>
                {stop.name} <small>{stop.country ?? t('atSea')}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface DetailsProps {
  readonly stop: SceneStop;
  /** At it, or beyond the sea from it. */
  readonly borders: readonly SceneBorder[];
  readonly close: () => void;
  readonly address: Address;
}

function Details({ stop, borders, close, address }: DetailsProps) {
  const t = useWords({ en });
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), [stop.code]);
  return (
    <article class="stop-details">
      <h3 ref={heading} tabIndex={-1}>
        {stop.name} <small>{stop.country ?? t('atSea')}</small>
      </h3>
      <ul>
        {stop.cells
          .filter(({ status }) => LOOKS[status] !== 'none')
          .map(({ type, status, services }) => (
            <li key={type}>
              <strong>{type}</strong> <StatusMark status={status} />
              {services.length > 0 && (
                <ul>
                  {services.map(({ code, name, provider }) => (
                    <li key={code}>
                      {provider === null ? (name ?? code) : t('provider', { name: name ?? type, provider })}
                    </li>
                  ))}
                </ul>
              )}
            </li>
          ))}
      </ul>
      {borders
        .flatMap(({ passages }) => passages)
        .map(({ from, to, handovers }) => (
          <section key={`${from} ${to}`}>
            <h4>{t('border', { from, to })}</h4>
            <ul>
              {handovers.map(({ type, status }) => (
                <li key={type}>
                  <strong>{type}</strong> <StatusMark status={status} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      <p class="buttons">
        <a href={address.to('/journey', { from: stop.code })}>{t('journeyFrom')}</a>
        <button type="button" onClick={close}>
          {t('close')}
        </button>
      </p>
    </article>
  );
}
