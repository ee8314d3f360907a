import { FRAME_WORDS } from '../frame/frame-words.ts';
import { dayText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';

/** As `SourceParts` of web/documents/fragments. */
export interface SourceParts {
  readonly code: string;
  readonly publisher: string;
  readonly dataset: string;
  readonly licence: string | null;
  readonly url: string | null;
  readonly asOf: string | null;
  readonly retrieved: string | null;
  readonly illustrative: boolean;
}

/** On whose word an answer rests. */
export function SourceList({ sources }: { readonly sources: readonly SourceParts[] }) {
  const t = useWords(FRAME_WORDS);
  return (
    <details class="sources">
      <summary>{t('sources', { count: sources.length })}</summary>
      <ul>
        {sources.map(({ code, publisher, dataset, licence, url, asOf, illustrative }) => (
          <li key={code}>
            {url === null ? dataset : <a href={url}>{dataset}</a>}, {publisher}
            {asOf !== null && `, ${dayText(asOf)}`}
            {licence !== null && `, ${licence}`}
            {illustrative && <strong> – {t('illustrative')}</strong>}
          </li>
        ))}
      </ul>
    </details>
  );
}
