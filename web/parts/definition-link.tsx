import { FRAME_WORDS } from '../frame/frame-words.ts';
import { useAddress } from '../question/address.ts';
import { useWords } from '../words/use-words.ts';

interface Props {
  /** Anchor of the definition on the page About: one of pages/about/definitions.ts. */
  readonly measure: string;
  /** The measure's name, as shown. */
  readonly name: string;
}

/** The name of a measure, which leads to its definition. Put one wherever a number is shown. */
export function DefinitionLink({ measure, name }: Props) {
  const t = useWords(FRAME_WORDS);
  const address = useAddress();
  return (
    <a
      class="definition"
      href={`${address.to('/about')}#${measure}`}
      title={t('definition', { measure: name })}
    >
      {name}
    </a>
  );
}
