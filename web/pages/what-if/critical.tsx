import criticalDocument, { type Data, type Variables } from '../../documents/critical-services.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import type { Question } from '../../question/use-question.ts';
import { countText, kmText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { type Change, has, toggled } from './changes.ts';
import en from './words.en.json';

type Answer = NonNullable<Data['criticalServices']>;
type Loss = Answer['nodes'][number];
type By = Variables['by'];

const BY = ['SERVICE', 'BRANCH', 'PROVIDER'] as const;
const MOST_ROWS = 20;

interface Props {
  readonly question: Question;
  readonly changes: readonly Change[];
  readonly suppose: (changes: readonly Change[]) => void;
}

/** What would be missed most if it closed: asked only when somebody wants to know, because each is tried. */
export function Critical({ question, changes, suppose }: Props) {
  const t = useWords({ en });
  const { address } = question;
  const by = BY.find((one) => one === address.read('critical')) ?? null;
  return (
    <section class="critical" aria-labelledby="critical">
      <h2 id="critical">
        <DefinitionLink measure="critical-services" name={t('critical')} />
      </h2>
      <p>{t('criticalMore')}</p>
      <div class="buttons">
        {BY.map((one) => (
          <button
            type="button"
            key={one}
            aria-pressed={one === by}
            onClick={() => address.write({ critical: one === by ? null : one })}
          >
            {t(`by_${one}`)}
          </button>
        ))}
      </div>
      {by !== null && <CriticalBy question={question} by={by} changes={changes} suppose={suppose} />}
    </section>
  );
}

function CriticalBy({
  question: { trail, types, group, asOf },
  by,
  changes,
  suppose,
}: Props & { readonly by: By }) {
  const asked = useAnswer(criticalDocument, {
    trails: [trail],
    serviceTypes: types,
    groups: [group],
    asOf,
    by,
    first: MOST_ROWS,
  });
  return (
    <AskedView asked={asked}>
      {({ criticalServices: answer }) =>
        answer && (
          <>
            <Said answer={answer} />
            {answer.nodes.length > 0 && <Table losses={answer.nodes} changes={changes} suppose={suppose} />}
            <SourceList sources={answer.sources} />
          </>
        )
      }
    </AskedView>
  );
}

/** How many were tried, and why the list is empty when it is. */
function Said({ answer }: { readonly answer: Answer }) {
  const t = useWords({ en });
  const { totalCount, nodes, lookedAt, servicesWithoutMember, kmInCare, kmUnknown, withheld } = answer;
  return (
    <>
      <p>
        {t('lookedAt', { count: lookedAt, km: kmText(kmInCare) })}{' '}
        {totalCount === 0 && kmInCare === 0 && t('nothingInCare', { km: kmText(kmUnknown) })}
        {totalCount === 0 && kmInCare > 0 && t('othersServe')}
        {totalCount > nodes.length && t('more', { shown: nodes.length, count: totalCount })}
      </p>
      {servicesWithoutMember > 0 && (
        <p class="quiet">{t('withoutMember', { count: servicesWithoutMember })}</p>
      )}
      {withheld.length > 0 && (
        <p class="quiet">{t('withheld', { types: withheld.map(({ name }) => name).join(', ') })}</p>
      )}
    </>
  );
}

function Table({
  losses,
  changes,
  suppose,
}: { readonly losses: readonly Loss[] } & Pick<Props, 'changes' | 'suppose'>) {
  const t = useWords({ en });
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('critical')}>
      <table>
        <thead>
          <tr>
            <th scope="col" class="number">
              {t('rank')}
            </th>
            <th scope="col">{t('lostWith')}</th>
            <th scope="col" class="number">
              <DefinitionLink measure="km-in-care" name={t('kmLost')} />
            </th>
            <th scope="col" class="number">
              <DefinitionLink measure="person-km" name={t('personKmLost')} />
            </th>
            <th scope="col">{t('alsoLost')}</th>
            <th scope="col">
              <span class="visually-hidden">{t('suppose')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {losses.map((loss) => {
            const { code, name, more, change } = whatIsLost(loss);
            const { rank, kmNotInCare, kmWithoutCare, personKmNotInCare } = loss;
            return (
              <tr key={code}>
                <td class="number">{rank}</td>
                <th scope="row">
                  {name} <small>{more}</small>
                </th>
                <td class="number">
                  {kmText(kmNotInCare)}
                  <br />
                  <small>{t('ofThemCertain', { km: kmText(kmWithoutCare) })}</small>
                </td>
                <td class="number">
                  {personKmNotInCare === null ? t('notKnown') : countText(personKmNotInCare)}
                </td>
                <td>{also(loss)}</td>
                <td>
                  {change !== null && (
                    <button
                      type="button"
                      aria-pressed={has(changes, change)}
                      onClick={() => suppose(toggled(changes, change))}
                    >
                      {t('close')}
                      <span class="visually-hidden"> {name}</span>
                    </button>
                  )}
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );

  function whatIsLost({ service, branch, provider, serviceCount }: Loss) {
    if (service !== null) {
      const { code, name, serviceType, provider: whose, stop } = service;
      return {
        code,
        name: name ?? serviceType?.name ?? code,
        more: [serviceType?.name, whose?.name, stop?.name].filter(Boolean).join(', '),
        change: { closeService: { code } },
      };
    }
    const services = t('services', { count: serviceCount });
    if (branch !== null) {
      const { code, name, nationalSociety } = branch;
      return {
        code,
        name: name ?? code,
        more: [nationalSociety?.name, services].filter(Boolean).join(', '),
        change: { closeBranch: { code } },
      };
    }
    return { code: provider?.code ?? '', name: provider?.name ?? '', more: services, change: null };
  }

  function also({ gapsOpened, turnedUnknown, handoversLost }: Loss): string {
    const parts = [
      gapsOpened > 0 && t('lostGaps', { count: gapsOpened }),
      turnedUnknown > 0 && t('lostUnknown', { count: turnedUnknown }),
      handoversLost > 0 && t('lostHandovers', { count: handoversLost }),
    ].filter((part) => typeof part === 'string');
    return parts.length === 0 ? t('nothingElse') : parts.join('; ');
  }
}
