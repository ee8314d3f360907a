import { FRAME_WORDS } from '../../frame/frame-words.ts';
import type { SourceParts } from '../../parts/source-list.tsx';
import { dayText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

const MOST = 8;

/** On whose word the brief rests, in few lines of paper. */
export function BriefSources({ sources }: { readonly sources: readonly SourceParts[] }) {
  const t = useWords({ en });
  const frame = useWords(FRAME_WORDS);
  const each = [...new Map(sources.map((source) => [source.code, source])).values()];
  return (
    <section>
      <h3>{frame('sources', { count: each.length })}</h3>
      <p class="brief-sources">
        {each
          .slice(0, MOST)
          .map(({ publisher, dataset, asOf, illustrative }) =>
            [dataset, publisher, asOf && dayText(asOf), illustrative && frame('illustrative')]
              .filter(Boolean)
              .join(', '),
          )
          .join('; ')}
        {each.length > MOST && ` ${t('moreSources', { count: each.length - MOST })}`}
      </p>
    </section>
  );
}
