import communitiesDocument, { type Data } from '../../documents/communities.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import { AskedView } from '../../parts/asked-view.tsx';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { SourceList } from '../../parts/source-list.tsx';
import { countText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import { networksApart } from './networks-apart.ts';
import en from './words.en.json';

type Communities = NonNullable<Data['communities']>;
type Community = Communities['communities'][number];

const MOST_PAIRS = 20;

interface Props {
  /** Codes. Null: the whole network. */
  readonly trails: readonly string[] | null;
  readonly asOf: string | null;
}

/** Which Societies belong together by the people who pass between their countries, against the regional networks that there are. */
export function CommunitiesOf({ trails, asOf }: Props) {
  const t = useWords({ en });
  const asked = useAnswer(communitiesDocument, { trails, asOf });
  return (
    <section aria-labelledby="communities">
      <h2 id="communities">
        <DefinitionLink measure="community" name={t('communities')} />
      </h2>
      <p>{t(trails === null ? 'communitiesEverywhere' : 'communitiesMore')}</p>
      <AskedView asked={asked}>
        {({ communities }) => communities && <Shown answer={communities} />}
      </AskedView>
    </section>
  );
}

function Shown({ answer }: { readonly answer: Communities }) {
  const t = useWords({ en });
  const { communities, modularity, across, unknown, unplaced, sources } = answer;
  return (
    <>
      {communities.length === 0 ? (
        <p class="notice">{t('noCommunity')}</p>
      ) : (
        <>
          <ul class="cards communities">
            {communities.map((community) => (
              <OneCommunity key={community.societies[0]!.code} community={community} />
            ))}
          </ul>
          <ul>
            {networksApart(communities).map(({ name, parts }) => (
              <li key={name}>
                {t(parts === 1 ? 'networkTogether' : 'networkApart', { network: name, parts })}
              </li>
            ))}
          </ul>
          {modularity !== null && (
            <p class="quiet">{t('modularity', { value: Math.round(modularity * 100) / 100 })}</p>
          )}
        </>
      )}
      {across.length > 0 && (
        <>
          <h3>{t('across')}</h3>
          <ol>
            {across.slice(0, MOST_PAIRS).map(({ a, b, peoplePerYear }) => (
              <li key={`${a.code} ${b.code}`}>
                {t('acrossPair', { a: a.name, b: b.name, people: countText(peoplePerYear ?? 0) })}
              </li>
            ))}
          </ol>
          {across.length > MOST_PAIRS && <p>{t('shown', { shown: MOST_PAIRS, count: across.length })}</p>}
        </>
      )}
      {unknown.length > 0 && (
        <p>{t('unknownPairs', { count: unknown.length, known: communities.length > 0 ? 'yes' : 'no' })}</p>
      )}
      {unplaced.length > 0 && (
        <p>{t('unplaced', { societies: unplaced.map(({ name }) => name).join(', ') })}</p>
      )}
      <SourceList sources={sources} />
    </>
  );
}

function OneCommunity({ community }: { readonly community: Community }) {
  const t = useWords({ en });
  const { societies, networks, peopleInside, peopleAcross } = community;
  const inNetworks = new Set(networks.flatMap(({ members }) => members.map(({ code }) => code)));
  const others = societies.filter(({ code }) => !inNetworks.has(code));
  return (
    <li class="card">
      <h3>{societies.map(({ name }) => name).join(', ')}</h3>
      <p>{t('peopleInside', { inside: countText(peopleInside), across: countText(peopleAcross) })}</p>
      {networks.map(({ network, members }) => (
        <p key={network.code}>
          {t('inNetwork', {
            network: network.name,
            members: members
              .map(({ code }) => societies.find((society) => society.code === code)?.name ?? code)
              .join(', '),
          })}
        </p>
      ))}
      {others.length > 0 && (
        <p class="quiet">{t('inNoNetwork', { societies: others.map(({ name }) => name).join(', ') })}</p>
      )}
    </li>
  );
}
