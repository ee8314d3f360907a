import type { Variables } from '../../documents/partnerships.graphql';
import networksDocument from '../../documents/networks.graphql';
import { useAnswer } from '../../client/use-answer.ts';
import type { Question } from '../../question/use-question.ts';
import { useWords } from '../../words/use-words.ts';
import en from './words.en.json';

type Pairs = Variables['pairs'];

const PAIRS = [
  ['ANY', 'membersAny'],
  ['INSIDE', 'membersInside'],
  ['ACROSS', 'membersAcross'],
] as const;

/** Which pairs the address asks for, of the members of a network. */
export const pairsOf = ({ address }: Question): Pairs =>
  PAIRS.find(([pairs]) => pairs === address.read('pairs'))?.[0] ?? 'ANY';

/** The Societies of the trail, or those of a regional network, and what is known of its agreements. */
export function NetworkChoice({ question }: { readonly question: Question }) {
  const t = useWords({ en });
  const { address, types, asOf } = question;
  const network = address.read('network');
  const asked = useAnswer(networksDocument, { serviceTypes: types, asOf });
  const networks = asked.answer?.data.regionalNetworks?.nodes ?? [];
  const chosen = networks.find(({ code }) => code === network);
  return (
    <>
      <div class="fields">
        <label>
          <span>{t('of')}</span>
          <select
            value={network}
            onChange={({ currentTarget }) => address.write({ network: currentTarget.value })}
          >
            <option value="">{t('thisTrail')}</option>
            {networks.map(({ code, name }) => (
              <option value={code} key={code}>
                {name}
              </option>
            ))}
          </select>
        </label>
        {network !== '' && (
          <label>
            <span>{t('pairsWhich')}</span>
            <select
              value={pairsOf(question)}
              onChange={({ currentTarget }) => address.write({ pairs: currentTarget.value })}
            >
              {PAIRS.map(([pairs, words]) => (
                <option value={pairs} key={pairs}>
                  {t(words)}
                </option>
              ))}
            </select>
          </label>
        )}
      </div>
      {chosen && (
        <p>
          {t('density', {
            with: chosen.density.withAgreement,
            pairs: chosen.density.pairs,
            unknown: chosen.density.unknown,
          })}{' '}
          {!chosen.membersComplete && t('membersPartly')}
        </p>
      )}
    </>
  );
}
