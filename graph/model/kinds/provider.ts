import { PROVIDER_KINDS } from '../closed-lists.ts';
import { oneOf, optional, ref, text, texts } from '../field.ts';
import { defineKind, type FactOf } from '../kind.ts';

export const provider = defineKind(
  'Provider',
  {
    name: text('Name'),
    acronym: optional(text('Acronym')),
    alternatives: texts('Other names by which files call it'),
    kind: optional(oneOf(PROVIDER_KINDS, 'Kind; null: no source says')),
    nationalSociety: optional(ref('NationalSociety', 'The National Society that it is; null: it is none')),
  },
  {
    about: 'An organisation that provides services, reconciled by name, acronym and id.',
    indexed: ['kind', 'nationalSociety'],
    searched: ['name', 'acronym', 'alternatives'],
    relationships: { nationalSociety: 'IS' },
    owners: ['nationalSociety'],
  },
);
export type Provider = FactOf<typeof provider>;
