import { useEffect, useRef } from 'preact/hooks';
import { FRAME_WORDS } from '../frame/frame-words.ts';
import { useWords } from '../words/use-words.ts';
import type { Catalogue } from './catalogue.ts';

interface Props {
  readonly all: Catalogue['serviceTypes'];
  readonly chosen: readonly string[];
  readonly choose: (codes: readonly string[]) => void;
}

const RESPONSES = ['ASSISTANCE', 'PROTECTION', 'AWARENESS', 'ADVOCACY', null] as const;

/** Boxes to tick, by the Movement's types of response, behind a button that says how many are chosen. One at least stays. */
export function ServiceTypeChoice({ all, chosen, choose }: Props) {
  const t = useWords(FRAME_WORDS);
  const details = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const close = (event: Event) => {
      const inside = event.target instanceof Node && details.current?.contains(event.target);
      const escaped = event instanceof KeyboardEvent && event.key === 'Escape';
      if (details.current?.open && (escaped || (event.type === 'pointerdown' && !inside))) {
        details.current.open = false;
        if (escaped) details.current.querySelector('summary')?.focus();
      }
    };
    addEventListener('pointerdown', close);
    addEventListener('keydown', close);
    return () => {
      removeEventListener('pointerdown', close);
      removeEventListener('keydown', close);
    };
  }, []);
  const toggle = (code: string) => {
    const next = chosen.includes(code) ? chosen.filter((one) => one !== code) : [...chosen, code];
    if (next.length > 0) choose(next);
  };
  const names = all.filter(({ code }) => chosen.includes(code)).map(({ name }) => name);
  return (
    <details class="choice" ref={details}>
      <summary>
        <span class="choice-label">{t('services')}</span>
        <span class="choice-chosen">
          {names.length > 0 && names.length <= 2
            ? names.join(', ')
            : t('servicesChosen', { count: chosen.length })}
        </span>
      </summary>
      <div class="choice-panel" lang="en" dir="ltr">
        {RESPONSES.map((response) => {
          const types = all.filter(({ responseType }) => responseType === response);
          return (
            types.length > 0 && (
              <fieldset key={response}>
                <legend>
                  {response === null ? 'Other' : response.charAt(0) + response.slice(1).toLowerCase()}
                </legend>
                {types.map(({ code, name }) => (
                  <label key={code}>
                    <input type="checkbox" checked={chosen.includes(code)} onChange={() => toggle(code)} />
                    {name}
                  </label>
                ))}
              </fieldset>
            )
          );
        })}
      </div>
    </details>
  );
}
