import { useRef, useState } from 'preact/hooks';
import { useCatalogue } from '../../question/catalogue.ts';
import { useWords } from '../../words/use-words.ts';
import { CompleteFor, completeFor } from './complete-for.tsx';
import { LoadOutcome } from './load-outcome.tsx';
import { type LoadFields, type LoadReport, proposeMapping, sendFile } from './load-request.ts';
import en from './words.en.json';

type Step =
  | { readonly is: 'waiting' }
  | { readonly is: 'working' }
  | { readonly is: 'told'; readonly report: LoadReport; readonly dryRun: boolean }
  | { readonly is: 'failed'; readonly message: string };

const FIELDS = ['publisher', 'source', 'as-of', 'country'] as const;

const sizeText = (bytes: number) =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

/** Drop or choose a file; preview it, give a mapping if it needs one, load it. */
export function LoadFile() {
  const t = useWords({ en });
  const mayLoad = useCatalogue()?.about.reader === 'movement';
  const input = useRef<HTMLInputElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const [file, setFile] = useState<File | null>(null);
  const [over, setOver] = useState(false);
  const [step, setStep] = useState<Step>({ is: 'waiting' });
  const [mapping, setMapping] = useState<string | null>(null);

  const choose = (chosen: File | undefined) => {
    if (chosen === undefined) return;
    setFile(chosen);
    setMapping(null);
    setStep({ is: 'waiting' });
  };
  const fields = (dryRun: boolean): LoadFields => {
    const given = new FormData(form.current!);
    const text = (name: string) => {
      const value = given.get(name);
      return typeof value === 'string' ? value.trim() : '';
    };
    return {
      ...Object.fromEntries(FIELDS.map((name) => [name, text(name)])),
      ...(given.has('public') && { public: 'true' }),
      ...completeFor(text('complete-country'), text('complete-type')),
      ...(mapping !== null && { map: mapping }),
      ...(dryRun && { 'dry-run': 'true' }),
    };
  };
  const run = async (work: () => Promise<void>) => {
    setStep({ is: 'working' });
    try {
      await work();
    } catch (problem) {
      setStep({ is: 'failed', message: problem instanceof Error ? problem.message : String(problem) });
    }
  };
  const send = (dryRun: boolean) =>
    run(async () => setStep({ is: 'told', dryRun, report: await sendFile(file!, fields(dryRun)) }));
  const propose = () =>
    run(async () => {
      setMapping(await proposeMapping(file!));
      setStep({ is: 'waiting' });
    });

  if (!mayLoad) return <p class="notice">{t('notHere')}</p>;
  const previewed = step.is === 'told' && step.dryRun && step.report.exitCode !== 1;
  return (
    <form ref={form} class="load" onSubmit={(event) => event.preventDefault()}>
      <div
        class={over ? 'drop drop-over' : 'drop'}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => {
          event.preventDefault();
          setOver(false);
          choose(event.dataTransfer?.files[0]);
        }}
      >
        <p>
          {t('drop')}{' '}
          <label class="file-choice">
            {t('choose')}
            <input
              ref={input}
              type="file"
              class="visually-hidden"
              onChange={({ currentTarget }) => choose(currentTarget.files?.[0])}
            />
          </label>
        </p>
        {file !== null && (
          <p class="file-chosen">{t('chosen', { name: file.name, size: sizeText(file.size) })}</p>
        )}
      </div>
      {file !== null && (
        <>
          <details class="about-file">
            <summary>{t('more')}</summary>
            <div class="fields">
              <label>
                <span>{t('publisher')}</span>
                <input type="text" name="publisher" />
              </label>
              <label>
                <span>{t('source')}</span>
                <input type="text" name="source" placeholder={t('sourceHelp')} />
              </label>
              <label>
                <span>{t('asOf')}</span>
                <input type="date" name="as-of" />
              </label>
              <label>
                <span>{t('country')}</span>
                <input type="text" name="country" maxLength={3} placeholder={t('countryHelp')} />
              </label>
              <label class="tick">
                <input type="checkbox" name="public" /> {t('public')}
              </label>
            </div>
            <CompleteFor />
          </details>
          {mapping !== null && (
            <div class="mapping">
              <h3>{t('mapping')}</h3>
              <p>{t('mappingMore')}</p>
              <textarea
                rows={16}
                spellcheck={false}
                aria-label={t('mapping')}
                value={mapping}
                onInput={({ currentTarget }) => setMapping(currentTarget.value)}
              />
            </div>
          )}
          <p class="buttons">
            <button
              type="button"
              class={previewed ? undefined : 'main-button'}
              disabled={step.is === 'working'}
              onClick={() => void send(true)}
            >
              {t('preview')}
            </button>
            {previewed && (
              <button type="button" class="main-button" onClick={() => void send(false)}>
                {t('loadNow')}
              </button>
            )}
          </p>
        </>
      )}
      <div aria-live="polite">
        {step.is === 'working' && <p class="waiting">{t('working', { name: file?.name ?? '' })}</p>}
        {step.is === 'failed' && (
          <p class="notice notice-problem">
            <strong>{t('notDone')}.</strong> {step.message}
          </p>
        )}
        {step.is === 'told' && (
          <LoadOutcome
            report={step.report}
            dryRun={step.dryRun}
            propose={mapping === null ? () => void propose() : null}
          />
        )}
      </div>
    </form>
  );
}
