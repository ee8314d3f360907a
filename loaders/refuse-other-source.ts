import { TrailcareError } from '../graph/errors.ts';
import { foldText } from '../graph/model/text.ts';
import { STEWARD_OF_ALL } from '../graph/model/viewer.ts';
import type { GraphStore, Reading } from '../graph/store.ts';
import { type LoadInput, sourceFromFileName } from './load-input.ts';

const KINDS = ['Branch', 'Service', 'Stop'] as const;

/**
 * Refuses files that would join a source of somebody else only because of their names: everybody's list of branches is
 * called `branches.csv`. Whoever means that source says so with `--source`.
 */
export async function refuseOtherSource(store: GraphStore, inputs: readonly LoadInput[]): Promise<void> {
  const derived = inputs.filter(({ sourceFromName }) => sourceFromName === true);
  if (derived.length === 0) return;
  const reading: Reading = { revision: await store.revision(), viewer: STEWARD_OF_ALL };
  for (const { options, file } of new Map(derived.map((input) => [input.options.source, input])).values()) {
    const { source, publisher, country } = options;
    const stored = (await store.get('Source', [source], reading)).get(source);
    if (stored === undefined) continue;
    // A source whose publisher nobody said is stored under its own code.
    const unsaid = stored.publisher === source;
    const refuse = (whose: string, owner: string): never => {
      throw new TrailcareError(
        'BAD_INPUT',
        `${file.name}: without --source its facts would be of the source ${JSON.stringify(source)}, after its file name, but ${whose}. Nothing was read. Name its own, as --source ${sourceFromFileName(owner)}-${source}; or give --source ${source} if it is the same source.`,
        { argument: '--source', value: source },
      );
    };
    if (publisher !== null && !unsaid && foldText(publisher) !== foldText(stored.publisher))
      refuse(`the graph has that source from ${JSON.stringify(stored.publisher)}`, publisher);
    if (country === null) continue;
    const countries = await otherCountries(store, source, country, reading);
    if (countries.length > 0)
      refuse(
        `the graph has that source${unsaid ? '' : ` from ${JSON.stringify(stored.publisher)}`} with facts of ${countries.join(', ')} and none of ${country}`,
        publisher !== null && unsaid ? publisher : country,
      );
  }
}

/** Countries of the source's facts; none when it has some of this country. */
async function otherCountries(
  store: GraphStore,
  source: string,
  country: string,
  reading: Reading,
): Promise<string[]> {
  const found = new Set<string>();
  for (const kind of KINDS) {
    const ofSource = { test: 'in' as const, field: 'source', values: [source] };
    const ofCountry = { test: 'in' as const, field: 'country', values: [country] };
    const here = await store.page(kind, { where: [ofCountry, ofSource], first: 1, counted: false }, reading);
    if (here.facts.length > 0) return [];
    const { facts } = await store.page(kind, { where: [ofSource], first: 200, counted: false }, reading);
    for (const fact of facts) if (fact.country !== null) found.add(fact.country);
  }
  return [...found].toSorted();
}
