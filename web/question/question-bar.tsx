import { useState } from 'preact/hooks';
import { FRAME_WORDS } from '../frame/frame-words.ts';
import { dayText } from '../words/numbers.ts';
import { useWords } from '../words/use-words.ts';
import { ServiceTypeChoice } from './service-type-choice.tsx';
import { useNarrow } from './use-narrow.ts';
import type { Question } from './use-question.ts';

interface Props {
  readonly question: Question;
  /** False on pages that ask about other places than one trail. */
  readonly withTrail?: boolean;
  /** False on pages that ask about other days than one. */
  readonly withDay?: boolean;
}

/**
 * What is asked, to be changed: each change is asked at once, and is in the address. In a narrow window it is said in a line that opens; on
 * paper it is that line.
 */
export function QuestionBar({ question, withTrail = true, withDay = true }: Props) {
  const t = useWords(FRAME_WORDS);
  const { address, catalogue, trail, types, group, asOf } = question;
  const narrow = useNarrow();
  const [opened, setOpened] = useState(false);
  const nameOf = (all: readonly { readonly code: string; readonly name: string }[], code: string) =>
    all.find((one) => one.code === code)?.name ?? code;
  const said = [
    ...(withTrail ? [nameOf(catalogue.trails, trail)] : []),
    types.map((code) => nameOf(catalogue.serviceTypes, code)).join(', '),
    nameOf(catalogue.groups, group),
    ...(withDay ? [asOf === null ? t('today') : dayText(asOf)] : []),
  ];
  return (
    <form class="question" aria-label={t('question')} onSubmit={(event) => event.preventDefault()}>
      <details open={!narrow || opened}>
        <summary
          class="question-said"
          onClick={(event) => {
            event.preventDefault();
            setOpened(!opened);
          }}
        >
          {said.join(' · ')}
        </summary>
        <div class="question-fields">
          {withTrail && (
            <label>
              <span>{t('trail')}</span>
              <select
                value={trail}
                onChange={({ currentTarget }) => address.write({ trail: currentTarget.value })}
              >
                {catalogue.trails.map(({ code, name }) => (
                  <option value={code} key={code}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          <ServiceTypeChoice
            all={catalogue.serviceTypes}
            chosen={types}
            choose={(chosen) => address.write({ types: chosen })}
          />
          <label>
            <span>{t('for')}</span>
            <select
              value={group}
              onChange={({ currentTarget }) => address.write({ group: currentTarget.value })}
            >
              {catalogue.groups.map(({ code, name }) => (
                <option value={code} key={code}>
                  {name}
                </option>
              ))}
            </select>
          </label>
          {withDay && (
            <label>
              <span>{t('on')}</span>
              <input
                type="date"
                value={asOf ?? ''}
                aria-describedby="no-day"
                onChange={({ currentTarget }) => address.write({ asOf: currentTarget.value })}
              />
              <small id="no-day" hidden={asOf !== null}>
                {t('today')}
              </small>
            </label>
          )}
        </div>
      </details>
    </form>
  );
}
