import { useEffect, useState } from 'preact/hooks';
import cancelDocument from '../../documents/cancel-plan.graphql';
import planDocument from '../../documents/plan.graphql';
import startDocument, { type Variables } from '../../documents/start-plan.graphql';
import { tell } from '../../client/ask.ts';
import { useAnswer } from '../../client/use-answer.ts';
import { useTask } from '../../client/use-task.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import type { Change } from './changes.ts';
import { PlanProgress } from './plan-progress.tsx';
import { PlanSites } from './plan-sites.tsx';
import en from './words.en.json';
import type { Job } from './job.ts';

const OBJECTIVES = ['KM', 'PERSON_KM', 'PEOPLE', 'JOURNEYS'] as const;
const POLL_MS = 1000;
const UNDER_WAY: ReadonlySet<Job['state']> = new Set(['QUEUED', 'RUNNING']);

interface Props {
  readonly question: Question;
  readonly suppose: (changes: readonly Change[]) => void;
}

/** Where to open services so that most comes into care: a search that tells how far it is. */
export function Plan({ question, suppose }: Props) {
  const t = useWords({ en });
  const { address, trail, types, group, asOf } = question;
  const task = useTask();
  const job = address.read('job');
  const start = (form: HTMLFormElement) => {
    const given = new FormData(form);
    const text = (name: string) => given.get(name) as string;
    task.run(async () => {
      const { startPlan } = await tell(startDocument, {
        trails: [trail],
        serviceTypes: types,
        groups: [group],
        asOf,
        sites: Number(text('sites')),
        objective: text('objective') as Variables['objective'],
        timeLimitSeconds: Number(text('seconds')),
      });
      address.write({ job: startPlan.id }, { replace: true });
    });
  };
  return (
    <section>
      <h2>
        <DefinitionLink measure="plan" name={t('plan')} />
      </h2>
      <p>{t('planMore')}</p>
      <form
        class="fields"
        onSubmit={(event) => {
          event.preventDefault();
          start(event.currentTarget);
        }}
      >
        <label>
          <span>{t('sites')}</span>
          <input type="number" name="sites" min={1} max={500} defaultValue="5" required />
        </label>
        <label>
          <span>{t('objective')}</span>
          <select name="objective">
            {OBJECTIVES.map((one) => (
              <option value={one} key={one}>
                {t(one)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('seconds')}</span>
          <input type="number" name="seconds" min={1} max={600} defaultValue="30" required />
        </label>
        <button type="submit" class="main-button" disabled={task.working}>
          {t('startPlan')}
        </button>
      </form>
      {task.problem !== null && (
        <p class="notice notice-problem" role="alert">
          {task.problem}
        </p>
      )}
      {job !== '' && <PlanJob key={job} id={job} group={group} suppose={suppose} />}
    </section>
  );
}

interface JobProps extends Pick<Props, 'suppose'>, Pick<Question, 'group'> {
  readonly id: string;
}

function PlanJob({ id, group, suppose }: JobProps) {
  const t = useWords({ en });
  const [asks, setAsks] = useState(0);
  const cancel = useTask();
  const asked = useAnswer(planDocument, { id }, { anew: asks });
  const job = asked.answer?.data.job ?? null;
  const goesOn = job === null || UNDER_WAY.has(job.state);
  useEffect(() => {
    if (asked.state !== 'answered' || !goesOn) return undefined;
    const timer = setTimeout(() => setAsks((count) => count + 1), POLL_MS);
    return () => clearTimeout(timer);
  }, [asked, goesOn]);
  if (asked.state === 'failed' || job === null) return <AskedView asked={asked}>{() => null}</AskedView>;
  return (
    <div class="plan-job" aria-live="polite">
      {goesOn && (
        <>
          <PlanProgress job={job} />
          <button
            type="button"
            disabled={cancel.working}
            onClick={() => cancel.run(async () => void (await tell(cancelDocument, { id })))}
          >
            {t('cancel')}
          </button>
        </>
      )}
      {!goesOn && job.plan === null && (
        <p class="notice">
          {t(`state_${job.state}`)} {job.reason}
        </p>
      )}
      {job.plan !== null && <PlanSites plan={job.plan} group={group} suppose={suppose} />}
    </div>
  );
}
