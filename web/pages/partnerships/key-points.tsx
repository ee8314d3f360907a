import keyPointsDocument, { type Data } from '../../documents/key-points.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import { countText, shareText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

type KeyPoints = NonNullable<Data['keyPoints']>;
type Level = KeyPoints['levels'][number];

const MOST_POINTS = 1000;

interface Props {
  /** Codes. Null: the whole network. */
  readonly trails: readonly string[] | null;
  /** Code of a regional network: its members alone. Empty: the Societies of the trails. */
  readonly network: string;
  readonly asOf: string | null;
}

/** Whether each Society is there, at the borders, harbours, camps and cities of its country. */
export function KeyPointsOf({ trails, network, asOf }: Props) {
  const t = useWords({ en });
  const asked = useAnswer(keyPointsDocument, {
    trails,
    networks: network === '' ? [] : [network],
    asOf,
    first: MOST_POINTS,
  });
  return (
    <section aria-labelledby="key-points">
      <h2 id="key-points">
        <DefinitionLink measure="key-points" name={t('keyPoints')} />
      </h2>
      <p>{t('keyPointsMore')}</p>
      <AskedView asked={asked}>{({ keyPoints }) => keyPoints && <Shown answer={keyPoints} />}</AskedView>
    </section>
  );
}

function Shown({ answer: { levels, points, sources } }: { readonly answer: KeyPoints }) {
  const t = useWords({ en });
  const together = levels.find(({ level }) => level === 'NETWORK');
  const members = together?.network?.members.map(({ code }) => code);
  const societies = levels.filter(
    ({ level, nationalSociety }) =>
      level === 'NATIONAL' && (members?.includes(nationalSociety?.code ?? '') ?? true),
  );
  if (societies.length === 0) return <p>{t('noKeyPoint')}</p>;
  const rows = together ? [together, ...societies] : societies;
  return (
    <>
      <div class="table-scroll" tabIndex={0} role="region" aria-label={t('keyPoints')}>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('society')}</th>
              <th scope="col" class="number">
                {t('keyPointsColumn')}
              </th>
              <th scope="col" class="number">
                {t('present')}
              </th>
              <th scope="col" class="number">
                {t('none')}
              </th>
              <th scope="col" class="number">
                {t('unknownPoints')}
              </th>
              <th scope="col">{t('presentShare')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.nationalSociety?.code ?? 'network'}>
                <th scope="row">{row.nationalSociety?.name ?? row.network?.name}</th>
                <td class="number">{countText(row.keyPoints)}</td>
                <td class="number">{countText(row.present)}</td>
                <td class="number">{countText(row.none)}</td>
                <td class="number">{countText(row.unknown)}</td>
                <td>{share(row)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {points.totalCount > points.nodes.length && (
        <p class="quiet">{t('pointsShown', { shown: points.nodes.length, count: points.totalCount })}</p>
      )}
      <details class="others">
        <summary>{t('whichPoints')}</summary>
        {societies.map((society) => (
          <Points key={society.nationalSociety?.code} society={society} points={points.nodes} />
        ))}
      </details>
      <SourceList sources={sources} />
    </>
  );

  function share({ presentShareAtLeast, presentShareAtMost }: Level): string {
    if (presentShareAtLeast === null || presentShareAtMost === null) return t('noShare');
    return presentShareAtLeast === presentShareAtMost
      ? shareText(presentShareAtLeast)
      : t('shareBetween', {
          atLeast: shareText(presentShareAtLeast),
          atMost: shareText(presentShareAtMost),
        });
  }
}

interface PointsProps {
  readonly society: Level;
  readonly points: KeyPoints['points']['nodes'];
}

/** The places of a Society, those where it is not, or of which nobody says, first. */
function Points({ society: { nationalSociety }, points }: PointsProps) {
  const t = useWords({ en });
  const own = points.filter(({ nationalSociety: { code } }) => code === nationalSociety?.code);
  if (own.length === 0) return null;
  return (
    <section class="society-points">
      <h3>{t('pointsOf', { society: nationalSociety?.name ?? '', count: own.length })}</h3>
      <dl>
        {(['NONE', 'UNKNOWN', 'PRESENT'] as const).map((capacity) => {
          const there = own.filter((point) => point.capacity === capacity);
          return (
            there.length > 0 && (
              <div key={capacity}>
                <dt>{t(`capacity_${capacity}`)}</dt>
                <dd>{there.map(({ stop }) => stop.name).join(', ')}</dd>
              </div>
            )
          );
        })}
      </dl>
    </section>
  );
}
