import { Fragment } from 'preact';
import { useState } from 'preact/hooks';
import { DefinitionLink } from '../../parts/definition-link.tsx';
import { StatusMark } from '../../parts/status-mark.tsx';
import { useCatalogue } from '../../question/catalogue.ts';
import { countText } from '../../words/numbers.ts';
import { useWords } from '../../words/use-words.ts';
import type { Pair } from './links.ts';
import { PairDetails } from './pair-details.tsx';
import en from './words.en.json';

/** One row per pair; its borders under it when it is opened. */
export function PairTable({ pairs }: { readonly pairs: readonly Pair[] }) {
  const t = useWords({ en });
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const names = new Map(useCatalogue()?.serviceTypes.map(({ code, name }) => [code, name]));
  const typeNames = (codes: readonly string[]) => codes.map((code) => names.get(code) ?? code).join(', ');
  const toggle = (id: string) =>
    setOpen((now) => new Set(now.has(id) ? [...now].filter((one) => one !== id) : [...now, id]));
  return (
    <div class="table-scroll" tabIndex={0} role="region" aria-label={t('pairsTable')}>
      <table class="pairs">
        <thead>
          <tr>
            <th scope="col">
              <DefinitionLink measure="partnership" name={t('societies')} />
            </th>
            <th scope="col" class="number">
              <DefinitionLink measure="people" name={t('people')} />
            </th>
            <th scope="col">
              <DefinitionLink measure="handover" name={t('handovers')} />
            </th>
            <th scope="col">{t('agreements')}</th>
            <th scope="col">{t('referralsColumn')}</th>
            <th scope="col">
              <DefinitionLink measure="missing-link" name={t('missingLinks')} />
            </th>
            <th scope="col">{t('unknownLinks')}</th>
          </tr>
        </thead>
        <tbody>
          {pairs.map((pair) => {
            const { a, b, peoplePerYear, agreements, referrals, missing, unknown, handovers } = pair;
            const id = `${a.code}--${b.code}`;
            return (
              <Fragment key={id}>
                <tr>
                  <th scope="row">
                    <button
                      type="button"
                      class="disclosure"
                      aria-expanded={open.has(id)}
                      aria-controls={id}
                      onClick={() => toggle(id)}
                    >
                      {a.name} – {b.name}
                    </button>
                  </th>
                  <td class="number">{peoplePerYear === null ? t('notKnown') : countText(peoplePerYear)}</td>
                  <td>
                    <HandoverCounts counts={handovers} />
                  </td>
                  <td>{agreements.length === 0 ? t('noneKnown') : countText(agreements.length)}</td>
                  <td>{referrals.length === 0 ? t('noneKnown') : countText(referrals.length)}</td>
                  <td>{missing.length === 0 ? t('nothingMissing') : typeNames(missing)}</td>
                  <td>
                    {[
                      unknown.length > 0 && t('linkUnknown', { types: typeNames(unknown) }),
                      careUnknown(pair).length > 0 &&
                        t('careUnknown', { types: typeNames(careUnknown(pair)) }),
                    ]
                      .filter((words) => typeof words === 'string')
                      .join('; ')}
                  </td>
                </tr>
                <tr id={id} hidden={!open.has(id)}>
                  <td colSpan={7}>{open.has(id) && <PairDetails pair={pair} />}</td>
                </tr>
              </Fragment>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

/** Types of which nobody has told at some border whether care is there on both sides: then there is no link to speak of yet. */
const careUnknown = ({ sharedBorders }: Pair): string[] => [
  ...new Set(
    sharedBorders.flatMap(({ handovers }) =>
      handovers
        .filter(({ status, lacking }) => status === 'UNKNOWN' && lacking !== 'LINK')
        .map(({ serviceType }) => serviceType.code),
    ),
  ),
];

const COUNTED = [
  ['unlinked', 'UNLINKED'],
  ['absent', 'ABSENT'],
  ['oneSided', 'ONE_SIDED'],
  ['unknown', 'UNKNOWN'],
  ['linked', 'LINKED'],
] as const;

/** How many handovers there are of each status that there is. */
function HandoverCounts({ counts }: { readonly counts: Pair['handovers'] }) {
  return (
    <span class="handover-counts">
      {COUNTED.filter(([name]) => counts[name] > 0).map(([name, status]) => (
        <span key={name}>
          <StatusMark status={status} glyphOnly /> {countText(counts[name])}
        </span>
      ))}
    </span>
  );
}
