import borderLinksDocument, { type Data } from '../../documents/border-links.graphql';
import { useShown } from '../../client/graph-state.ts';
import { useAnswer } from '../../client/use-answer.ts';
import type { Gate } from '../../strip/places.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

interface Props {
  readonly gate: Gate;
  /** Codes of service types. */
  readonly types: readonly string[];
  readonly day: string;
}

type Referral = NonNullable<Data['referrals']>['nodes'][number];

/** Which agreements and referrals between the two sides of a border are known, whatever is served there. */
export function BorderLinks({ gate: { from, to }, types, day }: Props) {
  const t = useWords({ en });
  const [a, b] = [from.nationalSocieties[0], to.nationalSocieties[0]];
  const asked = useAnswer(
    borderLinksDocument,
    a === undefined || b === undefined ? null : { society: a.code, serviceTypes: types, day },
    OF_OTHERS_TOO,
  );
  const { agreements, referrals } = asked.answer?.data ?? { agreements: null, referrals: null };
  const shared = (agreements?.nodes ?? []).filter(({ parties }) =>
    parties.some(({ code }) => code === b?.code),
  );
  const crossing = (referrals?.nodes ?? []).filter((referral) => crosses(referral, from.code, to.code));
  // Links of others do not stand here: what they rest on is not what the page rests on.
  useShown(shared.length + crossing.length > 0 ? asked.answer : null);
  if (asked.answer === null) return null;
  const topics = [...new Set(shared.flatMap((agreement) => agreement.topics.map(({ name }) => name)))];
  const referred = [...new Set(crossing.flatMap(({ serviceType }) => serviceType?.name ?? []))];
  const toldInPart = referrals !== null && referrals.totalCount > referrals.nodes.length;
  return (
    <p>
      {shared.length === 0
        ? t('noAgreement')
        : t('agreements', { count: shared.length, topics: topics.join(', ') })}{' '}
      {crossing.length > 0
        ? t('referrals', { count: crossing.length, topics: referred.join(', ') })
        : t(toldInPart ? 'manyReferrals' : 'noReferral')}
    </p>
  );
}

const OF_OTHERS_TOO = { counts: false };

/** In either direction. */
function crosses({ fromService, fromBranch, toService, toBranch }: Referral, a: string, b: string): boolean {
  const start = (fromService ?? fromBranch)?.country?.code;
  const end = (toService ?? toBranch)?.country?.code;
  return (start === a && end === b) || (start === b && end === a);
}
