import { useState } from 'preact/hooks';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import { fileAddress } from './file-address.ts';
import en from './words.en.json';

const FILES = [
  ['csv', 'CSV'],
  ['hxl.csv', 'HXL'],
  ['geojson', 'GeoJSON'],
  ['xlsx', 'XLSX'],
] as const;

interface Props {
  readonly question: Question;
  readonly view: 'gaps' | 'questions';
  readonly orderBy?: string;
}

/** The same as files, and the address of the view for somebody else. */
export function FilesAndLink({ question, view, orderBy }: Props) {
  const t = useWords({ en });
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(location.href);
    setCopied(true);
  };
  return (
    <p class="files">
      {t('export')}:{' '}
      {FILES.map(([extension, name]) => (
        <a key={extension} href={fileAddress(view, extension, question, orderBy)} download>
          {name}
        </a>
      ))}
      <button type="button" onClick={() => void copy()}>
        {t('copy')}
      </button>
      <span aria-live="polite">{copied && t('copied')}</span>
    </p>
  );
}
