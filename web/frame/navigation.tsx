import { useState } from 'preact/hooks';
import { useAddress } from '../question/address.ts';
import { useWords } from '../words/use-words.ts';
import { type FrameKey, FRAME_WORDS } from './frame-words.ts';

const ITEMS: readonly (readonly [path: string, words: FrameKey])[] = [
  ['/journey', 'journey'],
  ['/map', 'map'],
  ['/matrix', 'matrix'],
  ['/gaps', 'gaps'],
  ['/partnerships', 'partnerships'],
  ['/what-if', 'whatIf'],
  ['/change', 'change'],
  ['/brief', 'brief'],
  ['/data', 'data'],
  ['/about', 'about'],
];

/** Links to the pages, with the same question; behind a button where the window is narrow. */
export function Navigation() {
  const t = useWords(FRAME_WORDS);
  const address = useAddress();
  const [open, setOpen] = useState(false);
  return (
    <nav aria-label={t('nav')} class={open ? 'navigation navigation-open' : 'navigation'}>
      <button
        type="button"
        class="navigation-button"
        aria-expanded={open}
        aria-controls="pages"
        onClick={() => setOpen(!open)}
      >
        {t('menu')}
      </button>
      <ul id="pages">
        {ITEMS.map(([path, words]) => (
          <li key={path}>
            <a
              href={address.to(path)}
              aria-current={address.path === path ? 'page' : undefined}
              onClick={() => setOpen(false)}
            >
              {t(words)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
