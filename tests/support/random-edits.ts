import * as fc from 'fast-check';
import { allFields } from '../../graph/model/kind.ts';
import { type AnyFact, type KindName, kindOf } from '../../graph/model/kinds.ts';

/** What a load does to one fact, told by numbers so that it fits any world. */
export interface Edit {
  readonly kind: KindName;
  /** Of the world's facts of the kind, those included that are away. */
  readonly fact: number;
  readonly what: 'remove' | 'restore' | 'take' | 'copy';
  /** From which fact it takes what it says. */
  readonly donor: number;
  /** Of all fields: which ones. */
  readonly fields: number;
}

/** Who says so: sources that a world need not have. */
const SOURCES = ['0', 'SRC-copy-1', 'SRC', 'SRC', 'SRC', 'z'];
/** Kinds of which networks are made, most often those of which loads bring many. */
const KINDS: readonly KindName[] = [
  ...Array.from({ length: 8 }, (): KindName => 'Service'),
  ...Array.from({ length: 3 }, (): KindName[] => ['Branch', 'Provider', 'Referral']).flat(),
  'Agreement',
  'Statement',
  'MinimumPackage',
  'Flow',
  'Stock',
  'IncidentTotal',
  'TrailStop',
  'TrailLeg',
  'TrailCountry',
  'Source',
];
/** Of which a change may mean a new network. */
const GROUND_KINDS: readonly KindName[] = [
  'Country',
  'Group',
  'ServiceType',
  'NationalSociety',
  'AdminArea',
  'Stop',
  'Leg',
  'Trail',
];

const editOf = (kinds: readonly KindName[]): fc.Arbitrary<Edit> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    fact: fc.nat(60),
    what: fc.constantFrom('remove', 'restore', 'take', 'copy'),
    donor: fc.nat(60),
    fields: fc.nat(0xff_ffff),
  });

/** Loads of some edits each; some touch what everything else is told by. */
export const someLoads = fc.array(
  fc.array(
    fc.oneof({ weight: 25, arbitrary: editOf(KINDS) }, { weight: 1, arbitrary: editOf(GROUND_KINDS) }),
    { maxLength: 12 },
  ),
  { minLength: 1, maxLength: 4 },
);

/**
 * The fact that an edit states, null when it takes one away, and undefined when it means nothing. `known` are the facts of the kind that ever
 * were, of which some are away.
 */
export function editedFact(
  known: readonly AnyFact[],
  edit: Edit,
): { code: string; fact: AnyFact | null } | undefined {
  if (known.length === 0) return undefined;
  const fact = known[edit.fact % known.length]!;
  if (edit.what === 'remove') return { code: fact.code, fact: null };
  if (edit.what === 'restore') return { code: fact.code, fact };
  const donor = known[edit.donor % known.length]!;
  if (edit.what === 'copy') {
    if (edit.kind === 'Source') {
      const code = sourceOf(edit);
      return { code, fact: { ...donor, code, source: code } };
    }
    const code = `${['0', 'M', fact.code, 'z'][edit.fields % 4]!}-copy-${edit.fact % 3}`;
    return { code, fact: { ...donor, code, source: sourceOf(edit) } };
  }
  const taken = allFields(kindOf(edit.kind))
    .map(([name]) => name)
    .filter((_, n) => ((edit.fields >> (n % 24)) & 1) === 1);
  const mixed = {
    ...fact,
    source: sourceOf(edit),
    ...Object.fromEntries(taken.map((name) => [name, donor[name]])),
  } as AnyFact;
  // Fields that do not go together.
  return kindOf(edit.kind).schema.safeParse(mixed).success ? { code: fact.code, fact: mixed } : undefined;
}

const sourceOf = ({ fields }: Edit): string => SOURCES[fields % SOURCES.length]!;
