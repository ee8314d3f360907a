import { PROVIDER_KINDS } from '../model/closed-lists.ts';
import { holdsOn } from '../network/validity.ts';
import { evidence, type Evidence } from './evidence.ts';
import { kindsListed } from './links.ts';
import type { View } from './view.ts';
import { withheld } from './withheld.ts';

/** Pairs of some National Societies by whether an agreement joins them; decision 0014, rule 8. */
export interface AgreementDensity {
  /** n (n − 1) / 2 of the n Societies. */
  readonly pairs: number;
  readonly withAgreement: number;
  /** Of which fresh statements of both countries say that all links are listed, and none is. */
  readonly withoutAgreement: number;
  readonly unknown: number;
  /** Null when there is no pair. */
  readonly share: number | null;
  readonly unknownShare: number | null;
  readonly evidence: Evidence;
}

const SOCIETIES = 1 << PROVIDER_KINDS.indexOf('NATIONAL_SOCIETY');

/** `types` null: agreements on anything. No statement lists links on everything, so that then no pair is certainly without. O(pairs + agreements). */
export function agreementDensity(
  view: View,
  societies: readonly number[],
  types: readonly number[] | null,
): AgreementDensity {
  const { network, day } = view;
  const proof = evidence(network);
  const members = [...new Set(societies)].toSorted((a, b) => a - b);
  const joined = new Set<string>();
  for (const agreement of network.agreements) {
    if (!holdsOn(day, agreement.validFrom, agreement.validUntil)) continue;
    if (types !== null && !agreement.topics.some((topic) => types.includes(topic))) continue;
    const parties = members.filter((member) => agreement.parties.includes(member));
    if (parties.length > 1) proof.addSource(agreement.source);
    for (const a of parties) for (const b of parties) if (a < b) joined.add(`${a} ${b}`);
  }
  const asked = types ?? [];
  const isListed = members.map((member) => {
    const country = network.societies.country[member]!;
    return (
      country >= 0 &&
      asked.length > 0 &&
      asked.every(
        (type) =>
          withheld(network, type) === 'NOTHING' && (kindsListed(view, country, type) & SOCIETIES) !== 0,
      )
    );
  });
  const countries = new Set(members.map((member) => network.societies.country[member]!));
  proof.addStatements(
    view.freshStatements.filter(
      ({ country, links, types: of }) =>
        links && countries.has(country) && of.some((type) => asked.includes(type)),
    ),
  );
  let withoutAgreement = 0;
  for (const [place, a] of members.entries()) {
    for (let other = place + 1; other < members.length; other++) {
      if (isListed[place] && isListed[other] && !joined.has(`${a} ${members[other]}`)) withoutAgreement++;
    }
  }
  const pairs = members.length === 0 ? 0 : (members.length * (members.length - 1)) / 2;
  const unknown = pairs - joined.size - withoutAgreement;
  const share = (part: number) => (pairs === 0 ? null : part / pairs);
  return {
    pairs,
    withAgreement: joined.size,
    withoutAgreement,
    unknown,
    share: share(joined.size),
    unknownShare: share(unknown),
    evidence: proof,
  };
}
